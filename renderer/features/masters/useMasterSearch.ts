import { useNavigate, useSearch } from '@tanstack/react-router';
import type { MastersSearch } from './search';

/** Stands in `open` for a record that is being made. */
export const NEW = 'new';

/** The state of a page of plant data, which stands in its address. */
export const useMasterSearch = () => {
  const search = useSearch({ from: '/masters/$kind' });
  const navigate = useNavigate({ from: '/masters/$kind' });
  const change = (next: Partial<MastersSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return {
    search,
    change,
    /** Opens the form of a record; going back closes it. */
    open: (key: string): void => void navigate({ search: (before) => ({ ...before, open: key }) }),
    openNew: (): void => void navigate({ search: (before) => ({ ...before, open: NEW }) }),
    close: (): void => change({ open: undefined }),
  };
};
