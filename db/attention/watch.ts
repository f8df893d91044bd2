import { addDays } from '../calendar';
import { lengthInDays, type DateRange } from '../kpi/periods';
import type { Asked } from '../kpi/question';
import { resultOf, type KpiValue } from '../kpi/results';
import { sumSlice, sumWhole, NO_SUMS, addSums, type GroupSums, type Grouping } from '../kpi/sums';
import type { RatioName } from '../kpi/definitions';
import { targetFinder, type Target } from '../kpi/targets';
import type { KpiName } from '../kpi/names';
import type { FindingKind } from '../vocabulary';
import type { Finding, Narrowed, Place } from './finding';

/** A client's slice that is looked through, and what is usual: the days right before it, four weeks at least. */
export type Watch = {
  readonly clientId: number;
  readonly asked: Asked;
  /** What the slice is narrowed to, in codes. */
  readonly where: Narrowed;
  readonly range: DateRange;
  readonly usual: DateRange;
  /** The first date of which the client has anything; null for none. */
  readonly begun: string | null;
  /** What standards, rates and crews say one piece and one shift of work are worth. */
  readonly hoursPerUnit: number;
  readonly crewHoursPerShift: number;
  readonly targetOf: (kpi: KpiName) => Target | null;
};

const LEAST_USUAL_DAYS = 28;

/** The days before a range that it is compared with. */
export const usualBefore = (range: DateRange): DateRange => ({
  from: addDays(range.from, -Math.max(LEAST_USUAL_DAYS, lengthInDays(range))),
  to: addDays(range.from, -1),
});

/** The question over other dates. */
export const within = (asked: Asked, { from, to }: DateRange): Asked => ({
  ...asked,
  slice: { ...asked.slice, from, to },
});

/** A ratio of a range by group. */
export const sumsBy = (
  { asked }: Watch,
  kpi: RatioName,
  range: DateRange,
  by: Grouping,
): ReadonlyMap<string | null, GroupSums> =>
  sumSlice(asked.connection, asked.settings, kpi, { ...asked.slice, ...range }, by);

/** A ratio of a whole range, of a part of the slice where one is named. */
export const valueOf = ({ asked }: Watch, kpi: RatioName, range: DateRange): KpiValue =>
  resultOf(
    kpi,
    asked.code,
    {},
    sumWhole(asked.connection, asked.settings, kpi, { ...asked.slice, ...range }),
  );

/** What several groups of one KPI come to together. */
export const together = (kpi: RatioName, code: string, groups: readonly GroupSums[]): KpiValue =>
  resultOf(
    kpi,
    code,
    {},
    {
      sums: groups.reduce((sum, group) => addSums(sum, group.sums), NO_SUMS),
      isMixed: false,
      isUndefined: groups.some(({ isUndefined }) => isUndefined),
    },
  );

const HOUR = 3600;
const MS_OF_HOUR = 3_600_000;

/** What a piece and a line's shift are worth in hours of work, over the range and the days before; 0 without entries. */
export const worthOf = (
  { connection, slice }: Asked,
  range: DateRange,
): { hoursPerUnit: number; crewHoursPerShift: number } => {
  const named = { clientId: slice.clientId, ...range };
  const days = connection
    .prepare(
      `SELECT ifnull(sum(earned_ms), 0) AS earnedMs, ifnull(sum(units_produced), 0) AS units,
         ifnull(sum(scheduled_assigned_s), 0) AS labourS
       FROM kpi_day WHERE client_id = @clientId AND shift_date BETWEEN @from AND @to`,
    )
    .get(named) as { earnedMs: number; units: number; labourS: number };
  const shifts = Number(
    connection
      .prepare(
        `SELECT count(*) FROM (
           SELECT DISTINCT shift_date, line_id, shift_type FROM production_entries
           WHERE client_id = @clientId AND shift_date BETWEEN @from AND @to AND voided_at IS NULL)`,
      )
      .pluck()
      .get(named),
  );
  return {
    hoursPerUnit: days.units > 0 ? days.earnedMs / MS_OF_HOUR / days.units : 0,
    crewHoursPerShift: shifts > 0 ? days.labourS / HOUR / shifts : 0,
  };
};

/** Everything that the looks at one client need. */
export const watchOf = (asked: Asked, where: Narrowed): Watch => {
  const { clientId, from, to } = asked.slice;
  const range = { from, to };
  const usual = usualBefore(range);
  const targetOn = targetFinder(asked.connection, clientId);
  return {
    clientId,
    asked,
    where,
    range,
    usual,
    begun: asked.connection
      .prepare('SELECT min(shift_date) FROM kpi_day WHERE client_id = ?')
      .pluck()
      .get(clientId) as string | null,
    ...worthOf(asked, { from: usual.from, to }),
    targetOf: (kpi) => targetOn(kpi, to),
  };
};

/** A finding of a watch's client. */
export const found = (
  { clientId, asked }: Watch,
  kind: FindingKind,
  dates: DateRange,
  told: Pick<Finding, 'costHours' | 'counts' | 'names' | 'place'> & {
    readonly numbers: Readonly<Record<string, number | null | undefined>>;
  },
): Finding => ({
  kind,
  clientId,
  client: asked.code,
  from: dates.from,
  to: dates.to,
  ...told,
  numbers: Object.fromEntries(
    Object.entries(told.numbers).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  ),
});

/** The page of a KPI, narrowed as the watch is and by what is told. */
export const placeOf = (
  watch: Watch,
  kpi: KpiName,
  dates: DateRange,
  { where, ...more }: { where?: Narrowed } & Pick<Extract<Place, { page: 'kpi' }>, 'group' | 'causes'> = {},
): Place => ({
  page: 'kpi',
  kpi,
  from: dates.from,
  to: dates.to,
  where: { ...watch.where, ...where },
  ...more,
});
