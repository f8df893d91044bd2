import { describe, expect, it } from 'vitest';
import type { Reach } from '../../db';
import { createWaiting } from './waiting';

const operator: Reach = { role: 'OPERATOR', clientIds: [1], isBoard: false };
const admin: Reach = { role: 'ADMIN', clientIds: [1, 2], isBoard: false };

const allOf = (waiting: ReturnType<typeof createWaiting>, reach: Reach) => {
  const taken = [];
  for (let one = waiting.take(reach); one; one = waiting.take(reach)) taken.push(one);
  return taken;
};

describe('what waits for a listener', () => {
  it('is told of clients within reach, and forgotten of all others', () => {
    const waiting = createWaiting();
    waiting.add([
      { clientId: 2, table: 'work_orders', date: null },
      { clientId: 1, table: 'production_entries', date: '2026-01-05' },
    ]);
    expect(allOf(waiting, operator)).toEqual([
      { clientId: 1, tables: ['production_entries'], dates: ['2026-01-05'] },
    ]);
    expect(waiting.isEmpty()).toBe(true);
    expect(allOf(waiting, admin)).toEqual([]);
  });

  it('is told of what belongs to no client to administrators alone, and to no board', () => {
    const users = [{ clientId: null, table: 'users', date: null }];
    for (const [reach, isTold] of [
      [operator, false],
      [{ ...admin, role: 'POWERUSER' }, false],
      [{ ...admin, isBoard: true }, false],
      [admin, true],
    ] as const) {
      const waiting = createWaiting();
      waiting.add(users);
      expect([reach, allOf(waiting, reach).length]).toEqual([reach, isTold ? 1 : 0]);
    }
  });

  it('is one entry per client, however much is written', () => {
    const waiting = createWaiting();
    for (let n = 0; n < 10_000; n += 1) {
      const date = new Date(Date.UTC(2020, 0, 1 + (n % 900))).toISOString().slice(0, 10);
      waiting.add([{ clientId: 1 + (n % 2), table: n % 3 === 0 ? 'jobs' : 'shipments', date }]);
    }
    // More dates than anybody reads count as any date.
    expect(allOf(waiting, admin)).toEqual([
      { clientId: 1, tables: ['jobs', 'shipments'], dates: [] },
      { clientId: 2, tables: ['jobs', 'shipments'], dates: [] },
    ]);
  });
});
