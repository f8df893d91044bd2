import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import {
  batchOf,
  CLIENT_A,
  leaderA,
  LINE_A2,
  onFile,
  placeA,
  productionOf,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import type { EntryInput } from '../contract/production';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-warnings-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const sheet = () => engine.clientFor(leaderA).sheet;
const rehearse = async (more: Parameters<typeof batchOf>[0]) =>
  (await sheet().rehearse(batchOf(more))).production;
const record = async (more: Parameters<typeof batchOf>[0]) =>
  productionOf(await sheet().record({ ...batchOf(more), submissionId: randomUUID() }));

/** A row that nothing is to be said about: 27.8 % of standard, every input typed. */
const quiet = (more: Partial<EntryInput> = {}) => rowOf({ runHours: 9, ...more });

const warningsOf = async (...creates: EntryInput[]) =>
  (await rehearse({ creates })).rows.map((row) => row.warnings.map(({ key }) => key));

describe('a rehearsal', () => {
  it('answers what saving then makes, and keeps nothing', async () => {
    const changes = { creates: [rowOf({ runHours: 4 }), rowOf({ workOrder: 'WO-3', runHours: 2 })] };
    const rehearsed = await rehearse(changes);
    const files = () =>
      onFile(folder, (connection) =>
        ['production_entries', 'audit_log', 'kpi_day', 'submissions'].map((table) =>
          connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
        ),
      );
    expect(files()).toEqual([0, 0, 0, 0]);
    const saved = await record(changes);
    const figures = ({ derived, unitsProduced }: (typeof saved.entries)[number]) => ({
      derived,
      unitsProduced,
    });
    expect(rehearsed.rows.map((row) => row.entry && figures(row.entry))).toEqual(saved.entries.map(figures));
    expect(rehearsed.totals).toEqual((await sheet().get(placeA())).production.totals);
  });

  it('leaves out a row with errors and derives the others without it', async () => {
    const { rows, totals } = await rehearse({
      creates: [rowOf(), rowOf({ workOrder: 'NOPE' }), rowOf({ workOrder: 'WO-2' })],
    });
    expect(rows.map((row) => row.entry?.derived.scheduledHours.value ?? null)).toEqual([4.5, null, 4.5]);
    expect(rows.map((row) => row.errors.map(({ key }) => key))).toEqual([
      [],
      ['production.order-unknown'],
      [],
    ]);
    expect(totals.unitsProduced).toBe(200);
  });

  it('shows a row that is to be voided as it was, and the totals without it', async () => {
    const { entries } = await record({ creates: [rowOf(), rowOf({ workOrder: 'WO-2', unitsProduced: 7 })] });
    const { id, version } = entries[0] ?? { id: 0, version: 0 };
    const { rows, totals } = await rehearse({ voids: [{ key: 'v', id, version, reason: 'Counted twice' }] });
    expect(rows).toMatchObject([
      { change: 'void', entry: { id, unitsProduced: 100 }, errors: [], warnings: [] },
    ]);
    expect(totals.unitsProduced).toBe(7);
  });

  it('says on every row that the date has not come yet', async () => {
    const { rows } = await rehearse({
      place: placeA({ shiftDate: addDays(today(), 1) }),
      creates: [rowOf(), rowOf()],
    });
    expect(rows.map((row) => row.errors)).toMatchObject([
      [{ key: 'production.date-in-future', field: 'shiftDate' }],
      [{ key: 'production.date-in-future', field: 'shiftDate' }],
    ]);
  });
});

describe('warnings', () => {
  it('have nothing to say about an ordinary row', async () => {
    expect(await warningsOf(quiet())).toEqual([[]]);
  });

  it('meet an efficiency over 100 %', async () => {
    // 361 × 0.25 h ÷ (10 × 9 h)
    expect(await warningsOf(quiet({ unitsProduced: 361 }))).toEqual([
      ['production.warning-efficiency-above-100'],
    ]);
    expect(await warningsOf(quiet({ unitsProduced: 360 }))).toEqual([[]]);
  });

  it('meet rows that together run longer than the shift', async () => {
    const key = 'production.warning-run-above-shift';
    expect(
      await warningsOf(
        rowOf({ runHours: 5, scheduledHours: 5 }),
        rowOf({ workOrder: 'WO-2', runHours: 4.01, scheduledHours: 4.01 }),
      ),
    ).toEqual([
      [key, 'production.warning-scheduled-above-shift'],
      [key, 'production.warning-scheduled-above-shift'],
    ]);
    expect(await warningsOf(rowOf({ runHours: 5 }), rowOf({ workOrder: 'WO-2', runHours: 4 }))).toEqual([
      [],
      [],
    ]);
  });

  it('meet a row that looks like another one of the shift', async () => {
    await record({ creates: [quiet({ runHours: 4 })] });
    expect(await warningsOf(quiet({ runHours: 5 }))).toEqual([['production.warning-duplicate']]);
    expect(await warningsOf(quiet({ runHours: 5, unitsProduced: 101 }))).toEqual([[]]);
    const elsewhere = await rehearse({ place: placeA({ lineId: LINE_A2 }), creates: [quiet()] });
    expect(elsewhere.rows[0]?.warnings).toEqual([]);
  });

  it('meet inputs that are weakly estimated, not a headcount that follows from the other', async () => {
    expect(await warningsOf(quiet({ employeesPresent: null }))).toEqual([[]]);
    const { rows } = await rehearse({
      creates: [rowOf({ employeesAssigned: null, employeesPresent: null })],
    });
    expect(rows[0]?.warnings).toEqual([
      {
        key: 'production.warning-estimated',
        params: { count: 3, inputs: 'employeesAssigned, employeesPresent, runHours' },
        field: null,
      },
    ]);
  });

  describe('of the unusual', () => {
    /** Earlier days of a style, one entry each. */
    const history = async (units: readonly number[], workOrder = 'WO-1') => {
      for (const [at, unitsProduced] of units.entries()) {
        await record({
          place: placeA({ shiftDate: addDays(today(), -1 - at) }),
          creates: [quiet({ workOrder, unitsProduced })],
        });
      }
    };
    const usual = [100, 104, 96, 100, 104, 96, 100, 100];

    it('know the style by eight entries, whichever of its orders they were for', async () => {
      await history(usual);
      const { rows } = await rehearse({ creates: [quiet({ workOrder: 'WO-2', unitsProduced: 60 })] });
      expect(rows[0]?.warnings).toMatchObject([
        { key: 'production.warning-unusual', field: 'unitsProduced', params: { efficiency: 16.7 } },
      ]);
      // Efficiencies are units ÷ 3.6: mean 100 ÷ 3.6, sigma of the sample √(64 ÷ 7) ÷ 3.6
      const reach = (3 * Math.sqrt(64 / 7)) / 3.6;
      expect(rows[0]?.usual?.entries).toBe(8);
      expect(rows[0]?.usual?.low).toBeCloseTo(100 / 3.6 - reach, 6);
      expect(rows[0]?.usual?.high).toBeCloseTo(100 / 3.6 + reach, 6);
      expect((await rehearse({ creates: [quiet({ unitsProduced: 105 })] })).rows[0]?.warnings).toEqual([]);
    });

    it('are silent with seven, and about other styles', async () => {
      await history(usual.slice(0, 7));
      const { rows } = await rehearse({ creates: [quiet({ unitsProduced: 60 })] });
      expect(rows[0]).toMatchObject({ usual: null, warnings: [] });
      await history(usual, 'WO-3');
      const other = await rehearse({ creates: [quiet({ workOrder: 'WO-5', unitsProduced: 1 })] });
      expect(other.rows[0]).toMatchObject({ usual: null, warnings: [] });
    });

    it('count no voided entry, and those of the same date that came before', async () => {
      await history(usual);
      onFile(folder, (connection) =>
        connection.exec("UPDATE production_entries SET voided_at = 'now' WHERE id = 1"),
      );
      expect((await rehearse({ creates: [quiet({ unitsProduced: 60 })] })).rows[0]?.usual).toBeNull();
      await record({ place: placeA({ lineId: LINE_A2 }), creates: [quiet()] });
      expect((await rehearse({ creates: [quiet({ unitsProduced: 60 })] })).rows[0]?.usual?.entries).toBe(8);
    });
  });
});

describe('figures', () => {
  it('follow the settings of the client on the date', async () => {
    const set = (key: string, value: string, from: string) =>
      onFile(folder, (connection) =>
        connection
          .prepare(
            'INSERT INTO client_settings (client_id, key, value, valid_from, updated_at) VALUES (?, ?, ?, ?, ?)',
          )
          .run(CLIENT_A, key, value, from, new Date().toISOString()),
      );
    set('efficiency_headcount', 'present', today());
    set('performance_basis', 'clock', today());
    const typed = quiet({ employeesPresent: 5, runHours: 4 });
    const now = await rehearse({ creates: [typed] });
    // 100 × 0.25 h ÷ (5 × 9 h), ÷ 4 h
    expect(now.totals.efficiency).toBeCloseTo(55.555_555_556, 9);
    expect(now.totals.performance).toBeCloseTo(625, 9);
    const before = await rehearse({ place: placeA({ shiftDate: addDays(today(), -1) }), creates: [typed] });
    // 100 × 0.25 h ÷ (10 × 9 h), ÷ (5 × 4 h)
    expect(before.totals.efficiency).toBeCloseTo(27.777_777_778, 9);
    expect(before.totals.performance).toBeCloseTo(125, 9);
  });

  it('have no value where nothing was scheduled', async () => {
    const { rows, totals } = await rehearse({
      creates: [rowOf({ unitsProduced: 0, employeesAssigned: 0, employeesPresent: 0 })],
    });
    expect(rows[0]?.entry?.derived).toMatchObject({ efficiency: null, performance: null });
    expect(totals).toMatchObject({ efficiency: null, performance: null });
  });
});
