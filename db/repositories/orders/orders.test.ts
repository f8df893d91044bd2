import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../open';
import { connectionOf, type Actor } from '../../scope';
import { listLines } from '../plant';
import { provisionClient } from '../provisioning';
import { createOrder } from './create';
import { searchOrders } from './search';

const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let folder: string;
let database: OpenDatabase;
let clientId: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-orders-'));
  database = await openDatabase(folder, { create: true });
  const made = await database.writer.run(ADMIN, (scope) =>
    provisionClient(scope, { code: 'CLIENT-A', name: 'Client A', industry: 'apparel', line: 'L1' }),
  );
  clientId = made.id;
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const create = (code: string) =>
  database.writer.run(ADMIN, (scope) =>
    createOrder(scope, { clientId, code, styleModel: 'POLO', plannedQuantity: 1200 }),
  );

it('a client can begin with its first line', async () => {
  const lines = await database.reader.run(ADMIN, (scope) => listLines(scope, clientId));
  expect(lines.map(({ code, name, isActive }) => ({ code, name, isActive }))).toEqual([
    { code: 'L1', name: 'L1', isActive: true },
  ]);
});

describe('an order made by hand', () => {
  it('is open, is found, and is in the audit log', async () => {
    const made = await create('WO-1');
    expect(made).toMatchObject({
      code: 'WO-1',
      status: 'ACTIVE',
      plannedQuantity: 1200,
      producedQuantity: 0,
    });
    const found = await database.reader.run(ADMIN, (scope) =>
      searchOrders(scope, { clientId, text: 'wo-1', limit: 5 }),
    );
    expect(found).toEqual([made]);
    const logged = await database.reader.run(ADMIN, async (scope) =>
      connectionOf(scope)
        .prepare("SELECT action, row_id FROM audit_log WHERE table_name = 'work_orders'")
        .all(),
    );
    expect(logged).toEqual([{ action: 'create', row_id: made.id }]);
  });

  it('is refused at its code where there is one, capitals or not', async () => {
    for (const code of ['WO-1', 'wo-1']) {
      await expect(create(code)).rejects.toMatchObject({
        code: 'conflict',
        fields: [{ key: 'order.code-taken', path: ['code'] }],
      });
    }
  });

  it('is not found for a client outside the scope', async () => {
    const stranger: Actor = { userId: 999, code: 'U999', role: 'LEADER', host: 'web' };
    await expect(
      database.writer.run(stranger, (scope) =>
        createOrder(scope, { clientId, code: 'WO-2', styleModel: null, plannedQuantity: 1 }),
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
