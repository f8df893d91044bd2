import { addDays } from '../calendar';
import type { ClientScope } from '../scope';
import { spansOf, type DateRange, type Step } from './periods';
import { requireSlice, type Asked, type SliceRequest } from './question';
import { resultOf } from './results';
import { addSums, EMPTY, sumSlice, sumWhole, type GroupSums } from './sums';

/** KPIs of attendance, which add up over people, lines and days. */
const HEAT_KPIS = ['absenteeism', 'coverage-rate'] as const;
export type HeatKpi = (typeof HEAT_KPIS)[number];

/** One place of a heat map; times in hours, percent 0..100, all null where nothing was recorded. */
export type HeatCell = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Attendance records: people and shifts that were to come. */
  readonly records: number;
};

/** Places in columns, one for each label. */
export type HeatCells = {
  readonly values: (number | null)[];
  readonly numerators: (number | null)[];
  readonly denominators: (number | null)[];
  readonly records: number[];
};

/** A row of a heat map: an ISO weekday `1` to `7`, or a line's code (null: rows without one). */
export type HeatRow = { readonly code: string | null; readonly cells: HeatCells; readonly total: HeatCell };

export type Heat = {
  readonly labels: string[];
  readonly rows: HeatRow[];
  /** Of all rows. */
  readonly totals: HeatCells;
  readonly total: HeatCell;
};

/** Which heat map: a calendar of weekdays by weeks, or lines by days, weeks or months. */
export type HeatRequest = SliceRequest & { readonly kpi: HeatKpi } & (
    { readonly layout: 'weekdays' } | { readonly layout: 'lines'; readonly by: Step }
  );

const cellOf = (asked: Asked, kpi: HeatKpi, sums: GroupSums | undefined): HeatCell => {
  if (!sums) return { value: null, numerator: null, denominator: null, records: 0 };
  const { value, numerator, denominator, records } = resultOf(kpi, asked.code, {}, sums);
  return { value, numerator, denominator, records };
};

const columnsOf = (cells: readonly HeatCell[]): HeatCells => ({
  values: cells.map(({ value }) => value),
  numerators: cells.map(({ numerator }) => numerator),
  denominators: cells.map(({ denominator }) => denominator),
  records: cells.map(({ records }) => records),
});

const together = (parts: readonly GroupSums[]): GroupSums =>
  parts.reduce(
    (sum, part) => ({
      sums: addSums(sum.sums, part.sums),
      isMixed: sum.isMixed || part.isMixed,
      isUndefined: sum.isUndefined || part.isUndefined,
    }),
    EMPTY,
  );

const DAYS_A_WEEK = 7;
const WORKING_DAYS = 5;

/** 1 for a Monday, 7 for a Sunday. */
const weekdayOf = (date: string): number => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 ? DAYS_A_WEEK : day;
};

const dayOfSpan = ({ from, to }: DateRange, weekday: number): string | null => {
  const away = (weekday - weekdayOf(from) + DAYS_A_WEEK) % DAYS_A_WEEK;
  const date = addDays(from, away);
  return date <= to ? date : null;
};

const byWeekday = (asked: Asked, kpi: HeatKpi): { labels: string[]; rows: HeatRow[] } => {
  const { connection, settings, slice } = asked;
  const weeks = spansOf(slice, 'week');
  const days = sumSlice(connection, settings, kpi, slice, 'day');
  const rows = Array.from({ length: DAYS_A_WEEK }, (_, at): HeatRow & { isKept: boolean } => {
    const found = weeks.map((week) => days.get(dayOfSpan(week, at + 1) ?? ''));
    const own = found.filter((sums) => sums !== undefined);
    return {
      code: String(at + 1),
      cells: columnsOf(found.map((sums) => cellOf(asked, kpi, sums))),
      total: cellOf(asked, kpi, own.length > 0 ? together(own) : undefined),
      isKept: at < WORKING_DAYS || own.length > 0,
    };
  });
  return {
    labels: weeks.map(({ label }) => label),
    rows: rows.filter(({ isKept }) => isKept).map(({ isKept: _, ...row }) => row),
  };
};

const idsOfLines = ({ connection, slice }: Asked): ReadonlyMap<string | null, number | null> => {
  const lines = connection.prepare('SELECT code, id FROM lines WHERE client_id = ?').all(slice.clientId) as {
    code: string;
    id: number;
  }[];
  return new Map<string | null, number | null>([
    [null, null],
    ...lines.map(({ code, id }) => [code, id] as const),
  ]);
};

const byLine = (asked: Asked, kpi: HeatKpi, by: Step): { labels: string[]; rows: HeatRow[] } => {
  const { connection, settings, slice } = asked;
  const spans = spansOf(slice, by);
  const ids = idsOfLines(asked);
  const rows = [...sumSlice(connection, settings, kpi, slice, 'line')].map(([code, whole]): HeatRow => {
    const where = { ...slice.where, line: ids.get(code) ?? null };
    const own = sumSlice(connection, settings, kpi, { ...slice, where }, by);
    return {
      code,
      cells: columnsOf(spans.map(({ label }) => cellOf(asked, kpi, own.get(label)))),
      total: cellOf(asked, kpi, whole),
    };
  });
  return { labels: spans.map(({ label }) => label), rows };
};

/**
 * A KPI of attendance over weekdays and weeks, or over lines and days, weeks or months, with the totals of rows and
 * columns; every place is what `listKpiResults` tells of its slice. Names nobody and tells no kinds of absence.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const getHeat = async (scope: ClientScope, request: HeatRequest): Promise<Heat> => {
  const { kpi } = request;
  const asked = requireSlice(scope, request);
  const { connection, settings, slice } = asked;
  const by = request.layout === 'weekdays' ? 'week' : request.by;
  const { labels, rows } =
    request.layout === 'weekdays' ? byWeekday(asked, kpi) : byLine(asked, kpi, request.by);
  const columns = sumSlice(connection, settings, kpi, slice, by);
  const whole = sumWhole(connection, settings, kpi, slice);
  return {
    labels,
    rows,
    totals: columnsOf(labels.map((label) => cellOf(asked, kpi, columns.get(label)))),
    total: cellOf(asked, kpi, whole),
  };
};
