import type { ClientScope } from '../scope';
import type { OwnDefinition } from './figures';
import { betterOf, isRatio, OWN_DEFINITIONS, ALL_KPIS, type KpiName } from './names';
import {
  lengthInDays,
  previousInStep,
  previousRange,
  spansOf,
  type DateRange,
  type Span,
  type Step,
} from './periods';
import { requireSlice, type Asked, type SliceRequest } from './question';
import { canNarrow, ownResultOf, resultsOf, type KpiValue } from './results';
import { compareBetter, isTolerated, stateOf, targetFinder, type Target, type TargetState } from './targets';

const within = (asked: Asked, { from, to }: DateRange): Asked => ({
  ...asked,
  slice: { ...asked.slice, from, to },
});

/** How a KPI is told over time where grouping by date is not the way, unless it cannot be narrowed so. */
const courseOf = ({ slice }: Asked, kpi: KpiName): OwnDefinition['course'] =>
  isRatio(kpi) || !canNarrow(kpi, slice) ? undefined : OWN_DEFINITIONS[kpi].course;

/** A KPI's results by span; null where a span has no rows. */
const resultsOver = (
  asked: Asked,
  kpi: KpiName,
  spans: readonly Span[],
  by: Step,
): readonly (KpiValue | null)[] => {
  const course = courseOf(asked, kpi);
  if (course !== undefined && !isRatio(kpi)) {
    const figures = course(asked, spans);
    return spans.map(({ label }) => ownResultOf(kpi, asked.code, { [by]: label }, figures.get(label)));
  }
  const byLabel = new Map(resultsOf(asked, asked.code, kpi, by).map((result) => [result.group[by], result]));
  return spans.map(({ label }) => byLabel.get(label) ?? null);
};

/** The values of a KPI by day; null where a day has none. */
export const valuesByDay = (asked: Asked, kpi: KpiName): ReadonlyMap<string, number | null> => {
  const spans = spansOf(asked.slice, 'day');
  const results = resultsOver(asked, kpi, spans, 'day');
  return new Map(spans.map(({ label }, at) => [label, results[at]?.value ?? null]));
};

/** The result of a whole earlier range: what is told by the clock is told as of that range's end. */
const resultBefore = (earlier: Asked, kpi: KpiName): KpiValue => {
  const course = courseOf(earlier, kpi);
  if (course !== undefined && !isRatio(kpi)) {
    const { from, to } = earlier.slice;
    const label = 'before';
    return ownResultOf(kpi, earlier.code, {}, course(earlier, [{ from, to, label }]).get(label));
  }
  return wholeResult(earlier, kpi);
};

const wholeResult = (asked: Asked, kpi: KpiName): KpiValue => {
  const [result] = resultsOf(asked, asked.code, kpi);
  if (!result) throw new Error(`${kpi} has no result`);
  return result;
};

/** A KPI over time, in columns: one place for each label, null (0 for counts and shares) where there is nothing. */
export type Series = {
  readonly labels: string[];
  readonly values: (number | null)[];
  readonly numerators: (number | null)[];
  readonly denominators: (number | null)[];
  readonly records: number[];
  readonly estimatedShares: number[];
  readonly confidences: number[];
  /** In force on each span's last date. */
  readonly targets: (number | null)[];
  readonly before: { readonly labels: string[]; readonly values: (number | null)[] };
  readonly noteKeys: string[];
};

const valuesOf = (results: readonly (KpiValue | null)[]): (number | null)[] =>
  results.map((result) => result?.value ?? null);

const labelsOf = (spans: readonly Span[]): string[] => spans.map(({ label }) => label);

/** What is said of a course as a whole: how it was made, not what single spans lack. */
const COURSE_NOTES = ['kpi.note.reconstructed', 'kpi.note.basis-changed', 'kpi.note.rty-method-changed'];

const notesOf = (results: readonly (KpiValue | null)[]): string[] => {
  const told = new Set(results.flatMap((result) => result?.noteKeys ?? []));
  return COURSE_NOTES.filter((key) => told.has(key));
};

/**
 * The results that a series is made of, with the label of each span; null where a span has no rows.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const listCourse = (
  scope: ClientScope,
  request: SliceRequest & { readonly kpi: KpiName; readonly by: Step },
): { spans: { label: string; result: KpiValue | null }[]; noteKeys: string[] } => {
  const { kpi, by } = request;
  const asked = requireSlice(scope, request);
  const spans = spansOf(request, by);
  const results = resultsOver(asked, kpi, spans, by);
  return {
    spans: spans.map(({ label }, at) => ({ label, result: results[at] ?? null })),
    noteKeys: notesOf(results),
  };
};

/**
 * A KPI by day, ISO week or month with a place for each of the range, and the range before in step with it. A value is
 * what `listKpiResults` tells of that span; WIP aging is told as of each span's end, delivery by promised date.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const getSeries = async (
  scope: ClientScope,
  request: SliceRequest & { readonly kpi: KpiName; readonly by: Step },
): Promise<Series> => {
  const { kpi, by } = request;
  const asked = requireSlice(scope, request);
  const spans = spansOf(request, by);
  const results = resultsOver(asked, kpi, spans, by);
  const earlier = previousInStep(request, by);
  const spansBefore = spansOf(earlier, by);
  const targetOn = targetFinder(asked.connection, request.clientId);
  return {
    labels: labelsOf(spans),
    values: valuesOf(results),
    numerators: results.map((result) => result?.numerator ?? null),
    denominators: results.map((result) => result?.denominator ?? null),
    records: results.map((result) => result?.records ?? 0),
    estimatedShares: results.map((result) => result?.estimatedShare ?? 0),
    confidences: results.map((result) => result?.confidence ?? 0),
    targets: spans.map(({ to }) => targetOn(kpi, to)?.target ?? null),
    before: {
      labels: labelsOf(spansBefore),
      values: valuesOf(resultsOver(within(asked, earlier), kpi, spansBefore, by)),
    },
    noteKeys: notesOf(results),
  };
};

/** A KPI as a tile shows it: now, before, against its target, and its course. */
export type KpiOverview = {
  readonly kpi: KpiName;
  readonly better: 'higher' | 'lower';
  readonly now: KpiValue;
  readonly before: KpiValue;
  /** now − before, in the KPI's unit; null where either has no value. */
  readonly change: number | null;
  readonly direction: 'better' | 'worse' | 'even' | 'none';
  readonly target: Target | null;
  /** now − target, in the KPI's unit. */
  readonly difference: number | null;
  readonly state: TargetState;
  /** `good` although past the target: the warning limit is not reached. */
  readonly isTolerated: boolean;
  readonly course: { readonly by: Step; readonly labels: string[]; readonly values: (number | null)[] };
};

const DIRECTIONS = { '-1': 'worse', '0': 'even', '1': 'better' } as const;

const MOST_DAYS_BY_DAY = 92;
const MOST_DAYS_BY_WEEK = 731;

/** The step of an overview's course: day up to 92 days, week up to two years, else month. */
export const stepFor = (range: DateRange): Step => {
  const days = lengthInDays(range);
  if (days <= MOST_DAYS_BY_DAY) return 'day';
  return days <= MOST_DAYS_BY_WEEK ? 'week' : 'month';
};

/** A result beside the one of before and its target: what changed, and how it stands. */
export const compared = (
  now: KpiValue,
  before: KpiValue,
  target: Target | null,
): Omit<KpiOverview, 'course'> => {
  const { kpi } = now;
  const better = betterOf(kpi);
  const isComparable = now.value !== null && before.value !== null;
  return {
    kpi,
    better,
    now,
    before,
    change: isComparable ? Number(now.value) - Number(before.value) : null,
    direction: isComparable
      ? DIRECTIONS[`${compareBetter(better, Number(now.value), Number(before.value))}`]
      : 'none',
    target,
    difference: now.value === null || target === null ? null : now.value - target.target,
    state: stateOf(better, now.value, target),
    isTolerated: isTolerated(better, now.value, target),
  };
};

/**
 * KPIs of what was asked beside those of the range of the same length right before it, with the targets in force on the
 * last date; the course is by day up to 92 days, by week up to two years, else by month.
 */
export const overviewsOf = (asked: Asked, kpis: readonly KpiName[]): KpiOverview[] => {
  const { clientId, from, to } = asked.slice;
  const range = { from, to };
  const earlier = within(asked, previousRange(range));
  const by = stepFor(range);
  const spans = spansOf(range, by);
  const targetOn = targetFinder(asked.connection, clientId);
  return [...new Set(kpis)].map((kpi): KpiOverview => {
    const now = wholeResult(asked, kpi);
    const target = targetOn(kpi, to);
    return {
      ...compared(now, resultBefore(earlier, kpi), target),
      course: { by, labels: labelsOf(spans), values: valuesOf(resultsOver(asked, kpi, spans, by)) },
    };
  });
};

/**
 * KPIs of a range as `overviewsOf` tells them; all of them unless named.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const getOverview = async (
  scope: ClientScope,
  request: SliceRequest & { readonly kpis?: readonly KpiName[] | undefined },
): Promise<DateRange & { asOf: string; before: DateRange; kpis: KpiOverview[] }> => {
  const { from, to } = request;
  const asked = requireSlice(scope, request);
  const kpis = overviewsOf(asked, request.kpis ?? ALL_KPIS);
  return { asOf: asked.clock.instant, from, to, before: previousRange(request), kpis };
};
