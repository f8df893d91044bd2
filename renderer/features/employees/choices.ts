import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { procedures } from '../../api/queries';
import type { Choice } from '../../ui/grid/model';

/** The people of a client and of the floating pool as pickers offer them: found by name or code, kept by code. */
export const usePeopleChoices = (clientId: number): readonly Choice[] | undefined => {
  const { data } = useQuery(
    procedures.employees.list.queryOptions({ input: { clientId }, staleTime: 60_000 }),
  );
  return useMemo(
    () =>
      data
        ?.filter(({ isActive }) => isActive)
        .map(({ code, name }): Choice => ({ value: code, label: name, detail: code, aliases: [code] })),
    [data],
  );
};
