import { useQuery } from '@tanstack/react-query';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { datesOfLabel, type Step } from './groups';
import { keepWhile } from './keep';
import { inputOf, type PageSlice } from './slice';

/** One day, week or month of a trend; null where there is nothing. */
export type TrendPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly records: number;
  readonly estimatedShare: number;
  readonly confidence: number;
  readonly target: number | null;
  readonly before: number | null;
  readonly beforeLabel: string | null;
  /** Whether today lies in it, so that it is not over. */
  readonly isOpen: boolean;
};

/** A KPI's course over the slice by day, week or month, beside that of the period before. */
export const useTrend = (slice: PageSlice, kpi: KpiName, by: Step) => {
  const query = useQuery(
    procedures.kpi.series.queryOptions({
      input: { ...inputOf(slice), kpi, by },
      placeholderData: keepWhile({ kpi, by }),
    }),
  );
  const series = query.data;
  const points = series?.labels.map((label, at): TrendPoint => {
    const dates = datesOfLabel(by, label, slice.range);
    return {
      label,
      value: series.values[at] ?? null,
      numerator: series.numerators[at] ?? null,
      denominator: series.denominators[at] ?? null,
      records: series.records[at] ?? 0,
      estimatedShare: series.estimatedShares[at] ?? 0,
      confidence: series.confidences[at] ?? 0,
      target: series.targets[at] ?? null,
      before: series.before.values[at] ?? null,
      beforeLabel: series.before.labels[at] ?? null,
      isOpen: dates.from <= slice.today && slice.today <= dates.to,
    };
  });
  return { ...query, points, noteKeys: series?.noteKeys ?? [] };
};
