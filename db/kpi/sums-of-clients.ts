import type { Connection } from '../connection';
import { definitionOf, type RatioName } from './definitions';
import type { DateRange, Step } from './periods';
import type { ClientSettings } from './settings';
import { addSums, basisPeriods, columnsOf, EMPTY, GROUPS, isTouched, NO_SUMS, sumsQuery } from './sums';
import type { GroupSums, Sums } from './sums';

/** A client with the dates that it is asked about. */
export type ClientRange = DateRange & { readonly clientId: number; readonly settings: ClientSettings };

/** A client's sums of a KPI over its whole range, and by day, week or month; spans without rows do not appear. */
export type ClientSums = {
  readonly whole: GroupSums;
  readonly bySpan: ReadonlyMap<string, GroupSums>;
};

type Row = Readonly<Record<string, number>> & { readonly client: number; readonly label: string };

const toSums = (row: Row): Sums => ({
  numerator: row['numerator'] ?? 0,
  numeratorEstimated: row['numeratorEstimated'] ?? 0,
  denominator: row['denominator'] ?? 0,
  estimated: row['estimated'] ?? 0,
  weight: row['weight'] ?? 0,
  weighed: row['weighed'] ?? 0,
  records: row['records'] ?? 0,
  ownRecords: row['ownRecords'] ?? 0,
  fallbackRecords: row['fallbackRecords'] ?? 0,
  fallbackDenominator: row['fallbackDenominator'] ?? 0,
  terms: {},
  inferences: {},
});

/** Adds the sums of one reading to those of the readings before it. */
const joined = (before: GroupSums | undefined, sums: Sums, isUndefined: boolean): GroupSums => {
  const own = isUndefined ? { ...NO_SUMS, records: sums.records } : sums;
  return before === undefined
    ? { sums: own, isMixed: false, isUndefined }
    : { sums: addSums(before.sums, own), isMixed: true, isUndefined: isUndefined || before.isUndefined };
};

type Held = { whole: GroupSums | undefined; bySpan: Map<string, GroupSums> };

/**
 * The sums of a KPI by client, each over its own dates and by the readings that held for it: what `sumWhole` and
 * `sumSlice` answer of each alone, without terms and inferences. Clients of the same dates and readings are read
 * together.
 */
export const sumClients = (
  connection: Connection,
  kpi: RatioName,
  ranges: readonly ClientRange[],
  by: Step | null,
): ReadonlyMap<number, ClientSums> => {
  const definition = definitionOf(kpi);
  const anyBasis = Object.values(definition.bases).find((basis) => basis !== null);
  const held = new Map<number, Held>(
    ranges.map(({ clientId }) => [clientId, { whole: undefined, bySpan: new Map() }]),
  );
  const asked = ranges.flatMap(({ clientId, settings, from, to }) =>
    basisPeriods(settings, kpi, from, to).map((period) => ({ clientId, period })),
  );
  const alike = Map.groupBy(asked, ({ period }) => `${period.from} ${period.to} ${period.value}`);
  for (const own of alike.values()) {
    const [first] = own;
    const basis = first?.period.basis ?? anyBasis;
    if (!first || !basis) continue;
    const { from, to } = first.period;
    const rows = sumsQuery(
      connection,
      `SELECT client_id AS client, ${by === null ? "''" : GROUPS[by].by} AS label, ${columnsOf(definition, basis, true)}
       FROM kpi_day WHERE client_id IN (SELECT value FROM json_each(@ids)) AND shift_date BETWEEN @from AND @to
       GROUP BY 1, 2`,
    )({ ids: JSON.stringify(own.map(({ clientId }) => clientId)), from, to }) as Row[];
    const isUndefined = first.period.basis === null;
    for (const [clientId, ofClient] of Map.groupBy(rows, ({ client }) => client)) {
      const place = held.get(clientId);
      if (!place) continue;
      let whole = NO_SUMS;
      for (const row of ofClient) {
        const sums = toSums(row);
        whole = addSums(whole, sums);
        if (isTouched(sums)) {
          place.bySpan.set(row.label, joined(place.bySpan.get(row.label), sums, isUndefined));
        }
      }
      if (isTouched(whole)) place.whole = joined(place.whole, whole, isUndefined);
    }
  }
  return new Map(
    [...held].map(([clientId, { whole, bySpan }]) => [clientId, { whole: whole ?? EMPTY, bySpan }]),
  );
};
