import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Target } from '../api/told';

/** Goes to a place that is only known while the page runs: its search is checked by the route it leads to. */
export const useGoTo = (): ((target: Target) => void) => {
  const navigate = useNavigate();
  return useCallback(
    ({ to, params, search }) =>
      void navigate({ to: to as '/', params: (params ?? {}) as never, search: (search ?? {}) as never }),
    [navigate],
  );
};
