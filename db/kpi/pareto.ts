import type { ClientScope } from '../scope';
import { definitionOf } from './definitions';
import { sumOf } from './figures';
import { requireSlice, type Asked, type SliceRequest } from './question';
import { sliceCondition, sliceParameters, type Slice } from './slice';
import { basisPeriods, GROUPS } from './sums';

const PLACES = ['line', 'shift', 'style', 'work-order'] as const;

/** What stops, and what defects, can be split by. */
const STOP_SPLITS = ['reason', 'reason-group', ...PLACES] as const;
const DEFECT_SPLITS = ['type', 'type-group', 'cause', 'operation', ...PLACES] as const;
export type StopSplit = (typeof STOP_SPLITS)[number];
export type DefectSplit = (typeof DEFECT_SPLITS)[number];

/** One bar: `code` null is what nothing was recorded of. Names are null where codes have none. */
export type Bar = {
  readonly code: string | null;
  readonly name: string | null;
  readonly nameEs: string | null;
  /** First level of its catalogue, itself where it is one; null for what is in no catalogue. */
  readonly group: string | null;
  readonly amount: number;
  /** Of the total, 0..1. */
  readonly share: number;
  readonly cumulativeShare: number;
  readonly records: number;
};

/** Bars from the largest to the smallest; what adds up to no amount is left out. */
export type Pareto = {
  readonly unit: 'h' | 'defects';
  /** Whose hours they are, in the reading of the last date; null for defects. */
  readonly basis: 'labour' | 'line' | null;
  readonly total: number;
  readonly bars: Bar[];
  readonly noteKeys: string[];
};

type Amount = {
  code: string | null;
  name: string | null;
  nameEs: string | null;
  group: string | null;
  amount: number;
  records: number;
};

type Catalogue = 'downtime_reasons' | 'defect_types';

const nameIn = (table: Catalogue | 'lines' | 'operations', key: 'code' | 'id', column: string): string =>
  `(SELECT c.${column} FROM ${table} c WHERE c.client_id = @clientId AND c.${key} = g.name)`;

/** Turns a catalogue's code into that of its first level. */
const firstLevel = (table: Catalogue, code: string): string =>
  `ifnull((SELECT c.parent_code FROM ${table} c WHERE c.client_id = @clientId AND c.code = ${code}), ${code})`;

type Labels = {
  readonly code: string;
  readonly name: string;
  readonly nameEs: string;
  readonly group: string;
};

const NO_NAMES: Labels = { code: 'g.name', name: 'NULL', nameEs: 'NULL', group: 'NULL' };

const ofCatalogue = (table: Catalogue): Labels => ({
  code: 'g.name',
  name: nameIn(table, 'code', 'name_en'),
  nameEs: nameIn(table, 'code', 'name_es'),
  group: firstLevel(table, 'g.name'),
});

const labelsOf = (by: StopSplit | DefectSplit): Labels => {
  if (by === 'reason' || by === 'reason-group') return ofCatalogue('downtime_reasons');
  if (by === 'type' || by === 'type-group') return ofCatalogue('defect_types');
  if (by === 'cause') return NO_NAMES;
  const code = GROUPS[by].label ?? 'g.name';
  if (by === 'line') return { ...NO_NAMES, code, name: nameIn('lines', 'id', 'name') };
  if (by === 'operation') return { ...NO_NAMES, code, name: nameIn('operations', 'id', 'name') };
  return { ...NO_NAMES, code };
};

const withLabels = (by: StopSplit | DefectSplit, groups: string): string => {
  const { code, name, nameEs, group } = labelsOf(by);
  return `SELECT ${code} AS code, ${name} AS name, ${nameEs} AS nameEs, ${group} AS "group", g.amount,
    g.records FROM (${groups}) g`;
};

const amountsOf = ({ connection }: Asked, sql: string, slice: Slice): Amount[] =>
  connection.prepare(sql).all(sliceParameters(slice)) as Amount[];

const OWN_REASON =
  "iif(v.kind = 'stop', (SELECT d.reason FROM downtime_entries d WHERE d.client_id = @clientId AND d.id = v.entry_id), NULL)";

const stopName = (by: StopSplit): string => {
  if (by === 'reason') return OWN_REASON;
  return by === 'reason-group' ? firstLevel('downtime_reasons', OWN_REASON) : GROUPS[by].by;
};

const SECONDS = 3600;

/** The downtime of availability's own reading, stop by stop; an entry's own downtime has no reason. */
const listStops = (asked: Asked, by: StopSplit) => {
  const periods = basisPeriods(asked.settings, 'availability', asked.slice.from, asked.slice.to);
  const amounts = periods.flatMap(({ from, to, basis }) => {
    const downtime = basis?.terms['downtimeHours']?.sum ?? '0';
    const slice = { ...asked.slice, from, to };
    const groups = `SELECT ${stopName(by)} AS name, sum(${downtime}) AS amount, count(*) AS records
      FROM ${definitionOf('availability').view} v WHERE ${sliceCondition(slice)} AND ${downtime} > 0 GROUP BY 1`;
    return amountsOf(asked, withLabels(by, groups), slice);
  });
  return {
    amounts: amounts.map((one) => ({ ...one, amount: one.amount / SECONDS })),
    noteKeys: periods.length > 1 ? ['kpi.note.basis-changed'] : [],
    basis: periods.at(-1)?.value.startsWith('line') ? ('line' as const) : ('labour' as const),
  };
};

/** Inspections with how many details of theirs stand beside them. */
export const DETAILED = `SELECT v.*, (SELECT count(*) FROM defect_details d WHERE d.client_id = @clientId
    AND d.quality_entry_id = v.entry_id AND d.voided_at IS NULL) AS detailed
  FROM inspection_terms v`;

/** What a detail is counted under. */
export const detailName = (by: 'type' | 'type-group' | 'cause'): string => {
  if (by === 'cause') return 'd.root_cause';
  return by === 'type' ? 'd.defect_type' : firstLevel('defect_types', 'd.defect_type');
};

/** Defects of first inspections by what their details say; those counted without a detail have no name. */
const listDetails = (asked: Asked, by: 'type' | 'type-group' | 'cause'): Amount[] => {
  const { slice } = asked;
  const inspections = `SELECT * FROM (${DETAILED}) WHERE ${sliceCondition(slice)}`;
  const groups = `SELECT name, sum(amount) AS amount, sum(records) AS records FROM (
      SELECT ${detailName(by)} AS name, min(1.0, i.found_defects * 1.0 / i.detailed) AS amount, 1 AS records
      FROM (${inspections}) i CROSS JOIN defect_details d
        ON d.client_id = @clientId AND d.quality_entry_id = i.entry_id AND d.voided_at IS NULL
      UNION ALL
      SELECT NULL, i.found_defects - i.detailed, 1 FROM (${inspections}) i WHERE i.found_defects > i.detailed
    ) GROUP BY 1`;
  return amountsOf(asked, withLabels(by, groups), slice);
};

const countOverDetailed = ({ connection, slice }: Asked): number =>
  Number(
    connection
      .prepare(
        `SELECT count(*) FROM (${DETAILED}) WHERE ${sliceCondition(slice)} AND detailed > found_defects`,
      )
      .pluck()
      .get(sliceParameters(slice)),
  );

const listDefects = (asked: Asked, by: DefectSplit) => {
  const { slice } = asked;
  if (by === 'type' || by === 'type-group' || by === 'cause') {
    const noteKeys = countOverDetailed(asked) > 0 ? ['kpi.note.more-details-than-defects'] : [];
    return { amounts: listDetails(asked, by), noteKeys, basis: null };
  }
  const groups = `SELECT ${GROUPS[by].by} AS name, sum(found_defects) AS amount, count(*) AS records
    FROM inspection_terms WHERE ${sliceCondition(slice)} AND found_defects > 0 GROUP BY 1`;
  return { amounts: amountsOf(asked, withLabels(by, groups), slice), noteKeys: [], basis: null };
};

const addUp = (amounts: readonly Amount[]): Amount[] =>
  [...Map.groupBy(amounts, ({ code }) => code).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    return [{ ...first, amount: sumOf(own, (o) => o.amount), records: sumOf(own, (o) => o.records) }];
  });

const toBars = (amounts: readonly Amount[], total: number): Bar[] => {
  let running = 0;
  return addUp(amounts)
    .filter(({ amount }) => amount > 0)
    .toSorted(
      (a, b) =>
        b.amount - a.amount ||
        Number(a.code === null) - Number(b.code === null) ||
        (a.code ?? '').localeCompare(b.code ?? '', 'en', { numeric: true }),
    )
    .map((one) => {
      running += one.amount;
      return { ...one, share: one.amount / total, cumulativeShare: Math.min(1, running / total) };
    });
};

/** Which stops or defects of a range, and by what. */
export type ParetoRequest = SliceRequest &
  ({ readonly of: 'stops'; readonly by: StopSplit } | { readonly of: 'defects'; readonly by: DefectSplit });

/**
 * Stop hours or defects of a range from the largest cause to the smallest. Stops add up to the downtime of availability
 * in the client's reading (people's hours or the line's, overlaps once, planned stops in or out); defects to those of
 * DPMO and DHU: where an inspection has more details than defects, each counts in proportion.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const getPareto = async (scope: ClientScope, request: ParetoRequest): Promise<Pareto> => {
  const asked = requireSlice(scope, request);
  const { amounts, noteKeys, basis } =
    request.of === 'stops' ? listStops(asked, request.by) : listDefects(asked, request.by);
  const total = sumOf(amounts, ({ amount }) => amount);
  return {
    unit: request.of === 'stops' ? 'h' : 'defects',
    basis,
    total,
    bars: toBars(amounts, total),
    noteKeys,
  };
};
