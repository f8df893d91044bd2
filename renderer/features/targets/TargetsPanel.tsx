import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../electron/contract';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { NO_VALUE, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { Column, Filter } from '../../ui/records/arrange';
import { amountsOf } from '../kpis/amounts';
import { FAMILY_NAMES, FAMILIES, type Family } from '../kpis/families';
import { TargetDrawer } from '../kpis/TargetDrawer';
import { whoIs } from '../history/who';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { useMasterSearch } from '../masters/useMasterSearch';
import classes from './Targets.module.css';

type OfKpi = InferContractRouterOutputs<Contract>['targets']['listByKpi'][number];
type Target = OfKpi['targets'][number];

const STATES = ['in-force', 'future', 'past', 'none'] as const;
type State = (typeof STATES)[number];

/** One target of a KPI, or a KPI without any. */
type Row = {
  readonly kpi: KpiName;
  readonly family: Family;
  readonly better: OfKpi['better'];
  readonly state: State;
  readonly target: Target | null;
};

/** Every KPI's targets as rows, the latest first, by families of KPIs. */
const rowsOf = (kpis: readonly OfKpi[], today: string): Row[] =>
  FAMILY_NAMES.flatMap((family) =>
    FAMILIES[family].flatMap((kpi): Row[] => {
      const found = kpis.find((one) => one.kpi === kpi);
      if (!found) return [];
      const own = { kpi, family, better: found.better };
      const current = found.targets.findLast(({ from }) => from === null || from <= today);
      const stateOf = (target: Target): State => {
        if (target === current) return 'in-force';
        return target.from !== null && target.from > today ? 'future' : 'past';
      };
      if (found.targets.length === 0) return [{ ...own, state: 'none', target: null }];
      return found.targets.toReversed().map((target) => ({ ...own, state: stateOf(target), target }));
    }),
  );

/** What is aimed at in every KPI of a client: in force, to come and gone by; a row opens its KPI's targets. */
export const TargetsPanel = ({ client }: MasterPanelProps) => {
  const words = useWords();
  const { t, format } = words;
  const today = todayIn(client.timezone);
  const { search, close } = useMasterSearch();
  const targets = useQuery({
    ...procedures.targets.listByKpi.queryOptions({ input: { clientId: client.id } }),
    select: (kpis) => rowsOf(kpis, today),
  });
  const limit = (name: 'target' | 'warning' | 'critical'): Column<Row> => ({
    key: name,
    label: t(`targets.${name}`),
    value: ({ target }) => target?.[name] ?? null,
    show: ({ kpi, target }) => {
      const amounts = amountsOf(kpi, words);
      const value = target?.[name] ?? null;
      return name === 'target' ? amounts.brief(value) : amounts.value(value);
    },
    isNumber: true,
  });
  const columns: readonly Column<Row>[] = [
    {
      key: 'kpi',
      label: t('targets.kpi'),
      value: ({ kpi }) => t(`kpi.${kpi}`),
      show: ({ kpi, state }) => (
        <span className={state === 'past' ? classes.past : classes.kpi}>{t(`kpi.${kpi}`)}</span>
      ),
    },
    {
      key: 'family',
      label: t('targets.family'),
      value: ({ family }) => t(`family.${family}`),
      show: ({ family }) => <span className={classes.whole}>{t(`family.${family}`)}</span>,
    },
    {
      key: 'better',
      label: t('targets.better'),
      value: ({ better }) => t(`targets.${better}`),
      show: ({ better }) => (
        <span className={classes.whole}>
          <span aria-hidden>{better === 'higher' ? '↑' : '↓'}</span> {t(`targets.${better}`)}
        </span>
      ),
    },
    limit('target'),
    limit('warning'),
    limit('critical'),
    {
      key: 'from',
      label: t('targets.from'),
      value: ({ target }) => target?.from ?? null,
      show: ({ target }) => (
        <span className={classes.whole}>
          {target?.from === null ? t('targets.all-dates') : format.date(target?.from ?? null, 'full')}
        </span>
      ),
    },
    {
      key: 'state',
      label: t('targets.state'),
      value: ({ state }) => t(`targets.state-${state}`),
      show: ({ state }) => <span className={classes[state]}>{t(`targets.state-${state}`)}</span>,
    },
    {
      key: 'by',
      label: t('targets.set-by'),
      value: ({ target }) =>
        target &&
        (target.updatedBy === null ? t('targets.by-file') : whoIs(target.updatedBy, target.updatedByName, t)),
    },
    {
      key: 'when',
      label: t('targets.set-at'),
      value: ({ target }) => target?.updatedAt ?? null,
      show: ({ target }) => (
        <span className={classes.whole}>
          {target ? format.date(todayIn(client.timezone, new Date(target.updatedAt)), 'full') : NO_VALUE}
        </span>
      ),
    },
  ];
  const filters: readonly Filter[] = [
    {
      key: 'family',
      label: t('targets.family'),
      options: FAMILY_NAMES.map((name) => t(`family.${name}`)).map((label) => ({ value: label, label })),
    },
    {
      key: 'state',
      label: t('targets.state'),
      options: STATES.map((state) => t(`targets.state-${state}`)).map((label) => ({ value: label, label })),
    },
  ];
  // A row goes when its target is taken away; the drawer of its KPI stays.
  const opened = targets.data?.find(({ kpi }) => kpi === search.open?.split('.')[0]);
  return (
    <>
      <MasterList
        name={t('masters.targets')}
        query={targets}
        keyOf={({ kpi, target }) => `${kpi}.${target === null ? 'none' : (target.from ?? 'all')}`}
        columns={columns}
        filters={filters}
        empty={t('targets.none')}
        form={() => null}
      />
      {opened && <TargetDrawer kpi={opened.kpi} better={opened.better} client={client} onClose={close} />}
    </>
  );
};
