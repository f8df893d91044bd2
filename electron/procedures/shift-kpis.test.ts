import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import type { Actor } from '../../db/scope';
import {
  batchOf,
  changesOf,
  CLIENT_A,
  onFile,
  operatorA,
  placeA,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import { defectOf, inspectionOf, setMasters, stopOf } from '../../db/repositories/stops/stage';
import type { ExchangeTable } from '../contract/exchange';
import { createEngine, type Engine } from '../engine';

/*
 * A whole shift typed in all its sections, against numbers reckoned by hand: five orders by a crew of ten in a shift of
 * nine hours, two stops, one inspection.
 */
let folder: string;
let engine: Engine;

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const date = addDays(today(), -1);
const place = placeA({ shiftDate: date });

/** Order, good, defective, run hours. */
const ORDERS = [
  ['WO-1', 120, 3, 2],
  ['WO-2', 80, 0, 1.5],
  ['WO-3', 200, 4, 3],
  ['WO-4', 45, 1, 1],
  ['WO-5', 60, 0, 1],
] as const;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-shift-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  setMasters(folder);
  // WO-1 is of the style ROPER, whose part offers 10 opportunities.
  onFile(folder, (connection) =>
    connection.exec(`
      INSERT INTO products (client_id, code, style_model, part_number, created_at, updated_at)
        VALUES (${CLIENT_A}, 'P-1', 'ROPER', 'PART-1', 'now', 'now');
      INSERT INTO part_opportunities (client_id, part_number, opportunities_per_unit, created_at, updated_at)
        VALUES (${CLIENT_A}, 'PART-1', 10, 'now', 'now')`),
  );
  await engine.clientFor(operatorA).sheet.record({
    ...batchOf({
      place,
      creates: ORDERS.map(([workOrder, good, unitsDefective, runHours]) =>
        rowOf({ workOrder, unitsProduced: good + unitsDefective, unitsDefective, runHours }),
      ),
      stops: changesOf({
        creates: [
          stopOf({ startTime: '09:10', minutes: 20 }),
          stopOf({ reason: 'CHANGEOVER_SETUP', startTime: null, minutes: 10 }),
        ],
      }),
      inspections: changesOf({
        creates: [
          inspectionOf({
            unitsInspected: 100,
            unitsPassed: 97,
            defects: [defectOf(), defectOf(), defectOf()],
          }),
        ],
      }),
    }),
    submissionId: randomUUID(),
  });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const exported = async (table: ExchangeTable): Promise<Record<string, string>[]> => {
  const { content } = await engine
    .clientFor(admin)
    .exchange.exportTable({ table, format: 'csv', clientCodes: ['CLIENT-A'] });
  return Papa.parse<Record<string, string>>(Buffer.from(content).toString(), {
    header: true,
    skipEmptyLines: true,
  }).data;
};

const pick = (rows: readonly Record<string, string>[], ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]));

describe('a shift in all its sections', () => {
  it('is exported as exactly the rows that were typed', async () => {
    expect(
      pick(
        await exported('production_entry'),
        'work_order_id_fk',
        'units_produced',
        'units_defective',
        'run_time_hours',
        'employees_assigned',
        'shift_date',
        'line',
      ),
    ).toEqual([
      ['WO-1', '123', '3', '2', '10', date, 'L1'],
      ['WO-2', '80', '0', '1.5', '10', date, 'L1'],
      ['WO-3', '204', '4', '3', '10', date, 'L1'],
      ['WO-4', '46', '1', '1', '10', date, 'L1'],
      ['WO-5', '60', '0', '1', '10', date, 'L1'],
    ]);
    expect(
      pick(
        await exported('downtime_entry'),
        'downtime_reason',
        'downtime_duration_minutes',
        'downtime_start_time',
        'reported_by_user_id',
        'shift_type',
        'line',
        'equipment',
        'running_since',
      ),
    ).toEqual([
      ['EQUIPMENT_FAILURE', '20', '09:10', 'OP-A', 'SHIFT_1ST', 'L1', '', ''],
      ['CHANGEOVER_SETUP', '10', '', 'OP-A', 'SHIFT_1ST', 'L1', '', ''],
    ]);
    const inspections = await exported('quality_entry');
    expect(
      pick(
        inspections,
        'work_order_id_fk',
        'operation_checked',
        'units_inspected',
        'units_passed',
        'units_defective',
        'total_defects_count',
        'is_reinspection',
        'opportunities_used',
      ),
    ).toEqual([['WO-1', 'SEW', '100', '97', '3', '3', 'FALSE', '10']]);
    const of = inspections[0]?.['quality_entry_id'] ?? '';
    expect(
      pick(await exported('defect_detail'), 'quality_entry_id_fk', 'defect_type', 'defect_description'),
    ).toEqual(Array.from({ length: 3 }, () => [of, 'STITCHING', 'Stitching']));
  });

  it('is exported as files that import again without a difference', async () => {
    for (const table of ['production_entry', 'downtime_entry', 'quality_entry', 'defect_detail'] as const) {
      const { content } = await engine
        .clientFor(admin)
        .exchange.exportTable({ table, format: 'csv', clientCodes: ['CLIENT-A'] });
      const report = await engine.clientFor(admin).exchange.importTable({
        table,
        fileName: `${table}.csv`,
        content,
        format: 'csv',
        clientCode: 'CLIENT-A',
        dryRun: false,
        skipInvalid: false,
      });
      expect(report).toMatchObject({ table, imported: 0, refused: [], unchanged: report.read });
    }
  });

  it('accounts for its time: planned nine hours are run and stops', async () => {
    const { account, shift } = await engine.clientFor(operatorA).sheet.get(place);
    expect(shift.hours).toBe(9);
    // 2 + 1.5 + 3 + 1 + 1 h run, 20 + 10 minutes stood.
    expect(account).toMatchObject({ plannedHours: 9, runHours: 8.5, stopHours: 0.5, unexplainedHours: 0 });
  });

  const valueOf = async (
    kpi: 'availability' | 'ppm' | 'dpmo' | 'fpy' | 'efficiency' | 'performance' | 'mttr',
  ) => {
    const { results } = await engine
      .clientFor(admin)
      .kpi.results({ clientCodes: ['CLIENT-A'], from: date, to: date, kpis: [kpi] });
    const [result] = results;
    if (!result || results.length > 1) throw new Error(`${results.length} results of ${kpi}`);
    return result;
  };

  it('makes the KPIs that were reckoned by hand', async () => {
    // 10 people × 9 h planned; the stops say nothing of people, so that each keeps one from work: 90 h − 0.5 h.
    expect(await valueOf('availability')).toMatchObject({ denominator: 90, numerator: 89.5 });
    expect((await valueOf('availability')).value).toBeCloseTo(99.444_444_444, 9);
    // 3 of 100 units; 3 defects in 100 × 10 opportunities; 97 of 100.
    expect((await valueOf('ppm')).value).toBeCloseTo(30_000, 9);
    expect((await valueOf('dpmo')).value).toBeCloseTo(3000, 9);
    expect((await valueOf('fpy')).value).toBeCloseTo(97, 9);
    // 513 × 0.25 h ÷ (10 × 9 h); ÷ (10 × 8.5 h).
    expect((await valueOf('efficiency')).value).toBeCloseTo(142.5, 9);
    expect((await valueOf('performance')).value).toBeCloseTo(150.882_352_941, 9);
    // Half an hour by two stops.
    expect((await valueOf('mttr')).value).toBeCloseTo(0.25, 9);
  });

  it('has the availability of the clock where the client reads it so, less planned stops where it excludes them', async () => {
    const set = (key: string, value: string) =>
      engine.clientFor(admin).settings.set({ clientId: CLIENT_A, key, value });
    await set('availability_basis', 'line');
    // 9 h − 0.5 h.
    expect((await valueOf('availability')).value).toBeCloseTo(94.444_444_444, 9);
    await set('planned_stops', 'exclude');
    // The changeover is planned: 8 h 50 min − 20 min of 8 h 50 min.
    expect((await valueOf('availability')).value).toBeCloseTo((510 / 530) * 100, 9);
  });
});
