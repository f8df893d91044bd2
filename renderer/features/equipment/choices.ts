import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { procedures } from '../../api/queries';
import type { Choice } from '../../ui/grid/model';

/** The machines and stations of a line, and those of no line, as pickers offer them: found by name or code. */
export const useEquipmentChoices = (
  clientId: number,
  lineId: number | null,
): readonly Choice[] | undefined => {
  const { data } = useQuery(
    procedures.equipment.list.queryOptions({ input: { clientId }, staleTime: 60_000 }),
  );
  return useMemo(
    () =>
      data
        ?.filter((each) => each.isActive && (each.lineId === null || each.lineId === lineId))
        .map(({ code, name }): Choice => ({ value: code, label: name, detail: code, aliases: [code] })),
    [data, lineId],
  );
};
