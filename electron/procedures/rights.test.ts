import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callAs, plainest, PROCEDURES } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, type Plant } from '../../e2e/isolation/plant';
import { RIGHTS } from '../../db/rights';
import type { Role } from '../../db/vocabulary';
import { command, query, session } from '../contract/procedure';

/*
 * The middleware asks the one table of rights and nothing else: with other rows in the table the same calls are let in
 * or refused. What each row has to say is the matter of the matrix in `access.isolation.test.ts`.
 */
let plant: Plant;
const kept = { ...RIGHTS };

beforeAll(async () => {
  plant = await buildPlant(1);
});
afterEach(() => void Object.assign(RIGHTS, kept));
afterAll(() => plant.end());

const hand = (roles: readonly Role[]): void => {
  for (const right of Object.keys(RIGHTS)) Object.assign(RIGHTS, { [right]: roles });
};

const CLOSED = PROCEDURES.filter(({ meta }) => meta.access !== 'public').map(({ path }) => path);

/** Procedures that refuse the role for want of a right. */
const refusedTo = async (role: Role): Promise<string[]> => {
  const refused: string[] = [];
  for (const path of CLOSED) {
    const input = plainest(INPUTS[path]?.(plant.holdings.A), path);
    const outcome = await callAs(plant, plant.actorOf(role), path, input);
    if (!outcome.ok && outcome.data?.key === 'failure.forbidden') refused.push(path);
  }
  return refused;
};

describe('the table of rights', () => {
  it('closes every procedure to everybody when it names nobody', async () => {
    hand([]);
    expect(await refusedTo('ADMIN')).toEqual(CLOSED);
  });

  it('opens every procedure to whoever it names, and closes it to those it no longer names', async () => {
    hand(['OPERATOR']);
    // Whole clients come and go for those alone who see all of them, whatever the table says.
    expect(await refusedTo('OPERATOR')).toEqual(['clients.provision', 'demo.load', 'demo.remove']);
    expect(await refusedTo('ADMIN')).toEqual(CLOSED);
  });

  it('has a row for the right that each contract names; a contract without one does not compile', () => {
    const strangers = PROCEDURES.filter(({ meta }) => meta.access !== 'public' && !(meta.access in RIGHTS));
    expect(strangers).toEqual([]);
    const contracts = [
      // @ts-expect-error -- no right is named
      () => query('core'),
      // @ts-expect-error -- a role is no right
      () => command('core', 'ADMIN'),
      // @ts-expect-error -- there is no such right
      () => session('rule-the-world'),
    ];
    expect(contracts).toHaveLength(3);
  });
});
