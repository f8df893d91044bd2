import { Failure } from '../failure';
import type { Kind, Scale } from './control/limits';
import { definitionOf } from './definitions';
import { isRatio, type KpiName } from './names';

/** How a KPI is charted: kinds that suit it, the usual one first; none where its points hang together. */
type Charting = {
  readonly kinds: readonly Kind[];
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly isAutocorrelated?: true;
};

const MILLION = 1_000_000;
const share = (whole: number): Charting => ({ kinds: ['p', 'xmr'], lowest: 0, highest: whole });
const perUnit: Charting = { kinds: ['u', 'xmr'], lowest: 0, highest: null };
const single = (highest: number | null, lowest: number | null = 0): Charting => ({
  kinds: ['xmr'],
  lowest,
  highest,
});

/**
 * Units of a kind among units checked, and orders on time among orders due, are shares: p. Defects per unit or per
 * opportunity are rates: u. Ratios of hours, products of shares and times are no counts: XmR of the periods' values.
 */
const CHARTINGS: Readonly<Record<KpiName, Charting>> = {
  ppm: share(MILLION),
  fpy: share(100),
  'scrap-rate': share(100),
  'rework-rate': share(100),
  otd: share(100),
  'true-otd': share(100),
  otif: share(100),
  dpmo: perUnit,
  dhu: perUnit,
  efficiency: single(null),
  performance: single(null),
  oee: single(null),
  throughput: single(null),
  mtbf: single(null),
  mttr: single(null),
  // More downtime than planned hours makes it negative.
  availability: single(100, null),
  absenteeism: single(100),
  'coverage-rate': single(null),
  rty: single(100),
  'wip-aging': { ...single(null), isAutocorrelated: true },
};

/** Whether neighbouring points of a KPI hang together, so that no limits can be told from their differences. */
export const isAutocorrelated = (kpi: KpiName): boolean => CHARTINGS[kpi].isAutocorrelated === true;

/** The KPI's unit and what its value cannot pass. */
export const scaleOf = (kpi: KpiName): Scale => {
  const { lowest, highest } = CHARTINGS[kpi];
  return { factor: isRatio(kpi) ? definitionOf(kpi).factor : 100, lowest, highest };
};

/** The kind to draw: the one asked for, else the KPI's usual one. @throws Failure `invalid-input` for one that does not suit it. */
export const requireKind = (kpi: KpiName, kind: Kind | undefined): Kind => {
  const { kinds } = CHARTINGS[kpi];
  const fit = kind === undefined ? kinds[0] : kinds.find((one) => one === kind);
  if (fit !== undefined) return fit;
  const params = { kpi, kind: kind ?? '', kinds: kinds.join(', ') };
  throw new Failure('invalid-input', 'control.unfit-kind', params, {
    fields: [{ key: 'control.unfit-kind', params, path: ['kind'] }],
  });
};
