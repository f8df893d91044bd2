import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { api, whenSessionEnds } from './client';
import { failureOf } from './failure';
import { tell } from './told';

/** Query and mutation options of every procedure. */
export const procedures = createTanstackQueryUtils(api);

/** Answers kept for the page. The engine is on this PC or LAN, so the browser's idea of being online does not count. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (count, error) => failureOf(error).code === 'unreachable' && count < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

whenSessionEnds(() => {
  if (queryClient.getQueryData(procedures.session.me.queryKey())) {
    tell({ kind: 'news', key: 'notices.session-ended' });
  }
  queryClient.setQueryData(procedures.session.me.queryKey(), null);
});
