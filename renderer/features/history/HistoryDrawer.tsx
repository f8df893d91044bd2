import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { HistoryKind } from '../../../electron/contract/history';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { actionText, fieldText, valueText } from './words';
import classes from './HistoryDrawer.module.css';

/** A record whose history is asked for, and what it is called. */
export type HistoryOf = { readonly kind: HistoryKind; readonly rowId: number; readonly title?: string };

/** Who changed a record when, from what to what, newest first. */
export const HistoryDrawer = ({
  client,
  record,
  onClose,
}: {
  readonly client: { readonly id: number; readonly timezone: string };
  readonly record: HistoryOf | null;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const history = useQuery(
    procedures.history.list.queryOptions({
      input: { clientId: client.id, kind: record?.kind ?? 'production', rowId: record?.rowId ?? 1 },
      enabled: record !== null,
      staleTime: 0,
    }),
  );
  return (
    <Drawer
      opened={record !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={t('history.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {record?.title && <p className={classes.of}>{record.title}</p>}
      {history.isPending && <Loading height={160} />}
      {history.isError && <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />}
      {history.data?.length === 0 && <p className={classes.of}>{t('history.empty')}</p>}
      <ol className={classes.list}>
        {history.data?.map((step, at) => (
          <li key={`${step.at}-${at}`} className={classes.step}>
            <div className={classes.head}>
              <strong>{actionText(step.action, t)}</strong>
              <span className={classes.when}>
                {t('history.by', { when: format.dateTime(step.at, client.timezone), who: step.actor })}
              </span>
            </div>
            <dl className={classes.changes}>
              {step.changes.map(({ field, before, after }) => (
                <div key={field} className={classes.change}>
                  <dt>{fieldText(field, t)}</dt>
                  <dd>
                    {before !== null && before !== undefined && (
                      <del>{valueText(field, before, words, client.timezone)}</del>
                    )}{' '}
                    {valueText(field, after, words, client.timezone)}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </Drawer>
  );
};
