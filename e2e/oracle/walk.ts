import { listKpiRows } from '../../db/kpi/rows';
import type { KpiRow } from '../../db/kpi/row';
import { explainKpi } from '../../db/kpi/explain';
import type { ClientScope } from '../../db/scope';
import { later } from './clock';
import { isoWeek, type Grouping, type Kpi, type Verdict } from './oracle';
import { total, type PlainClient } from './plain';
import { rolledYield } from './rty';

/** What a number was asked for. */
export type Place = {
  readonly clientId: number;
  readonly kpi: Kpi;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
};

const PAGE = 25;

/** The slice that is one group of a grouping: its dates for a day, week or month, else a narrowing by its code. */
export const sliceOfGroup = (place: Place, by: Grouping | null, key: string | null) => {
  const within = (belongs: (date: string) => boolean) => {
    const dates: string[] = [];
    for (let date = place.from; date <= place.to; date = later(date, 1)) if (belongs(date)) dates.push(date);
    return { ...place, from: dates[0] ?? place.from, to: dates.at(-1) ?? place.to };
  };
  switch (by) {
    case null:
    case 'client':
      return place;
    case 'day':
      return within((date) => date === key);
    case 'week':
      return within((date) => isoWeek(date) === key);
    case 'month':
      return within((date) => date.slice(0, 7) === key);
    default:
      return { ...place, where: { [by]: key } };
  }
};

const allRows = async (scope: ClientScope, slice: ReturnType<typeof sliceOfGroup>) => {
  const rows: KpiRow[] = [];
  for (;;) {
    const page = await listKpiRows(scope, {
      ...slice,
      sort: 'numerator',
      descending: true,
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return { rows, page };
  }
};

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

const inOrder = (sides: readonly { readonly numerator: number; readonly denominator: number }[]) =>
  sides
    .map(({ numerator, denominator }) => [denominator, numerator] as const)
    .toSorted(([a, b], [c, d]) => a - c || b - d);

/** Whether the rows behind a number, summed here, add up to it, and are the rows that the oracle has. */
export const walkRows = async (
  scope: ClientScope,
  client: PlainClient,
  place: Place,
  by: Grouping | null,
  key: string | null,
  verdict: Verdict,
): Promise<string[]> => {
  const slice = sliceOfGroup(place, by, key);
  const { rows, page } = await allRows(scope, slice);
  const { result } = await explainKpi(scope, slice);
  const wrong: string[] = [];
  if (result.value === null || !close(result.value, verdict.value ?? Number.NaN))
    wrong.push(`explained as ${result.value}, not ${verdict.value}`);
  if (page.total !== rows.length) wrong.push(`${page.total} rows told, ${rows.length} listed`);
  if (place.kpi === 'rty' && verdict.numerator === null) {
    const value = rolledYield(client, rows);
    if (value === null || !close(value, verdict.value ?? Number.NaN)) wrong.push(`rows roll to ${value}`);
    return wrong;
  }
  const numerator = total(rows.map((row) => row.numerator));
  const denominator = total(rows.map((row) => row.denominator));
  if (!close(numerator, verdict.numerator ?? Number.NaN)) wrong.push(`rows make ${numerator} above`);
  if (!close(denominator, verdict.denominator ?? Number.NaN)) wrong.push(`rows make ${denominator} below`);
  if (!close(page.numerator, numerator) || !close(page.denominator, denominator))
    wrong.push(`told ${page.numerator} over ${page.denominator}`);
  if (verdict.parts.length === 0) return wrong;
  const found = inOrder(rows);
  const wanted = inOrder(verdict.parts);
  const isSame =
    found.length === wanted.length &&
    found.every(
      ([d, n], at) => close(d, wanted[at]?.[0] ?? Number.NaN) && close(n, wanted[at]?.[1] ?? Number.NaN),
    );
  if (!isSame) wrong.push(`rows ${JSON.stringify(found)} but ${JSON.stringify(wanted)}`);
  return wrong;
};
