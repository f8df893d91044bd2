import type { Action, ActionVerdict, Judgement } from '../../../electron/contract/actions';
import type { KpiName, Where } from '../../../electron/contract/kpi';
import type { Words } from '../../i18n/useWords';
import { amountsOf } from '../kpis/amounts';
import { groupName } from '../kpis/groups';
import { DIMENSIONS } from '../kpis/narrowing';

/** What a number is narrowed to, in words; '' for all of a client's work. */
export const narrowingText = (where: Where | undefined, { t }: Words): string =>
  DIMENSIONS.flatMap((dimension) => {
    const code = where?.[dimension];
    if (code === undefined) return [];
    const name = groupName(dimension, code, t);
    return [dimension === 'shift' ? name : `${t(`group.${dimension}`)} ${name}`];
  }).join(', ');

/** A KPI, what it is narrowed to, and its dates, as one line. */
export const sliceText = (
  { kpi, where, from, to }: { kpi: KpiName; where: Where | undefined; from: string; to: string },
  words: Words,
): string =>
  [amountsOf(kpi, words).name, narrowingText(where, words), words.format.dateRange(from, to)]
    .filter((text) => text !== '')
    .join(' · ');

/** How an action is marked: shape and colour of its state. */
export const stateOf = ({ state, isOverdue, closed }: Action): 'good' | 'warning' | 'critical' | 'none' => {
  if (isOverdue) return 'critical';
  if (state === 'OPEN') return 'warning';
  return state === 'CLOSED' && closed?.verdict === 'MOVED' ? 'good' : 'none';
};

/** Where an action stands, in a word or two: overdue, open, what it came to, voided. */
export const stateText = ({ state, isOverdue, closed }: Action, { t }: Words): string => {
  if (isOverdue) return t('actions.overdue');
  return closed && state === 'CLOSED' ? t(`actions.result-${closed.verdict}`) : t(`actions.state-${state}`);
};

/** The change since the opening, in the words of better and worse; '' where either number is missing. */
export const changeText = (kpi: KpiName, { change, direction }: Judgement, words: Words): string => {
  const { t } = words;
  if (direction === 'none') return '';
  if (direction === 'even') return t('actions.even');
  const arrow = (change ?? 0) > 0 ? '▲' : '▼';
  return `${arrow} ${t(`change.${direction}`, { change: amountsOf(kpi, words).distanceWithUnit(change) })}`;
};

/** What the numbers suggest and why, as one sentence. */
export const suggestionText = (judgement: Judgement, { t, format }: Words): string => {
  const { shareOfWay, suggested, direction } = judgement;
  const verdict = t(`actions.result-${suggested satisfies ActionVerdict}`);
  if (direction === 'none') return t('actions.suggest-nothing', { verdict });
  if (shareOfWay === null) return t('actions.suggest', { verdict });
  if (shareOfWay >= 1) return t('actions.suggest-reached', { verdict });
  if (shareOfWay <= 0) return t('actions.suggest-away', { verdict });
  return t('actions.suggest-way', { verdict, share: format.fixed(shareOfWay * 100, 0) });
};
