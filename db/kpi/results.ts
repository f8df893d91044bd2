import { Failure, notFound } from '../failure';
import { loadSettings } from './settings';
import { connectionOf, type ClientScope } from '../scope';
import { clockIn } from './clock';
import { definitionOf, type RatioName } from './definitions';
import { NO_FIGURES, type Figures, type Question } from './figures';
import { ALL_KPIS, isRatio, OWN_DEFINITIONS, type KpiName, type OwnName } from './names';
import { findNarrowing, narrowedBy, type Where } from './slice';
import { sumSlice, sumWhole, type Grouping, type GroupSums, type Sums } from './sums';

/** A KPI of a slice: times in hours, percent 0..100, null where the denominator is 0; nothing is rounded. */
export type KpiValue = {
  readonly kpi: KpiName;
  readonly client: string;
  readonly group: Record<string, string | null>;
  readonly value: number | null;
  readonly unit: string;
  /** Null where a KPI is no ratio of two sums. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly records: number;
  /** The larger of the numerator's and the denominator's share that rests on inferred inputs, 0..1. */
  readonly estimatedShare: number;
  /** 0..1: the rows' confidences, weighted by their share of the denominator. */
  readonly confidence: number;
  readonly inferences: { input: string; source: string; records: number }[];
  readonly noteKeys: string[];
  /** What the notes' sentences name. */
  readonly noteParams: Record<string, string | number>;
  /** Numbers that belong to the value, by name: `sigmaLevel` of DPMO, the four factors of OEE. */
  readonly extra: Record<string, number>;
};

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** The terms of a KPI's formula in its units. */
export const termsOf = (kpi: RatioName, sums: Sums): Record<string, number> => {
  const terms: Record<string, number> = {};
  for (const basis of Object.values(definitionOf(kpi).bases)) {
    for (const [name, { per }] of Object.entries(basis?.terms ?? {}))
      terms[name] = (sums.terms[name] ?? 0) / per;
  }
  return terms;
};

/** Whether a slice has none of a KPI's own rows, so that others stand in for its denominator. */
export const isFallenBack = (kpi: RatioName, sums: Sums): boolean =>
  definitionOf(kpi).fallback !== undefined && sums.ownRecords === 0 && sums.fallbackDenominator > 0;

/** `input|source` counts as a list, without those that are 0. */
export const inferencesOf = (counts: Readonly<Record<string, number>>): KpiValue['inferences'] =>
  Object.entries(counts)
    .filter(([, records]) => records > 0)
    .map(([name, records]) => {
      const [input = '', source = ''] = name.split('|');
      return { input, source, records };
    });

/** What a group's sums come to: the value of the KPI, null where its denominator is 0 or no reading holds. */
export const valueOf = (kpi: RatioName, { sums, isUndefined }: GroupSums): number | null => {
  const definition = definitionOf(kpi);
  const total = isFallenBack(kpi, sums) ? sums.fallbackDenominator : sums.denominator;
  if (total <= 0 || isUndefined) return null;
  return (
    (definition.factor * (sums.numerator / definition.numeratorPer)) / (total / definition.denominatorPer)
  );
};

/** Turns sums into the KPI, for whatever grouping they were made. */
export const resultOf = (
  kpi: RatioName,
  client: string,
  group: Record<string, string | null>,
  groupSums: GroupSums,
): KpiValue => {
  const { sums, isMixed, isUndefined, isUnrecorded = false } = groupSums;
  const definition = definitionOf(kpi);
  const { notes, fallback } = definition;
  const hasFallenBack = isFallenBack(kpi, sums);
  const total = hasFallenBack ? sums.fallbackDenominator : sums.denominator;
  const numerator = sums.numerator / definition.numeratorPer;
  const denominator = total / definition.denominatorPer;
  const value = valueOf(kpi, groupSums);
  const hasValue = value !== null;
  const beside = value === null ? undefined : definition.beside?.(value, termsOf(kpi, sums));
  const missing = [
    isUnrecorded ? fallback?.unrecordedNote : undefined,
    isUndefined ? notes.undefinedBasis : undefined,
    sums.records === 0 ? notes.noRecords : notes.noDenominator,
  ].find((key) => key !== undefined);
  const noteKeys = [
    ...(hasValue || missing === undefined ? [] : [missing]),
    ...(hasValue && notes.above && value > notes.above.value ? [notes.above.key] : []),
    ...(hasFallenBack && fallback ? [fallback.note] : []),
    ...(beside?.noteKeys ?? []),
    ...(isMixed ? ['kpi.note.basis-changed'] : []),
  ];
  const estimated = Math.max(
    share(sums.numeratorEstimated, sums.numerator),
    hasFallenBack ? 1 : share(sums.estimated, sums.denominator),
  );
  return {
    kpi,
    client,
    group,
    value,
    unit: definition.unit,
    numerator,
    denominator,
    records: hasFallenBack ? sums.fallbackRecords : sums.records,
    estimatedShare: hasValue ? estimated : 0,
    confidence: hasValue && !hasFallenBack && sums.weighed > 0 ? sums.weight / sums.weighed / 1_000_000 : 0,
    inferences: inferencesOf(sums.inferences),
    noteKeys,
    noteParams: { ...beside?.extra },
    extra: { ...beside?.extra },
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

/** The result of a KPI with a computation of its own; without figures it has no value. */
export const ownResultOf = (
  kpi: OwnName,
  client: string,
  group: Record<string, string | null>,
  figures: Figures = NO_FIGURES,
): KpiValue => ({
  kpi,
  client,
  group,
  value: figures.value,
  unit: OWN_DEFINITIONS[kpi].unit,
  numerator: figures.numerator,
  denominator: figures.denominator,
  records: figures.records,
  estimatedShare: figures.value === null ? 0 : figures.estimatedShare,
  confidence: figures.value === null ? 0 : figures.confidence,
  inferences: inferencesOf(figures.inferences),
  noteKeys: [...figures.noteKeys],
  noteParams: { ...figures.noteParams },
  extra: { ...figures.extra },
});

const canGroup = (kpi: KpiName, by: Grouping | undefined): boolean =>
  by === undefined || by === 'client' || isRatio(kpi) || OWN_DEFINITIONS[kpi].groupings.includes(by);

/** The KPIs to tell: those asked for, else all that the grouping suits. @throws Failure `invalid-input` for a pair that does not go together. */
const requireKpis = ({ kpis, by }: ResultsRequest): readonly KpiName[] => {
  if (kpis === undefined) return ALL_KPIS.filter((kpi) => canGroup(kpi, by));
  const unfit = kpis.find((kpi) => !canGroup(kpi, by));
  if (unfit !== undefined) {
    const params = { kpi: unfit, by: by ?? '' };
    throw new Failure('invalid-input', 'kpi.grouping', params, {
      fields: [{ key: 'kpi.grouping', params, path: ['by'] }],
    });
  }
  return [...new Set(kpis)];
};

export type ResultsRequest = {
  readonly clientCodes?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
  readonly by?: Grouping | undefined;
  readonly kpis?: readonly KpiName[] | undefined;
  /** Codes that each of the clients has. */
  readonly where?: Where | undefined;
};

/** Whether a KPI with a computation of its own can be narrowed as a slice is. */
export const canNarrow = (kpi: OwnName, slice: Question['slice']): boolean =>
  narrowedBy(slice).every((name) => OWN_DEFINITIONS[kpi].groupings.includes(name));

/** A KPI with a computation of its own by group; narrowed by what it cannot tell apart, it has no value. */
export const computeOwn = (
  kpi: OwnName,
  question: Question,
  by: Grouping | undefined,
): ReadonlyMap<string | null, Figures> =>
  canNarrow(kpi, question.slice)
    ? OWN_DEFINITIONS[kpi].compute(question, by)
    : new Map([[null, { ...NO_FIGURES, noteKeys: ['kpi.note.whole-orders'] }]]);

/** One client's results of a KPI: one without a grouping or by client, else one for each group that has rows. */
export const resultsOf = (question: Question, code: string, kpi: KpiName, by?: Grouping): KpiValue[] => {
  const isWhole = by === undefined || by === 'client';
  const group = by === 'client' ? { client: code } : {};
  if (!isRatio(kpi)) {
    const groups = computeOwn(kpi, question, by);
    if (isWhole) return [ownResultOf(kpi, code, group, groups.get(null))];
    return [...groups]
      .filter(([, figures]) => figures.records > 0 || figures.leftOut.length > 0)
      .map(([label, figures]) => ownResultOf(kpi, code, { [by]: label }, figures));
  }
  const { connection, settings, slice } = question;
  if (isWhole) return [resultOf(kpi, code, group, sumWhole(connection, settings, kpi, slice))];
  return [...sumSlice(connection, settings, kpi, slice, by)].map(([label, sums]) =>
    resultOf(kpi, code, { [by]: label }, sums),
  );
};

/**
 * KPIs of a range for the named clients, or all of the scope. Without a grouping, and by client, there is one result
 * per client and KPI, also without a value; other groupings answer the groups that have rows.
 * `asOf` of a date is its start in each client's zone; the answer tells the first client's.
 * @throws Failure `not-found` for a client that is unknown or outside the scope or a code that one of the clients does
 * not have, `invalid-input` for a bad range or for a KPI that the grouping does not suit.
 */
export const listKpiResults = async (
  scope: ClientScope,
  request: ResultsRequest,
): Promise<{ asOf: string; from: string; to: string; results: KpiValue[] }> => {
  const { from, to, by } = request;
  requireRange(from, to);
  const clients = requireClients(scope, request.clientCodes);
  const asOf = clockIn(request.asOf, clients[0]?.timezone ?? 'UTC').instant;
  const kpis = requireKpis(request);
  const connection = connectionOf(scope);
  const results = clients.flatMap(({ id: clientId, code, timezone }) => {
    const settings = loadSettings(connection, clientId);
    const slice = { clientId, from, to, where: findNarrowing(connection, clientId, request.where) };
    const question = {
      connection,
      settings,
      slice,
      timezone,
      clock: clockIn(request.asOf ?? asOf, timezone),
    };
    return kpis.flatMap((kpi) => resultsOf(question, code, kpi, by));
  });
  return { asOf, from, to, results };
};
