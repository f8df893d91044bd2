import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { addEntries, addRows, insert, oneResult, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

const CUTTING = 11;
const SEWING = 12;
const FINAL = 13;
const PACKING = 14;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    for (const [id, code] of [
      [CUTTING, 'CUTTING'],
      [SEWING, 'SEWING'],
      [FINAL, 'FINAL_INSPECTION'],
      [PACKING, 'PACKING'],
    ] as const) {
      insert(connection, 'operations', { id, client_id: 1, code });
    }
  });
});

afterEach(async () => {
  await floor.close();
});

const inspect = (...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      'quality_entries',
      rows.map((row) => ({ client_id: 1, work_order_id: 1, operation_id: FINAL, ...row })),
    ),
  );

const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({ client_id: 1, work_order_id: 1, shift_date: '2025-12-02', ...row })),
    ),
  );

describe('PPM', () => {
  it('is defective units per million inspected', async () => {
    await inspect({ units_inspected: 500, units_passed: 495, units_defective: 5 });
    expect(await oneResult(floor, 'ppm')).toMatchObject({
      value: 10_000,
      numerator: 5,
      denominator: 500,
      estimatedShare: 0,
      confidence: 1,
    });
  });

  it('takes a shift’s production only where nothing of that shift was inspected', async () => {
    await produce(
      { units_produced: 900, units_defective: 90 },
      { units_produced: 300, units_defective: 6, shift_date: '2025-12-03' },
    );
    await inspect({ units_inspected: 100, units_defective: 1 });
    const result = await oneResult(floor, 'ppm');
    expect(result).toMatchObject({ numerator: 7, denominator: 400, records: 2 });
    expect(result.inferences).toEqual([{ input: 'unitsChecked', source: 'production', records: 1 }]);
    expect(result.estimatedShare).toBeCloseTo(6 / 7, 12);
    expect(result.confidence).toBeCloseTo((100 + 0.7 * 300) / 400, 12);
  });
});

describe('DPMO', () => {
  const job = (quantity = 500) =>
    floor.write((_, connection) => {
      insert(connection, 'jobs', {
        id: 5,
        client_id: 1,
        code: 'W1-L1',
        work_order_id: 1,
        part_number: 'PART-47',
        quantity_ordered: quantity,
      });
      insert(connection, 'part_opportunities', {
        client_id: 1,
        part_number: 'PART-47',
        opportunities_per_unit: 47,
      });
    });

  it('counts the opportunities of the job’s part', async () => {
    await job();
    await inspect({ job_id: 5, units_inspected: 500, units_defective: 10, total_defects: 15 });
    const result = await oneResult(floor, 'dpmo');
    expect(result.value).toBeCloseTo(638.297872, 5);
    expect(result).toMatchObject({ denominator: 23_500, confidence: 1, estimatedShare: 0 });
    expect(result.extra['sigmaLevel']).toBeCloseTo(4.722, 2);
  });

  it('falls back to the client’s default of the date, then to one', async () => {
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'default_opportunities', value: '4', from: '2025-12-03' }),
    );
    await inspect({ total_defects: 2 }, { shift_date: '2025-12-03', total_defects: 2 });
    const result = await oneResult(floor, 'dpmo');
    expect(result).toMatchObject({ numerator: 4, denominator: 500, estimatedShare: 1 });
    expect(result.confidence).toBeCloseTo((0.3 * 100 + 0.7 * 400) / 500, 12);
  });

  it('follows a default that is set afterwards', async () => {
    await inspect({ total_defects: 2 });
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'default_opportunities', value: '5' }),
    );
    expect((await oneResult(floor, 'dpmo')).denominator).toBe(500);
  });

  it('without a defect says better than the sigma of three', async () => {
    await job();
    await inspect({ job_id: 5, units_inspected: 500, total_defects: 0 });
    const result = await oneResult(floor, 'dpmo');
    expect(result).toMatchObject({ value: 0, noteKeys: ['kpi.note.sigma-better-than'] });
    expect(result.extra['sigmaLevel']).toBeGreaterThan(5);
  });
});

describe('FPY and the rates beside it', () => {
  it('count rework and repair as failed', async () => {
    await inspect({
      units_passed: 88,
      units_defective: 12,
      units_rework: 6,
      units_repair: 2,
      total_defects: 30,
    });
    expect((await oneResult(floor, 'fpy')).value).toBe(88);
    expect((await oneResult(floor, 'scrap-rate')).value).toBe(4);
    expect((await oneResult(floor, 'rework-rate')).value).toBe(6);
    expect((await oneResult(floor, 'dhu')).value).toBe(30);
  });

  it('compute what passed where it was left blank', async () => {
    await inspect({ units_defective: 20 });
    expect(await oneResult(floor, 'fpy')).toMatchObject({
      value: 80,
      estimatedShare: 1,
      confidence: 0.9,
      inferences: [{ input: 'unitsPassed', source: 'computed', records: 1 }],
    });
  });

  it('leave second inspections and voided ones out', async () => {
    await inspect(
      { units_passed: 90, units_defective: 10 },
      { units_passed: 100, is_reinspection: 1 },
      { units_passed: 0, units_defective: 100, voided_at: '2025-12-03T00:00:00.000Z' },
    );
    for (const kpi of ['fpy', 'ppm', 'dpmo', 'dhu'] as const) {
      expect(await oneResult(floor, kpi)).toMatchObject({ records: 1 });
    }
    expect((await oneResult(floor, 'fpy')).value).toBe(90);
  });

  it.each(['fpy', 'ppm', 'dpmo', 'dhu', 'scrap-rate', 'rework-rate'] as const)(
    'nothing inspected is no value of %s',
    async (kpi) => {
      expect(await oneResult(floor, kpi)).toMatchObject({ value: null, records: 0, confidence: 0 });
      await inspect({ units_inspected: 0 });
      expect(await oneResult(floor, kpi)).toMatchObject({ value: null, records: 1 });
    },
  );
});
