import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import { addRows, insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import {
  ALL,
  failed,
  FIRST,
  FPY,
  INSPECTED,
  inspection,
  openControlFloor,
  SAMPLE,
  type ControlFloor,
} from '../../e2e/control-floor';

let floor: ControlFloor;
beforeEach(async () => {
  floor = await openControlFloor();
});
afterEach(() => floor.close());

describe('a control chart', () => {
  it('of FPY is a p chart of units, as computed by hand', async () => {
    const chart = await floor.control().chart({ ...FPY, ...SAMPLE });
    const passed = Array.from({ length: 20 }, (_, index) => INSPECTED - failed(index));
    const centre = passed.reduce((sum, units) => sum + units, 0) / (20 * INSPECTED);
    const reach = 3 * Math.sqrt((centre * (1 - centre)) / INSPECTED);
    expect(chart).toMatchObject({ kind: 'p', unit: '%', isLaney: false, baseline: null, isFrozen: false });
    expect(chart.movingRange).toBeNull();
    expect(chart.centre).toBeCloseTo(100 * centre, 10);
    expect(chart.points.labels[0]).toBe(FIRST);
    expect(chart.points.values[0]).toBeCloseTo((100 * (passed[0] ?? 0)) / INSPECTED, 10);
    expect(chart.points.subgroupSizes).toEqual(passed.map(() => INSPECTED));
    expect(chart.points.uppers[7]).toBeCloseTo(100 * Math.min(1, centre + reach), 10);
    expect(chart.points.lowers[7]).toBeCloseTo(100 * (centre - reach), 10);
    expect(chart.rules.map(({ sentence }) => sentence)).toContain(
      'Nelson 2: nine in a row on one side of the centre line',
    );
  });

  it.each([
    ['dpmo', 'u', 'per million'],
    ['dhu', 'u', 'per 100'],
    ['ppm', 'p', 'per million'],
    ['efficiency', 'xmr', '%'],
    ['rty', 'xmr', '%'],
  ] as const)('of %s is a %s chart', async (kpi, kind, unit) => {
    const chart = await floor.control().chart({ clientId: 1, kpi, by: 'day', ...ALL });
    expect([chart.kind, chart.unit, chart.points.values.every((value) => value !== null)]).toEqual([
      kind,
      unit,
      true,
    ]);
    expect(chart.points.uppers.every((upper) => upper !== null)).toBe(true);
    expect(chart.movingRange === null).toBe(kind !== 'xmr');
  });

  it('of DPMO limits each day by its opportunities, as computed by hand', async () => {
    const chart = await floor.control().chart({ clientId: 1, kpi: 'dpmo', by: 'day', ...SAMPLE });
    const defects = Array.from({ length: 20 }, (_, index) => failed(index) + 4);
    const centre = defects.reduce((sum, found) => sum + found, 0) / (20 * INSPECTED);
    expect(chart.centre).toBeCloseTo(1e6 * centre, 6);
    expect(chart.points.uppers[0]).toBeCloseTo(1e6 * (centre + 3 * Math.sqrt(centre / INSPECTED)), 6);
  });

  it('of efficiency has moving ranges, and weeks and narrowings of their own', async () => {
    const chart = await floor.control().chart({ clientId: 1, kpi: 'efficiency', by: 'day', ...ALL });
    const values = chart.points.values.map(Number);
    const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? 0)));
    const mean = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(chart.movingRange?.values[0]).toBeNull();
    expect(chart.movingRange?.centre).toBeCloseTo(mean, 9);
    expect(chart.movingRange?.upper).toBeCloseTo(3.267 * mean, 9);
    expect(chart.points.uppers[0]).toBeCloseTo(centre + (3 * mean) / 1.128, 9);
    const weeks = await floor.control().chart({ clientId: 1, kpi: 'efficiency', by: 'week', ...ALL });
    expect(weeks.points.labels).toEqual(['2026-W02', '2026-W03', '2026-W04', '2026-W05', '2026-W06']);
    expect(weeks.notes).toEqual(['No limits: 5 periods with a value; 10 are needed.']);
    const packing = await floor.control().chart({ ...FPY, ...SAMPLE, where: { operation: 'PACK' } });
    expect(packing.points.values.filter((value) => value === null)).toHaveLength(10);
    expect(packing.centre).not.toBeNull();
  });

  it('of OTD is a p chart of orders by the week of their promise', async () => {
    await floor.write((scope) => {
      const connection = connectionOf(scope);
      connection.exec("UPDATE main.work_orders SET status = 'CANCELLED' WHERE id = 1");
      for (let order = 0; order < 36; order += 1) {
        const promised = addDays(FIRST, 7 * Math.floor(order / 3));
        const id = 100 + order;
        insert(connection, 'work_orders', {
          id,
          client_id: 1,
          code: `D${order}`,
          planned_quantity: 10,
          planned_ship_date: promised,
        });
        const shipped_on = order % 9 === 0 ? addDays(promised, 2) : promised;
        insert(connection, 'shipments', { client_id: 1, work_order_id: id, shipped_on, quantity: 10 });
      }
    });
    const chart = await floor.control().chart({
      clientId: 1,
      kpi: 'otd',
      by: 'week',
      from: FIRST,
      to: addDays(FIRST, 83),
      asOf: addDays(FIRST, 90),
    });
    expect([chart.kind, chart.points.subgroupSizes]).toEqual(['p', Array.from({ length: 12 }, () => 3)]);
    // 32 of 36 in time.
    expect(chart.centre).toBeCloseTo((100 * 32) / 36, 10);
    expect(chart.points.uppers[0]).toBe(100);
    expect(chart.notes).toEqual([
      'The limits are preliminary: they rest on 12 periods; 20 make firm ones.',
      'Limits are rough in 12 periods in which fewer than 5 are to be expected.',
    ]);
  });

  it('of large lots is widened by Laney’s factor, which it tells', async () => {
    await floor.write((scope) => {
      addRows(
        scope,
        'quality_entries',
        Array.from({ length: 20 }, (_, index) =>
          inspection(index, {
            units_inspected: 100_000,
            units_passed: 97_000 + 400 * (index % 3),
            units_defective: 3000 - 400 * (index % 3),
          }),
        ),
      );
    });
    const chart = await floor.control().chart({ ...FPY, ...SAMPLE });
    expect([chart.isLaney, Number(chart.sigmaZ) > 5]).toEqual([true, true]);
    expect(chart.notes[0]).toBe(
      `The periods differ more than their counts explain (σz = ${Number(Number(chart.sigmaZ).toFixed(2))}); the limits are widened by as much (Laney).`,
    );
    const frozen = await floor.control().freeze({ ...FPY, ...SAMPLE, reason: 'steady' });
    expect(frozen).toMatchObject({ isLaney: true, sigmaZ: chart.sigmaZ });
    expect((await floor.control().chart({ ...FPY, ...SAMPLE })).points.uppers).toEqual(chart.points.uppers);
  });

  it('tells a new level by the rules asked for', async () => {
    const chart = await floor.control().chart({ ...FPY, ...ALL, rules: ['western-electric-4'] });
    expect(chart.points.signals.slice(20).flat()).toContain('western-electric-4');
    expect(chart.rules).toEqual([
      {
        rule: 'western-electric-4',
        sentence: 'Western Electric 4: eight in a row on one side of the centre line',
      },
    ]);
  });

  it('of WIP aging shows values without limits and says why', async () => {
    const chart = await floor.control().chart({ clientId: 1, kpi: 'wip-aging', by: 'day', ...SAMPLE });
    expect(chart.points.values.some((value) => value !== null)).toBe(true);
    expect([...chart.points.uppers, chart.centre].every((limit) => limit === null)).toBe(true);
    expect(chart.noteKeys).toContain('control.note.autocorrelated');
    await expect(
      floor.control().freeze({ clientId: 1, kpi: 'wip-aging', by: 'day', ...SAMPLE, reason: 'try' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('leaves out what rests on no record: absenteeism without attendance is no zero', async () => {
    const chart = await floor.control().chart({ clientId: 1, kpi: 'absenteeism', by: 'day', ...SAMPLE });
    expect(chart.points.values.every((value) => value === null)).toBe(true);
    expect(chart.notes).toContain('20 periods are left out: their value rests on no record of its own.');
  });

  it('refuses a kind that does not suit the KPI, and names those that do', async () => {
    await expect(
      floor.control().chart({ clientId: 1, kpi: 'efficiency', by: 'day', ...ALL, kind: 'p' }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Possible: xmr') as string,
    });
    expect((await floor.control().chart({ ...FPY, ...ALL, kind: 'xmr' })).kind).toBe('xmr');
  });
});
