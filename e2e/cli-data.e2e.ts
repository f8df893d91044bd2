import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECEMBER, openDesk, type Desk } from './desk';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.clear());

describe('import', () => {
  const header =
    'client_id_fk,work_order_id_fk,shift_date,shift_type,units_produced,units_defective,run_time_hours,employees_assigned';
  const rows = [
    'CLIENT-A,WO-A,2025-12-03,SHIFT_1ST,50,0,4,10',
    'CLIENT-A,WO-A,2025-12-03,SHIFT_1ST,50,60,4,10',
    'CLIENT-A,WO-A,2025-12-03,SHIFT_1ST,-1,0,4,10',
  ];

  test('names line, column, value and reason, and keeps nothing of a file with a fault', async () => {
    const faulty = desk.file('faulty.csv', header, ...rows);
    const { status, stdout, stderr } = await desk.lineside(['import', 'production_entry', faulty]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/line 3, units_defective, "60": .+/);
    expect(stderr).toMatch(/line 4, units_produced, "-1": .+/);
    expect(stdout).toContain('3 rows read, 1 valid, 2 refused');
    expect(await desk.json(['import', 'production_entry', faulty], 1)).toMatchObject({
      read: 3,
      valid: 1,
      imported: 0,
      refused: [
        { line: 3, column: 'units_defective', value: '60' },
        { line: 4, column: 'units_produced', value: '-1' },
      ],
    });
    expect(await desk.json(['export', 'production_entry', '--client', 'CLIENT-A'])).toHaveLength(1);
  });

  test('keeps the valid rows with --skip-invalid, and none in a dry run', async () => {
    const faulty = desk.file('faulty.csv', header, ...rows);
    expect(
      await desk.json(['import', 'production_entry', faulty, '--skip-invalid', '--dry-run']),
    ).toMatchObject({
      imported: 0,
      dryRun: true,
    });
    expect(await desk.json(['export', 'production_entry', '--client', 'CLIENT-A'])).toHaveLength(1);
    expect(await desk.json(['import', 'production_entry', faulty, '--skip-invalid'])).toMatchObject({
      imported: 1,
    });
    expect(await desk.json(['export', 'production_entry', '--client', 'CLIENT-A'])).toHaveLength(2);
  });

  test('reads other headings with a map', async () => {
    const foreign = desk.file('foreign.csv', 'Orden,Cliente,Cantidad,Estado', 'WO-C,CLIENT-A,10,ACTIVE');
    const map = desk.file(
      'map.json',
      '{"Orden": "work_order_id", "Cliente": "client_id_fk", "Cantidad": "planned_quantity", "Estado": "status"}',
    );
    expect(await desk.json(['import', 'work_order', foreign, '--map', map])).toMatchObject({ imported: 1 });
    expect(await desk.lineside(['import', 'work_order', foreign, '--map', foreign])).toMatchObject({
      status: 1,
    });
  });
});

describe('--as', () => {
  test('sees and exports the clients of that user only', async () => {
    expect(await desk.json(['client', 'list', '--as', 'operator-a'])).toMatchObject([{ code: 'CLIENT-A' }]);
    const kpis = JSON.stringify(await desk.json(['kpi', ...DECEMBER, '--as', 'leader-a']));
    expect(kpis).toContain('CLIENT-A');
    expect(kpis).not.toContain('CLIENT-B');
    const exported = await desk.done(['export', 'work_order', '--as', 'leader-a']);
    expect(exported).toContain('WO-A');
    expect(exported).not.toContain('WO-B');
  });

  test('may import what that role may type', async () => {
    const mine = desk.file(
      'mine.csv',
      'work_order_id,client_id_fk,planned_quantity,status',
      'WO-D,CLIENT-A,10,ACTIVE',
    );
    expect(await desk.lineside(['import', 'work_order', mine, '--as', 'operator-a'])).toMatchObject({
      status: 1,
    });
    expect(await desk.json(['import', 'work_order', mine, '--as', 'leader-a'])).toMatchObject({
      imported: 1,
    });
  });
});

describe('backup and restore', () => {
  test('bring back every figure and every row in a fresh folder', async () => {
    const made = (await desk.json(['backup', desk.inFolder('backup.sqlite')])) as {
      rows: Record<string, number>;
    };
    const restored = await desk.lineside(['restore', desk.inFolder('backup.sqlite')], '', 'restored');
    expect(restored).toMatchObject({ status: 0 });
    const there = async (args: readonly string[]) => (await desk.lineside(args, '', 'restored')).stdout;
    const asOf = ['--as-of', '2026-01-01T00:00:00Z'];
    expect(JSON.parse(await there(['kpi', ...DECEMBER, ...asOf, '--json']))).toEqual(
      await desk.json(['kpi', ...DECEMBER, ...asOf]),
    );
    for (const table of ['client', 'work_order', 'production_entry', 'user']) {
      expect(await there(['export', table])).toBe(await desk.done(['export', table]));
    }
    expect(JSON.parse(await there(['check', '--json']))).toMatchObject({ isOk: true });
    const chain = JSON.parse(await there(['audit', 'verify', '--json'])) as Record<string, unknown>;
    expect(chain).toMatchObject({ sealedElsewhere: made.rows['audit_log'], firstBroken: null });
    const key = path.join(desk.inFolder('data'), 'lineside.audit-key');
    expect(JSON.parse(await there(['audit', 'verify', '--audit-key', key, '--json']))).toMatchObject({
      sealedElsewhere: 0,
      firstBroken: null,
    });
    expect((await desk.lineside(['restore', desk.inFolder('backup.sqlite')])).status).toBe(1);
  });

  test('a damaged backup is refused and leaves nothing behind', async () => {
    await desk.done(['backup', desk.inFolder('damaged.sqlite')]);
    const bytes = readFileSync(desk.inFolder('damaged.sqlite'));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
    writeFileSync(desk.inFolder('damaged.sqlite'), bytes);
    mkdirSync(desk.inFolder('fresh'));
    const refused = await desk.lineside(['restore', desk.inFolder('damaged.sqlite')], '', 'fresh');
    expect(refused.status).toBe(1);
    expect(readdirSync(desk.inFolder('fresh'))).toEqual([]);
  });
});
