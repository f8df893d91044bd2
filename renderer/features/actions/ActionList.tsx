import type { Action } from '../../../electron/contract/actions';
import { useWords, type Words } from '../../i18n/useWords';
import type { Column, Filter, ListView } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { StateMark } from '../../ui/StateMark';
import { amountsOf } from '../kpis/amounts';
import { narrowingText, stateOf, stateText } from './words';
import classes from './Actions.module.css';

const withUnit = (action: Action, value: number | null | undefined, words: Words): string =>
  amountsOf(action.kpi, words).valueWithUnit(value);

const columnsOf = (words: Words): readonly Column<Action>[] => {
  const { t, format } = words;
  return [
    {
      key: 'problem',
      label: t('actions.problem'),
      value: ({ problem }) => problem,
      show: ({ problem, countermeasure }) => (
        <div className={classes.problem}>
          <strong>{problem}</strong>
          <div className={classes.countermeasure}>{countermeasure}</div>
        </div>
      ),
    },
    {
      key: 'countermeasure',
      label: t('actions.countermeasure'),
      value: ({ countermeasure }) => countermeasure,
    },
    { key: 'kpi', label: t('actions.kpi'), value: ({ kpi }) => t(`kpi.${kpi}`) },
    {
      key: 'slice',
      label: t('actions.narrowing'),
      value: ({ where }) => narrowingText(where, words) || null,
    },
    { key: 'owner', label: t('actions.owner'), value: ({ owner }) => owner.name },
    {
      key: 'due',
      label: t('actions.due'),
      value: ({ dueDate }) => dueDate,
      show: ({ dueDate }) => format.date(dueDate, 'full'),
    },
    {
      key: 'state',
      label: t('actions.state'),
      value: (action) => stateText(action, words),
      show: (action) => <StateMark state={stateOf(action)} label={stateText(action, words)} />,
    },
    {
      key: 'opened',
      label: t('actions.at-opening'),
      value: ({ opened }) => opened.value,
      show: (action) => withUnit(action, action.opened.value, words),
      isNumber: true,
    },
    {
      key: 'target',
      label: t('trend.target'),
      value: ({ opened }) => opened.target,
      show: (action) => withUnit(action, action.opened.target, words),
      isNumber: true,
    },
    {
      key: 'closed',
      label: t('actions.at-closing'),
      value: ({ closed }) => closed?.value ?? null,
      show: (action) => withUnit(action, action.closed?.value, words),
      isNumber: true,
    },
    {
      key: 'openedOn',
      label: t('actions.opened-on'),
      value: ({ opened }) => opened.on,
      show: ({ opened }) => format.date(opened.on, 'full'),
    },
    {
      key: 'by',
      label: t('actions.opened-by'),
      value: ({ opened }) => opened.byName ?? opened.by,
    },
  ];
};

/** Columns that stand in another one's cell, or that few ask for, until they are chosen. */
const HIDDEN = ['countermeasure', 'target', 'closed', 'by'];

const choices = (name: string, label: string, values: readonly string[]): Filter => ({
  key: name,
  label,
  options: [...new Set(values)].toSorted().map((value) => ({ value, label: value })),
});

/** Actions of a client: searched, narrowed by state, owner and KPI, sorted, exported, opened by Enter. */
export const ActionList = ({
  actions,
  view,
  onView,
  opened,
  onOpen,
  empty,
}: {
  readonly actions: readonly Action[];
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Id of the action whose drawer is open. */
  readonly opened: number | undefined;
  readonly onOpen: (action: Action) => void;
  readonly empty: { readonly title: string; readonly text: string };
}) => {
  const words = useWords();
  const { t } = words;
  const columns = columnsOf(words);
  return (
    <RecordList
      name={t('actions.title')}
      rows={actions}
      keyOf={({ id }) => id}
      columns={columns}
      filters={[
        choices(
          'state',
          t('actions.state'),
          actions.map((action) => stateText(action, words)),
        ),
        choices(
          'owner',
          t('actions.owner'),
          actions.map(({ owner }) => owner.name),
        ),
        choices(
          'kpi',
          t('actions.kpi'),
          actions.map(({ kpi }) => t(`kpi.${kpi}`)),
        ),
      ]}
      view={{ ...view, hide: view.hide ?? HIDDEN }}
      onView={onView}
      onOpen={onOpen}
      opened={opened === undefined ? undefined : String(opened)}
      empty={empty}
    />
  );
};
