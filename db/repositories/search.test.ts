import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, insert, openFloor, type Floor } from '../kpi/test-floor';
import { connectionOf, type Actor } from '../scope';
import { findAnything } from './search';

const LEADER: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };
const OPERATOR: Actor = { userId: 2, code: 'U2', role: 'OPERATOR', host: 'web' };
const MANY = 8_000;

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    for (const [id, role] of [
      [1, 'LEADER'],
      [2, 'OPERATOR'],
    ] as const) {
      const who = { id, code: `U${id}`, username: `user.${id}`, full_name: `User ${id}`, role };
      insert(connection, 'users', who);
      connection.exec(`INSERT INTO main.user_clients VALUES (${id}, 1)`);
    }
    for (let at = 1; at <= MANY; at += 1) {
      insert(connection, 'work_orders', {
        id: 100 + at,
        client_id: 1,
        code: `OLD-${String(at).padStart(5, '0')}`,
        style_model: 'GENERIC',
        status: 'COMPLETED',
        po_number: at === 1 ? 'PO-FIRST' : null,
      });
    }
    const orders = [
      { code: 'WO-12', style_model: 'BOTÍN ÑANDÚ', status: 'ACTIVE', po_number: 'PO-777' },
      { code: 'WO-1', style_model: 'PLAIN', status: 'COMPLETED', po_number: null },
      { code: 'WO-10', style_model: 'PLAIN', status: 'CANCELLED', po_number: null },
      { code: 'WO-11', style_model: 'PLAIN', status: 'ON_HOLD', po_number: null },
    ];
    for (const [at, order] of orders.entries()) {
      insert(connection, 'work_orders', { id: 20_000 + at, client_id: 1, ...order });
    }
    insert(connection, 'work_orders', { id: 30_000, client_id: 2, code: 'WO-1', style_model: 'FOREIGN' });
    for (const [id, client_id, order, part_number] of [
      [1, 1, 20_000, 'SOLE-3'],
      [2, 1, 20_001, 'SOLE-3'],
      [3, 2, 30_000, 'SOLE-FOREIGN'],
    ] as const) {
      insert(connection, 'jobs', { id, client_id, code: `JOB-${id}`, work_order_id: order, part_number });
    }
    insert(connection, 'lines', { id: 50, client_id: 1, code: 'L7', name: 'Línea de corte' });
    insert(connection, 'lines', { id: 51, client_id: 2, code: 'L7', name: 'Corte ajeno' });
    insert(connection, 'products', { id: 50, client_id: 1, code: 'P-ROPER', style_model: 'ROPER-BOOT' });
    const people = [
      { id: 1, client_id: 1, code: 'E100', name: 'Prueba Peña' },
      { id: 2, client_id: 1, code: 'E10', name: 'Prueba Lopez', is_active: 0 },
      { id: 3, client_id: 2, code: 'E200', name: 'Ajena Peña' },
      { id: 4, client_id: 2, code: 'E300', name: 'Flotante Peña', is_floating_pool: 1 },
    ];
    for (const person of people) insert(connection, 'employees', person);
  });
});

afterAll(() => floor.close());

const find = (text: string, actor = LEADER) =>
  floor.read(actor, (scope) => findAnything(scope, { text, limit: 6 }));
const codesOf = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code);

describe('search', () => {
  it('tells the very code first, then what is open, then what begins with the text', async () => {
    expect(codesOf((await find('wo-1')).orders)).toEqual(['WO-1', 'WO-11', 'WO-12', 'WO-10']);
  });

  it('finds by style and by PO number, accents and case apart, every word wherever it stands', async () => {
    expect(codesOf((await find('nandu')).orders)).toEqual(['WO-12']);
    expect(codesOf((await find('po-777')).orders)).toEqual(['WO-12']);
    expect(codesOf((await find('Ñandu wo')).orders)).toEqual(['WO-12']);
    expect(codesOf((await find('corte')).lines)).toEqual(['L7']);
    expect(codesOf((await find('roper')).products)).toEqual(['P-ROPER']);
  });

  it('finds a job by code and part, with its order, those of open orders first', async () => {
    const told = async (text: string) =>
      (await find(text)).jobs.map(({ code, orderId, orderCode }) => [code, orderId, orderCode]);
    expect(await told('sole')).toEqual([
      ['JOB-1', 20_000, 'WO-12'],
      ['JOB-2', 20_001, 'WO-1'],
    ]);
    expect(await told('job-2')).toEqual([['JOB-2', 20_001, 'WO-1']]);
    expect(await told('job-3')).toEqual([]);
  });

  it('finds any code by its beginning, and looks through the newest rows only for the rest', async () => {
    expect(codesOf((await find('old-00001')).orders)).toEqual(['OLD-00001']);
    expect(codesOf((await find('generic')).orders)).toHaveLength(6);
    expect(codesOf((await find('po-first')).orders)).toEqual([]);
  });

  it('finds people for leaders, those in use first, the floating pool without whose it is', async () => {
    expect((await find('pena')).employees).toEqual([
      { clientCode: 'CLIENT-1', code: 'E100', name: 'Prueba Peña', isActive: true },
      { clientCode: null, code: 'E300', name: 'Flotante Peña', isActive: true },
    ]);
    expect(codesOf((await find('e10')).employees)).toEqual(['E10', 'E100']);
    expect((await find('pena', OPERATOR)).employees).toEqual([]);
  });

  it('finds nothing of other clients, and nothing for no text', async () => {
    const { orders, lines } = await find('l7');
    expect([codesOf(orders), lines.map(({ name }) => name)]).toEqual([[], ['Línea de corte']]);
    expect(JSON.stringify(await find('foreign'))).not.toContain('FOREIGN');
    expect(await find('  ')).toEqual({ orders: [], jobs: [], employees: [], lines: [], products: [] });
    const all = await find('wo-1', ADMIN);
    expect(
      all.orders
        .filter(({ code }) => code === 'WO-1')
        .map(({ clientCode }) => clientCode)
        .toSorted(),
    ).toEqual(['CLIENT-1', 'CLIENT-2']);
  });

  it('takes wildcards and quotes for what they are', async () => {
    for (const text of ['%', '_', "'", '"', '\\', 'WO_1']) {
      expect(codesOf((await find(text)).orders)).toEqual([]);
    }
  });

  it('reads a client by its indexes, in their order', async () => {
    const plans = await floor.read(LEADER, async (scope) =>
      ['t.code', 't.style_model', null].map((column) =>
        connectionOf(scope)
          .prepare(
            `EXPLAIN QUERY PLAN SELECT t.id, c.code FROM work_orders AS t CROSS JOIN clients AS c ON c.id = t.client_id
             WHERE t.client_id = 1 ${column ? `AND ${column} >= 'W' AND ${column} < 'X' ORDER BY ${column}` : 'ORDER BY t.id DESC'} LIMIT 6`,
          )
          .all()
          .map((line) => (line as { detail: string }).detail)
          .join('; '),
      ),
    );
    expect(plans[0]).toContain('work_orders_code (client_id=? AND code>? AND code<?)');
    expect(plans[1]).toContain('work_orders_style (client_id=? AND style_model>? AND style_model<?)');
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
  });
});
