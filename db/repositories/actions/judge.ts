import { addDays } from '../../calendar';
import { Failure } from '../../failure';
import { lengthInDays } from '../../kpi/periods';
import { requireKpiClient, requireSlice, type Asked, type SliceRequest } from '../../kpi/question';
import { resultsOf, type KpiValue } from '../../kpi/results';
import type { Better } from '../../kpi/definition';
import { betterOf, type KpiName } from '../../kpi/names';
import { compareBetter, stateOf, targetFinder, type Target, type TargetState } from '../../kpi/targets';
import type { ClientScope } from '../../scope';
import type { ActionVerdict } from '../../vocabulary';
import { getAction } from './list';
import type { Action, Measured } from './rows';

/** A KPI of a slice as the engine tells it now, and the target in force on the last date. */
export type Measurement = {
  readonly result: KpiValue;
  readonly target: Target | null;
  readonly state: TargetState;
};

/** Measures a KPI of what is asked about with the one engine. */
export const measureAsked = (asked: Asked, kpi: KpiName): Measurement => {
  const { clientId, to } = asked.slice;
  const [result] = resultsOf(asked, asked.code, kpi);
  if (!result) throw new Error(`${kpi} has no result`);
  const target = targetFinder(asked.connection, clientId)(kpi, to);
  return { result, target, state: stateOf(betterOf(kpi), result.value, target) };
};

/**
 * Measures a KPI over a slice.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a range
 * that ends too early.
 */
export const measure = (
  scope: ClientScope,
  { kpi, ...request }: SliceRequest & { readonly kpi: KpiName },
): Measurement => measureAsked(requireSlice(scope, request), kpi);

/** What an action is judged by: its KPI over days since it was opened, against what it was then. */
export type Judgement = Measured & {
  readonly state: TargetState;
  readonly records: number;
  /** Now − at the opening, in the KPI's unit; null where either has no value. */
  readonly change: number | null;
  readonly direction: 'better' | 'worse' | 'even' | 'none';
  /** The part of the way from the value at the opening to the target that was gone; null without a way to go. */
  readonly shareOfWay: number | null;
  readonly suggested: ActionVerdict;
};

/** Fewer days than these say little. */
const FEWEST_DAYS = 5;
/** What counts as moved: so much of the way to the target. */
const ENOUGH_OF_WAY = 0.5;

const DIRECTIONS = { '-1': 'worse', '0': 'even', '1': 'better' } as const;

/** How a number stands to what it was: the part of a judgement that follows from the two values and the target. */
export type Compared = Pick<Judgement, 'change' | 'direction' | 'shareOfWay' | 'suggested'>;

const shareOfWay = (
  better: Better,
  before: number,
  { value, target }: { readonly value: number; readonly target: number | null },
): number | null =>
  target === null || compareBetter(better, before, target) >= 0 ? null : (value - before) / (target - before);

const suggest = (days: number, direction: Judgement['direction'], share: number | null): ActionVerdict => {
  if (days < FEWEST_DAYS) return 'TOO_EARLY';
  if (share === null) return direction === 'better' ? 'MOVED' : 'NOT_MOVED';
  return share >= ENOUGH_OF_WAY ? 'MOVED' : 'NOT_MOVED';
};

/**
 * Compares a number of so many days with what it was: moved is suggested from half of the way to the target on, without
 * a way to go for whatever is better; too early for fewer than five days or where a value is missing.
 */
export const compareSince = (
  better: Better,
  before: { readonly value: number | null },
  now: { readonly value: number | null; readonly target: number | null },
  days: number,
): Compared => {
  if (before.value === null || now.value === null)
    return { change: null, direction: 'none', shareOfWay: null, suggested: 'TOO_EARLY' };
  const { value, target } = now;
  const direction = DIRECTIONS[`${compareBetter(better, value, before.value)}`];
  const share = shareOfWay(better, before.value, { value, target });
  return {
    change: value - before.value,
    direction,
    shareOfWay: share,
    suggested: suggest(days, direction, share),
  };
};

/** The days since an action was opened: from the day after it to today; on the day itself that day. */
const daysSince = (action: Action, today: string): { readonly from: string; readonly to: string } => {
  const from = addDays(action.opened.on, 1);
  return from <= today ? { from, to: today } : { from: action.opened.on, to: today };
};

/** Days of a client, by default those since the action was opened. */
export type JudgedRange = { readonly from?: string | undefined; readonly to?: string | undefined };

/**
 * Computes an action's KPI over the days since it was opened, or those that are named, in its own slice.
 * @throws Failure `invalid-input` for days that end before the action was opened or have not come.
 */
export const judge = (scope: ClientScope, action: Action, range: JudgedRange): Judgement => {
  const { clientId, kpi, where, better, opened } = action;
  const today = requireKpiClient(scope, { clientId }).clock.date;
  const since = daysSince(action, today);
  const { from = since.from, to = since.to } = range;
  const refuse = (key: string, params: Record<string, string>): never => {
    throw new Failure('invalid-input', key, params, { fields: [{ key, params, path: ['to'] }] });
  };
  if (to < opened.on) refuse('actions.judged-before', { date: opened.on });
  if (to > today) refuse('actions.judged-future', { today });
  const { result, target, state } = measure(scope, { clientId, kpi, from, to, where });
  const { value, numerator, denominator, records } = result;
  return {
    from,
    to,
    value,
    numerator,
    denominator,
    target: target?.target ?? null,
    state,
    records,
    ...compareSince(better, opened, { value, target: target?.target ?? null }, lengthInDays({ from, to })),
  };
};

/**
 * What an action would be judged by now; nothing is kept.
 * @throws Failure `not-found` for an action that is not this client's, `invalid-input` for days before its opening.
 */
export const judgeAction = async (
  scope: ClientScope,
  input: JudgedRange & { readonly clientId: number; readonly id: number },
): Promise<Judgement> => judge(scope, await getAction(scope, input), input);
