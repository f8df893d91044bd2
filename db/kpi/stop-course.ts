import type { ClientScope } from '../scope';
import { definitionOf } from './definitions';
import { sumOf } from './figures';
import { spansOf, type Step } from './periods';
import { requireSlice, type SliceRequest } from './question';
import { sliceCondition, sliceParameters } from './slice';
import { basisPeriods, GROUPS } from './sums';

/** Hours of stops and their number in each span, and over all of them. */
type Amounts = {
  readonly hours: number[];
  readonly stops: number[];
  readonly totalHours: number;
  readonly totalStops: number;
};

/** A reason over time; of it, the machine or detail that took most. Code null: nothing was recorded. */
export type StopCause = Amounts & {
  readonly code: string | null;
  readonly name: string | null;
  readonly nameEs: string | null;
  readonly mostly: (Amounts & { readonly what: string }) | null;
};

/** Stop hours over time in the client's reading of availability, in all and by cause, the largest first. */
export type StopCourse = {
  readonly basis: 'labour' | 'line';
  readonly labels: string[];
  readonly all: Amounts;
  readonly causes: StopCause[];
  readonly noteKeys: string[];
};

type Part = {
  label: string;
  reason: string | null;
  name: string | null;
  nameEs: string | null;
  what: string | null;
  seconds: number;
  stops: number;
};

const SECONDS = 3600;

/** SQL over the stops of availability's view: their seconds by span, reason, and machine or detail. */
const partsOf = (downtime: string, span: string, condition: string): string => `
  SELECT g.label, g.reason, g.what, g.seconds, g.stops,
    (SELECT r.name_en FROM downtime_reasons r WHERE r.client_id = @clientId AND r.code = g.reason) AS name,
    (SELECT r.name_es FROM downtime_reasons r WHERE r.client_id = @clientId AND r.code = g.reason) AS nameEs
  FROM (
    SELECT v.label, d.reason,
      ifnull((SELECT q.name FROM equipment q WHERE q.client_id = @clientId AND q.id = d.equipment_id),
        d.reason_detail) AS what,
      sum(v.seconds) AS seconds, count(*) AS stops
    FROM (
      SELECT ${span} AS label, iif(kind = 'stop', entry_id, NULL) AS stop_id, ${downtime} AS seconds
      FROM ${definitionOf('availability').view} WHERE ${condition} AND ${downtime} > 0
    ) v
    LEFT JOIN downtime_entries d ON d.client_id = @clientId AND d.id = v.stop_id
    GROUP BY 1, 2, 3) g`;

const amountsOf = (parts: readonly Part[], labels: readonly string[]): Amounts => {
  const byLabel = Map.groupBy(parts, ({ label }) => label);
  const sums = labels.map((label) => {
    const own = byLabel.get(label) ?? [];
    return { hours: sumOf(own, (p) => p.seconds) / SECONDS, stops: sumOf(own, (p) => p.stops) };
  });
  return {
    hours: sums.map(({ hours }) => hours),
    stops: sums.map(({ stops }) => stops),
    totalHours: sumOf(parts, (part) => part.seconds) / SECONDS,
    totalStops: sumOf(parts, (part) => part.stops),
  };
};

const largestFirst = (a: Amounts, b: Amounts): number => b.totalHours - a.totalHours;

const mostlyOf = (parts: readonly Part[], labels: readonly string[]): StopCause['mostly'] => {
  const told = parts.filter((part) => part.what !== null);
  const [first] = [...Map.groupBy(told, ({ what }) => what)]
    .map(([what, own]) => ({ what: what ?? '', ...amountsOf(own, labels) }))
    .toSorted((a, b) => largestFirst(a, b) || a.what.localeCompare(b.what, 'en'));
  return first ?? null;
};

/**
 * Stop hours of a range by day, ISO week or month: they add up to the downtime of availability in the client's reading,
 * as the Pareto's do. Every span has a place, 0 where nothing stood still.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a bad
 * range.
 */
export const getStopCourse = async (
  scope: ClientScope,
  request: SliceRequest & { readonly by: Step },
): Promise<StopCourse> => {
  const asked = requireSlice(scope, request);
  const { connection, settings, slice } = asked;
  const labels = spansOf(request, request.by).map(({ label }) => label);
  const periods = basisPeriods(settings, 'availability', slice.from, slice.to);
  const parts = periods.flatMap(({ from, to, basis }) => {
    const downtime = basis?.terms['downtimeHours']?.sum ?? '0';
    const own = { ...slice, from, to };
    return connection
      .prepare(partsOf(downtime, GROUPS[request.by].by, sliceCondition(own)))
      .all(sliceParameters(own)) as Part[];
  });
  const causes = [...Map.groupBy(parts, ({ reason }) => reason)].map(([code, own]) => ({
    code,
    name: own[0]?.name ?? null,
    nameEs: own[0]?.nameEs ?? null,
    ...amountsOf(own, labels),
    mostly: mostlyOf(own, labels),
  }));
  return {
    basis: periods.at(-1)?.value.startsWith('line') ? 'line' : 'labour',
    labels,
    all: amountsOf(parts, labels),
    causes: causes.toSorted((a, b) => largestFirst(a, b) || (a.code ?? '').localeCompare(b.code ?? '', 'en')),
    noteKeys: periods.length > 1 ? ['kpi.note.basis-changed'] : [],
  };
};
