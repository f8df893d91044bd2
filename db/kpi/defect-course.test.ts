import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getDefectCourse, type DefectCourseRequest } from './defect-course';
import { getPareto } from './pareto';
import { listKpiResults } from './results';
import { ADMIN, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

const RANGE = { clientId: 1, from: '2025-12-01', to: '2025-12-07' } as const;

let floor: Floor;

const inspect = (row: Row, details: readonly Row[] = []) =>
  floor.write((scope, connection) => {
    const [id = 0] = addRows(scope, 'quality_entries', [
      { client_id: 1, work_order_id: 1, line_id: 1, operation_id: 3, units_inspected: 50, ...row },
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

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    for (const [code, parent] of [
      ['COLOUR', null],
      ['SHADE', 'COLOUR'],
      ['STAIN', null],
    ] as const) {
      insert(connection, 'defect_types', {
        client_id: 1,
        code,
        parent_code: parent,
        name_en: code,
        name_es: code,
      });
    }
    insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING' });
  });
  await inspect({ shift_date: '2025-12-02', total_defects: 3 }, [
    { defect_type: 'SHADE', root_cause: 'MATERIAL_ISSUE' },
    { defect_type: 'COLOUR' },
  ]);
  await inspect({ shift_date: '2025-12-02', total_defects: 0 });
  await inspect({ shift_date: '2025-12-04', total_defects: 1 }, [{ defect_type: 'SHADE' }, {}]);
  await inspect({ shift_date: '2025-12-05', total_defects: 0 });
});

afterEach(() => floor.close());

const course = (request: Omit<DefectCourseRequest, 'clientId' | 'from' | 'to'>) =>
  floor.read(ADMIN, (scope) => getDefectCourse(scope, { ...RANGE, ...request }));

describe('defects of a kind over time', () => {
  it('are told per 100 units inspected, with gaps where nothing was inspected', async () => {
    expect(await course({ split: 'type', code: 'SHADE', by: 'day' })).toEqual({
      labels: Array.from({ length: 7 }, (_, at) => `2025-12-0${at + 1}`),
      values: [null, 1, null, 1, 0, null, null],
      defects: [null, 1, null, 0.5, 0, null, null],
      inspected: [null, 100, null, 50, 50, null, null],
      records: [0, 2, 0, 1, 1, 0, 0],
      total: { value: 0.75, defects: 1.5, inspected: 200 },
    });
  });

  it('of every type, group or cause make the defects that DHU counts', async () => {
    const { results } = await floor.read(ADMIN, (scope) =>
      listKpiResults(scope, { clientCodes: ['CLIENT-1'], from: RANGE.from, to: RANGE.to, kpis: ['dhu'] }),
    );
    for (const split of ['type', 'type-group', 'cause'] as const) {
      const { bars } = await floor.read(ADMIN, (scope) =>
        getPareto(scope, { ...RANGE, of: 'defects', by: split }),
      );
      const totals = await Promise.all(
        bars.map(async ({ code, amount }) => {
          const { total } = await course({ split, code, by: 'week' });
          expect([split, code, total.defects]).toEqual([split, code, amount]);
          return total.defects;
        }),
      );
      expect(totals.reduce((sum, one) => sum + one, 0)).toBeCloseTo(results[0]?.numerator ?? 0, 9);
    }
  });

  it('are of the first level with their group, which bars name', async () => {
    const { bars } = await floor.read(ADMIN, (scope) =>
      getPareto(scope, { ...RANGE, of: 'defects', by: 'type' }),
    );
    expect(Object.fromEntries(bars.map(({ code, group }) => [code ?? '', group]))).toEqual({
      SHADE: 'COLOUR',
      COLOUR: 'COLOUR',
      STAIN: 'STAIN',
      '': null,
    });
    expect((await course({ split: 'type-group', code: 'COLOUR', by: 'day' })).defects[1]).toBe(2);
  });

  it('follow the narrowing of the slice', async () => {
    const { total } = await course({ split: 'type', code: 'SHADE', by: 'day', where: { shift: 'SAT_OT' } });
    expect(total).toEqual({ value: null, defects: 0, inspected: 0 });
  });
});
