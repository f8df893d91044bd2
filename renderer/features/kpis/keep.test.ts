import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../electron/contract';
import { keepWhile } from './keep';

const client: ContractRouterClient<Contract> = createORPCClient({
  call: () => Promise.reject(new Error('nothing is called')),
});
const keyOf = (kpi: 'fpy' | 'rty', by: 'day' | 'week', from: string) =>
  createTanstackQueryUtils(client).kpi.series.queryKey({
    input: { clientId: 1, kpi, by, from, to: '2026-01-31' },
  });

describe('the last answer', () => {
  it('stays for another period, and goes for another KPI or another step', () => {
    const keep = keepWhile<string>({ kpi: 'fpy', by: 'day' });
    expect(keep('last', { queryKey: keyOf('fpy', 'day', '2026-01-09') })).toBe('last');
    expect(keep('last', { queryKey: keyOf('rty', 'day', '2026-01-01') })).toBeUndefined();
    expect(keep('last', { queryKey: keyOf('fpy', 'week', '2026-01-01') })).toBeUndefined();
    expect(keep(undefined, undefined)).toBeUndefined();
  });
});
