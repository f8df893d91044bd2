import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { explainKpi } from './explain';
import type { KpiName } from './names';
import { getPareto, type DefectSplit, type Pareto, type StopSplit } from './pareto';
import type { Where } from './slice';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    const catalogue = (table: string, code: string, parent: string | null, row: Row = {}) =>
      insert(connection, table, {
        client_id: 1,
        code,
        parent_code: parent,
        name_en: `${code} in English`,
        name_es: `${code} en español`,
        ...row,
      });
    catalogue('downtime_reasons', 'JAM', 'EQUIPMENT_FAILURE');
    catalogue('downtime_reasons', 'LUNCH', null, { is_planned: 1 });
    catalogue('defect_types', 'STITCHING', null);
    catalogue('defect_types', 'SKIPPED', 'STITCHING');
    catalogue('defect_types', 'STAIN', null);
    insert(connection, 'lines', { id: 9, client_id: 1, code: 'L9', name: 'Line nine' });
    insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING', name: 'Sewing' });
    insert(connection, 'operations', { id: 4, client_id: 1, code: 'FINAL', name: 'Final check' });
  });
});

afterEach(async () => {
  await floor.close();
});

const minutes = (value: number): number => value * 60;

const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({
        client_id: 1,
        work_order_id: 1,
        line_id: 1,
        shift_date: '2025-12-02',
        employees_assigned: 10,
        scheduled_seconds: 32_400,
        ...row,
      })),
    ),
  );

const stop = (...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      'downtime_entries',
      rows.map((row) => ({
        client_id: 1,
        line_id: 1,
        shift_date: '2025-12-02',
        shift_type: 'SHIFT_1ST',
        duration_seconds: minutes(60),
        ...row,
      })),
    ),
  );

const set = (key: string, value: string, from?: string) =>
  floor.write((scope) => setSetting(scope, { clientId: 1, key, value, from }));

const range = { clientId: 1, from: '2025-11-01', to: '2025-12-31' } as const;
type Question =
  { of: 'stops'; by: StopSplit; where?: Where } | { of: 'defects'; by: DefectSplit; where?: Where };

const ask = (question: Question): Promise<Pareto> =>
  floor.read(ADMIN, (scope) => getPareto(scope, { ...range, ...question }));

const stops = (by: StopSplit, where?: Where) => ask({ of: 'stops', by, ...(where ? { where } : {}) });
const defects = (by: DefectSplit, where?: Where) => ask({ of: 'defects', by, ...(where ? { where } : {}) });

const heights = ({ bars }: Pareto) => bars.map(({ code, amount }) => [code, amount]);

const termsOf = async (kpi: KpiName, where?: Where) => {
  const { terms } = await floor.read(ADMIN, (scope) =>
    explainKpi(scope, { ...range, kpi, ...(where ? { where } : {}) }),
  );
  return terms;
};

describe('stops', () => {
  /** A jam of ten people, a failure of four that begins within it, lunch, and downtime without a stop of its own. */
  const aDay = async () => {
    await produce({}, { line_id: 9, downtime_seconds: minutes(30) });
    await stop(
      { reason: 'JAM', start_time: '08:00', employees_affected: 10 },
      { reason: 'EQUIPMENT_FAILURE', start_time: '08:30', employees_affected: 4 },
      { reason: 'LUNCH', start_time: '12:00', duration_seconds: minutes(30), employees_affected: 10 },
    );
  };

  it('are people’s hours by reason, largest first, with what has no reason last of its size', async () => {
    await aDay();
    const pareto = await stops('reason');
    expect(pareto).toMatchObject({ unit: 'h', basis: 'labour', total: 19.5, noteKeys: [] });
    expect(pareto.bars).toEqual([
      {
        code: 'JAM',
        group: 'EQUIPMENT_FAILURE',
        name: 'JAM in English',
        nameEs: 'JAM en español',
        amount: 10,
        share: 10 / 19.5,
        cumulativeShare: 10 / 19.5,
        records: 1,
      },
      expect.objectContaining({ code: 'LUNCH', amount: 5, cumulativeShare: 15 / 19.5 }),
      expect.objectContaining({ code: 'EQUIPMENT_FAILURE', name: 'Stop', nameEs: 'Paro', amount: 4 }),
      {
        code: null,
        group: null,
        name: null,
        nameEs: null,
        amount: 0.5,
        share: 0.5 / 19.5,
        cumulativeShare: 1,
        records: 1,
      },
    ]);
  });

  it('are gathered under the first level of the catalogue', async () => {
    await aDay();
    expect(heights(await stops('reason-group'))).toEqual([
      ['EQUIPMENT_FAILURE', 14],
      ['LUNCH', 5],
      [null, 0.5],
    ]);
  });

  it('are the line’s hours, overlaps once, where the client says so', async () => {
    await aDay();
    await set('availability_basis', 'line');
    const pareto = await stops('reason');
    expect(pareto.basis).toBe('line');
    expect(heights(pareto)).toEqual([
      ['JAM', 1],
      ['EQUIPMENT_FAILURE', 0.5],
      ['LUNCH', 0.5],
      [null, 0.5],
    ]);
  });

  it('leave planned ones out where those come off the planned hours', async () => {
    await aDay();
    await set('planned_stops', 'exclude');
    expect(heights(await stops('reason'))).toEqual([
      ['JAM', 10],
      ['EQUIPMENT_FAILURE', 4],
      [null, 0.5],
    ]);
  });

  it('are split by line, by name', async () => {
    await aDay();
    expect((await stops('line')).bars).toMatchObject([
      { code: 'L1', name: 'Line', amount: 19 },
      { code: 'L9', name: 'Line nine', amount: 0.5 },
    ]);
  });

  it.each([
    ['labour', 'count'],
    ['labour', 'exclude'],
    ['line', 'count'],
    ['line', 'exclude'],
  ])('add up to the downtime of availability (%s, planned stops: %s)', async (basis, planned) => {
    await aDay();
    await stop(
      { shift_date: '2025-12-03', shift_type: 'SAT_OT', reason: 'JAM' },
      { client_id: 2, line_id: 2, duration_seconds: minutes(600) },
    );
    await set('availability_basis', basis);
    await set('planned_stops', planned);
    for (const where of [undefined, { line: 'L1' }, { shift: 'SAT_OT' }, { style: null }] as const) {
      const { downtimeHours } = await termsOf('availability', where);
      expect(downtimeHours).toBeGreaterThan(0);
      for (const by of ['reason', 'reason-group', 'line', 'shift', 'style', 'work-order'] as const) {
        const { total, bars } = await stops(by, where);
        expect([by, where, total]).toEqual([by, where, expect.closeTo(downtimeHours ?? 0, 9)]);
        expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }
    }
  });

  it('of a range in which the reading changed are told date by date, with a note', async () => {
    await aDay();
    await produce({ shift_date: '2025-12-20' });
    await stop({ shift_date: '2025-12-20', reason: 'JAM', employees_affected: 10 });
    await set('availability_basis', 'line', '2025-12-10');
    const pareto = await stops('reason');
    expect(pareto).toMatchObject({ basis: 'line', noteKeys: ['kpi.note.basis-changed'] });
    expect(heights(pareto)[0]).toEqual(['JAM', 11]);
    expect(pareto.total).toBeCloseTo(Number((await termsOf('availability'))['downtimeHours']), 9);
  });

  it('are none without any', async () => {
    await produce({});
    expect(await stops('reason')).toEqual({ unit: 'h', basis: 'labour', total: 0, bars: [], noteKeys: [] });
  });
});

describe('defects', () => {
  const inspect = (row: Row, details: readonly Row[] = []) =>
    floor.write((scope, connection) => {
      const [id = 0] = addRows(scope, 'quality_entries', [
        { client_id: 1, work_order_id: 1, line_id: 1, operation_id: 3, units_inspected: 100, ...row },
      ]);
      for (const detail of details) {
        insert(connection, 'defect_details', {
          client_id: 1,
          quality_entry_id: id,
          description: 'Test',
          defect_type: 'STAIN',
          ...detail,
        });
      }
    });

  const aDay = async () => {
    await inspect({ total_defects: 5 }, [
      { defect_type: 'SKIPPED', root_cause: 'EQUIPMENT_ISSUE' },
      { defect_type: 'SKIPPED', root_cause: 'EQUIPMENT_ISSUE' },
      { defect_type: 'STITCHING' },
      { defect_type: 'STAIN', voided_at: '2025-12-02T00:00:00.000Z' },
    ]);
    await inspect({ total_defects: 4, operation_id: 4, line_id: 9 });
    await inspect({ total_defects: 7, is_reinspection: 1 }, [{ defect_type: 'STAIN' }]);
  };

  it('go by what was detailed; the others have no name', async () => {
    await aDay();
    const pareto = await defects('type');
    expect(pareto).toMatchObject({ unit: 'defects', basis: null, total: 9, noteKeys: [] });
    expect(heights(pareto)).toEqual([
      [null, 6],
      ['SKIPPED', 2],
      ['STITCHING', 1],
    ]);
    expect(pareto.bars[1]).toMatchObject({ name: 'SKIPPED in English', nameEs: 'SKIPPED en español' });
    expect(heights(await defects('type-group'))).toEqual([
      [null, 6],
      ['STITCHING', 3],
    ]);
    expect(heights(await defects('cause'))).toEqual([
      [null, 7],
      ['EQUIPMENT_ISSUE', 2],
    ]);
  });

  it('are split by operation, by name', async () => {
    await aDay();
    expect((await defects('operation')).bars).toMatchObject([
      { code: 'SEWING', name: 'Sewing', amount: 5, records: 1 },
      { code: 'FINAL', name: 'Final check', amount: 4 },
    ]);
  });

  it('count in proportion where an inspection has more details than defects, and say so', async () => {
    await inspect({ total_defects: 3 }, [
      { defect_type: 'SKIPPED' },
      { defect_type: 'SKIPPED' },
      { defect_type: 'STAIN' },
      { defect_type: 'STAIN' },
    ]);
    const pareto = await defects('type');
    expect(heights(pareto)).toEqual([
      ['SKIPPED', 1.5],
      ['STAIN', 1.5],
    ]);
    expect(pareto).toMatchObject({ total: 3, noteKeys: ['kpi.note.more-details-than-defects'] });
  });

  it('add up to those of DPMO and DHU', async () => {
    await aDay();
    await inspect({ total_defects: 2, shift_type: 'SAT_OT' }, [{}, {}, {}]);
    for (const where of [undefined, { line: 'L9' }, { operation: 'SEWING' }, { shift: 'SAT_OT' }] as const) {
      const dpmo = await termsOf('dpmo', where);
      expect(dpmo['defects']).toBe((await termsOf('dhu', where))['defects']);
      expect(dpmo['defects']).toBeGreaterThan(0);
      for (const by of [
        'type',
        'type-group',
        'cause',
        'operation',
        'line',
        'shift',
        'style',
        'work-order',
      ] as const) {
        expect([by, where, (await defects(by, where)).total]).toEqual([
          by,
          where,
          expect.closeTo(dpmo['defects'] ?? 0, 9),
        ]);
      }
    }
  });
});
