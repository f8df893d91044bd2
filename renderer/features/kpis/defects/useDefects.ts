import { useQuery } from '@tanstack/react-query';
import { procedures } from '../../../api/queries';
import { keepWhile } from '../keep';
import { inputOf, type PageSlice } from '../slice';
import { inGroups, type DefectReading } from './split';

/** Defects of a slice by type (with both levels of the catalogue), cause, operation or line. */
export const useDefects = (slice: PageSlice, by: DefectReading) => {
  const main = useQuery(
    procedures.kpi.pareto.queryOptions({
      input: { ...inputOf(slice), of: 'defects', by: by === 'type' ? 'type-group' : by },
      placeholderData: keepWhile({ of: 'defects', by: by === 'type' ? 'type-group' : by }),
    }),
  );
  const parts = useQuery(
    procedures.kpi.pareto.queryOptions({
      input: { ...inputOf(slice), of: 'defects', by: 'type' },
      placeholderData: keepWhile({ of: 'defects', by: 'type' }),
      enabled: by === 'type',
    }),
  );
  const groups =
    main.data && (by !== 'type' || parts.data)
      ? inGroups(main.data.bars, by === 'type' ? (parts.data?.bars ?? []) : [])
      : undefined;
  return {
    groups,
    total: main.data?.total ?? 0,
    noteKeys: main.data?.noteKeys ?? [],
    isStale: main.isPlaceholderData || parts.isPlaceholderData,
    error: main.error ?? parts.error,
    retry: () => void Promise.all([main.refetch(), parts.refetch()]),
  };
};
