import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { procedures } from '../../api/queries';

/** The views of a client that the user has saved, and how they change. */
export const useViews = (clientId: number) => {
  const known = useQueryClient();
  const query = useQuery(procedures.views.list.queryOptions({ input: { clientId } }));
  const onSuccess = () =>
    known.invalidateQueries({ queryKey: procedures.views.list.key({ input: { clientId } }) });
  return {
    views: query.data ?? [],
    save: useMutation(procedures.views.save.mutationOptions({ onSuccess })),
    remove: useMutation(procedures.views.remove.mutationOptions({ onSuccess })),
  };
};
