import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { NO_VALUE } from '../../format';
import type { TextKey } from '../../i18n';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import classes from './HistoryDrawer.module.css';

const FIELD_NAMES: Readonly<Record<string, TextKey>> = {
  workOrder: 'column.workOrder',
  operation: 'column.operation',
  unitsProduced: 'column.unitsProduced',
  unitsDefective: 'column.unitsDefective',
  runHours: 'column.runHours',
  employeesAssigned: 'column.employeesAssigned',
  employeesPresent: 'column.employeesPresent',
  employeesFloatingIdle: 'column.employeesFloatingIdle',
  scheduledHours: 'column.scheduledHours',
  notes: 'column.notes',
  'derived.cycleTimeHours': 'history.standard',
  'derived.employeesAssigned': 'history.employeesAssigned',
  'derived.employeesPresent': 'history.employeesPresent',
  'derived.scheduledHours': 'history.scheduledHours',
  'derived.runHours': 'history.runHours',
  file: 'history.file',
  voidReason: 'sheet.void-reason',
  line: 'sheet.line',
  shiftDate: 'sheet.date',
  shiftType: 'sheet.shift',
};

const ACTION_NAMES: Readonly<Record<string, TextKey>> = {
  create: 'history.create',
  update: 'history.update',
  void: 'history.void',
  import: 'history.import',
};

const written = (field: string, value: unknown, { format }: Words): string => {
  if (field === 'file' && typeof value === 'string') return value.split(/[\\/]/).at(-1) ?? value;
  if (typeof value === 'number') return format.exact(value);
  if (typeof value === 'string' && value !== '') return value;
  return value === null || value === undefined || value === '' ? NO_VALUE : JSON.stringify(value);
};

const actionName = (action: string, t: Words['t']): string => {
  const key = ACTION_NAMES[action.split('.').at(-1) ?? ''];
  return key ? t(key) : action;
};

/** Who changed an entry when, from what to what, newest first. */
export const HistoryDrawer = ({
  client,
  entryId,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly entryId: number | null;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const history = useQuery(
    procedures.production.history.queryOptions({
      input: { clientId: client.id, entryId: entryId ?? 1 },
      enabled: entryId !== null,
      staleTime: 0,
    }),
  );
  return (
    <Drawer
      opened={entryId !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={t('history.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {history.isPending && <Loading height={160} />}
      {history.isError && <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />}
      <ol className={classes.list}>
        {history.data?.map((step, at) => (
          <li key={`${step.at}-${at}`} className={classes.step}>
            <div className={classes.head}>
              <strong>{actionName(step.action, t)}</strong>
              <span className={classes.when}>
                {t('history.by', { when: format.dateTime(step.at, client.timezone), who: step.actor })}
              </span>
            </div>
            <dl className={classes.changes}>
              {step.changes.map(({ field, before, after }) => {
                const name = FIELD_NAMES[field];
                return (
                  <div key={field} className={classes.change}>
                    <dt>{name ? t(name) : field}</dt>
                    <dd>
                      {before !== null && before !== undefined && <del>{written(field, before, words)}</del>}{' '}
                      {written(field, after, words)}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </li>
        ))}
      </ol>
    </Drawer>
  );
};
