import { useQuery } from '@tanstack/react-query';
import type { PiecePlan } from '../../../electron/contract/piece-plans';
import { procedures } from '../../api/queries';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { lineText } from '../lines/lineText';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { PiecePlanForm } from './PiecePlanForm';
import { stateOf } from './state';

const STATES = ['in-force', 'later', 'past'] as const;

/** Pieces that lines are to make in a shift: standing plans with the dates from which they hold, and plans of one date. */
export const PiecePlansPanel = ({ client }: MasterPanelProps) => {
  const { t, format } = useWords();
  const mayWrite = useMay('write-masters');
  const input = { clientId: client.id };
  const plans = useQuery(procedures.piecePlans.list.queryOptions({ input }));
  const lines = useQuery(procedures.lines.list.queryOptions({ input })).data ?? [];
  const today = todayIn(client.timezone);
  const lineOf = ({ lineId }: PiecePlan): string | null => {
    const line = lines.find(({ id }) => id === lineId);
    return line ? lineText(line) : null;
  };
  const stateText = (plan: PiecePlan): string => t(`plans.${stateOf(plan, plans.data ?? [], today)}`);
  const columns: readonly Column<PiecePlan>[] = [
    { key: 'line', label: t('plans.line'), value: lineOf },
    { key: 'shift', label: t('plans.shift'), value: (plan) => t(`shift.${plan.shiftType}`) },
    {
      key: 'when',
      label: t('plans.when'),
      value: (plan) => plan.date ?? plan.from ?? '',
      show: (plan) =>
        plan.date !== null
          ? format.date(plan.date, 'full')
          : plan.from === null
            ? t('plans.always')
            : t('plans.from-date', { date: format.date(plan.from, 'full') }),
    },
    {
      key: 'pieces',
      label: t('plans.pieces'),
      value: (plan) => plan.pieces,
      show: (plan) => format.integer(plan.pieces),
      isNumber: true,
    },
    { key: 'force', label: t('plans.state'), value: stateText },
  ];
  return (
    <MasterList
      name={t('masters.piece-plans')}
      query={plans}
      keyOf={(plan) => plan.id}
      columns={columns}
      filters={[
        {
          key: 'force',
          label: t('plans.state'),
          options: STATES.map((state) => ({ value: t(`plans.${state}`), label: t(`plans.${state}`) })),
        },
        {
          key: 'line',
          label: t('plans.line'),
          options: lines.map((line) => ({ value: lineText(line), label: lineText(line) })),
        },
      ]}
      addLabel={mayWrite ? t('plans.add') : undefined}
      empty={t('plans.empty')}
      form={(open) => <PiecePlanForm client={client} lines={lines} today={today} {...open} />}
    />
  );
};
