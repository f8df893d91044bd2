import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, plainest, PROCEDURES } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, type Plant } from '../../e2e/isolation/plant';
import type { Actor } from '../../db';
import { ROLES, type Role } from '../../db/vocabulary';

/*
 * A session that hangs on a wall is nobody's desk: whatever its user may do, it reads the board of one client and hears
 * that something changed. Every other procedure refuses it, those that do not exist yet, too.
 */
const ON_A_BOARD = ['board.get', 'live.changes'];

let plant: Plant;
beforeAll(async () => {
  plant = await buildPlant(5);
});
afterAll(() => plant.end());

const onWall = (role: Role): Actor => ({
  ...plant.actorOf(role),
  board: { clientId: plant.holdings.A.clientId },
});

const keyOf = async (role: Role, path: string): Promise<string> => {
  const input = plainest(INPUTS[path]?.(plant.holdings.A), path);
  const outcome = await callAs(plant, onWall(role), path, input);
  if (!outcome.ok) return outcome.data?.key ?? outcome.code;
  const { answer } = outcome;
  if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
    await (answer as AsyncIterableIterator<unknown>).return?.();
  }
  return 'ok';
};

describe('a session on a wall', () => {
  it.each(PROCEDURES.filter(({ meta }) => meta.access !== 'public').map(({ path }) => path))(
    '%s answers it as a board, whoever put it up',
    async (path) => {
      const expected = ON_A_BOARD.includes(path) ? 'ok' : 'board.only';
      for (const role of ROLES)
        expect({ role, key: await keyOf(role, path) }).toEqual({ role, key: expected });
    },
  );

  it('shows its own client and no other, although its user sees more', async () => {
    const foreign = { clientId: plant.holdings.M.clientId };
    for (const role of ['LEADER', 'POWERUSER', 'ADMIN'] as const) {
      const outcome = await callAs(plant, onWall(role), 'board.get', foreign);
      expect(outcome).toMatchObject({ ok: false, code: 'not-found' });
    }
  });

  it('tells nothing of a line but its code and name, its numbers and its stops: no person, no order, no note', async () => {
    const { clientId, lineCode } = plant.holdings.A;
    const outcome = await callAs(plant, onWall('ADMIN'), 'board.get', { clientId, lines: [lineCode] });
    if (!outcome.ok) throw new Error(outcome.message);
    const { lines } = outcome.answer as { lines: Record<string, unknown>[] };
    expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual(
      [
        'code',
        'name',
        'phase',
        'shown',
        'next',
        'pieces',
        'people',
        'efficiency',
        'quality',
        'stops',
        'ladder',
      ].toSorted(),
    );
  });
});
