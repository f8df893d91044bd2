import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { procedures } from '../../api/queries';
import type { Words } from '../../i18n/useWords';
import { codeChoices } from './choices';
import { nameBy, type Offered } from './names';

/** What a line's pickers offer; null until it is known. From then on the names of its codes are those of this sheet. */
export const useOffered = (clientId: number, lineId: number | null, { language }: Words): Offered | null => {
  const input = lineId === null ? { clientId } : { clientId, lineId };
  const { data } = useQuery(procedures.catalogues.list.queryOptions({ input, staleTime: 60_000 }));
  return useMemo(() => {
    if (!data) return null;
    const offered = {
      stops: codeChoices(data.stops, language),
      defects: codeChoices(data.defects, language),
    };
    nameBy(offered);
    return offered;
  }, [data, language]);
};
