import { Temporal } from 'temporal-polyfill';
import { Failure, notFound } from '../failure';
import { loadSettings } from '../repositories/settings';
import { connectionOf, type ClientScope } from '../scope';
import { definitionOf, KPI_DEFINITIONS, type KpiName } from './definitions';
import { NO_SUMS, sumSlice, type Grouping, type GroupSums } from './sums';

/** A KPI of a slice: hours on both sides, percent 0..100, null where the denominator is 0; nothing is rounded. */
export type KpiValue = {
  readonly kpi: KpiName;
  readonly client: string;
  readonly group: Record<string, string | null>;
  readonly value: number | null;
  readonly unit: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly records: number;
  /** The larger of the numerator's and the denominator's share that rests on inferred inputs, 0..1. */
  readonly estimatedShare: number;
  /** 0..1: the rows' confidences, weighted by their share of the denominator. */
  readonly confidence: number;
  readonly inferences: { input: string; source: string; records: number }[];
  readonly noteKeys: string[];
};

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Turns sums into the KPI, for whatever grouping they were made. */
export const resultOf = (
  kpi: KpiName,
  client: string,
  group: Record<string, string | null>,
  { sums, isMixed }: GroupSums,
): KpiValue => {
  const definition = definitionOf(kpi);
  const numerator = sums.numerator / definition.numeratorPerHour;
  const denominator = sums.denominator / definition.denominatorPerHour;
  const hasValue = sums.denominator > 0;
  const value = hasValue ? (100 * numerator) / denominator : null;
  const { notes } = definition;
  const noteKeys = [
    ...(hasValue ? [] : [sums.records === 0 ? notes.noRecords : notes.noDenominator]),
    ...(value !== null && value > 100 ? [notes.above100] : []),
    ...(isMixed ? [notes.basisChanged] : []),
  ];
  return {
    kpi,
    client,
    group,
    value,
    unit: definition.unit,
    numerator,
    denominator,
    records: sums.records,
    estimatedShare: hasValue
      ? Math.max(share(sums.numeratorEstimated, sums.numerator), share(sums.estimated, sums.denominator))
      : 0,
    confidence: hasValue ? sums.weight / sums.denominator / 1_000_000 : 0,
    inferences: Object.entries(sums.inferences)
      .filter(([, records]) => records > 0)
      .map(([name, records]) => {
        const [input = '', source = ''] = name.split('|');
        return { input, source, records };
      }),
    noteKeys,
  };
};

type ClientRow = { id: number; code: string; timezone: string };

/** The named clients in the order asked, or all of the scope by code. @throws Failure `not-found` for an unknown code. */
const requireClients = (scope: ClientScope, codes: readonly string[] | undefined): ClientRow[] => {
  const rows = connectionOf(scope)
    .prepare('SELECT id, code, timezone FROM clients ORDER BY code')
    .all() as ClientRow[];
  if (codes === undefined) return rows;
  return [...new Set(codes)].map((code) => {
    const row = rows.find((client) => client.code === code);
    if (!row) throw notFound('client');
    return row;
  });
};

/** Refuses a range that ends before it begins. @throws Failure `invalid-input`. */
export const requireRange = (from: string, to: string): void => {
  if (from <= to) return;
  throw new Failure(
    'invalid-input',
    'kpi.range',
    { from, to },
    {
      fields: [{ key: 'kpi.range', params: { from, to }, path: ['to'] }],
    },
  );
};

/** The clock that ages end at: an instant as given, a date's start in the zone, now without either. */
const resolveAsOf = (asOf: string | undefined, timezone: string): string => {
  if (asOf === undefined) return new Date().toISOString();
  try {
    const instant = /^\d{4}-\d{2}-\d{2}$/.test(asOf)
      ? Temporal.PlainDate.from(asOf).toZonedDateTime(timezone).toInstant()
      : Temporal.Instant.from(asOf);
    return new Date(instant.epochMilliseconds).toISOString();
  } catch (cause) {
    throw new Failure(
      'invalid-input',
      'kpi.as-of',
      { value: asOf },
      {
        cause,
        fields: [{ key: 'kpi.as-of', params: { value: asOf }, path: ['asOf'] }],
      },
    );
  }
};

export type ResultsRequest = {
  readonly clientCodes?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
  readonly by?: Grouping | undefined;
  readonly kpis?: readonly KpiName[] | undefined;
};

const ALL_KPIS = Object.keys(KPI_DEFINITIONS) as KpiName[];

/** A slice without any row. */
export const EMPTY: GroupSums = { sums: NO_SUMS, isMixed: false };

/**
 * KPIs of a range for the named clients, or all of the scope. Without a grouping, and by client, there is one result
 * per client and KPI, also without a value; other groupings answer the groups that have rows.
 * `asOf` of a date is its start in the first client's zone.
 * @throws Failure `not-found` for a client that is unknown or outside the scope, `invalid-input` for a bad range.
 */
export const listKpiResults = async (
  scope: ClientScope,
  request: ResultsRequest,
): Promise<{ asOf: string; from: string; to: string; results: KpiValue[] }> => {
  const { from, to, by } = request;
  requireRange(from, to);
  const clients = requireClients(scope, request.clientCodes);
  const asOf = resolveAsOf(request.asOf, clients[0]?.timezone ?? 'UTC');
  const connection = connectionOf(scope);
  const results = clients.flatMap(({ id: clientId, code }) => {
    const settings = loadSettings(connection, clientId);
    return [...new Set(request.kpis ?? ALL_KPIS)].flatMap((kpi) => {
      const groups = sumSlice(connection, settings, kpi, { clientId, from, to }, by);
      if (by === undefined) return [resultOf(kpi, code, {}, groups.get(null) ?? EMPTY)];
      if (by === 'client') return [resultOf(kpi, code, { client: code }, groups.get(null) ?? EMPTY)];
      return [...groups].map(([label, group]) => resultOf(kpi, code, { [by]: label }, group));
    });
  });
  return { asOf, from, to, results };
};
