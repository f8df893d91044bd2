import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getHeat, type HeatKpi, type HeatRequest } from './heat';
import { listKpiResults } from './results';
import type { Grouping } from './sums';
import { ADMIN, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

const RANGE = { clientId: 1, from: '2025-12-03', to: '2025-12-16' };

let floor: Floor;

const attend = (date: string, absentHours: number, row: Row = {}): Row => ({
  client_id: 1,
  shift_date: date,
  shift_type: 'SHIFT_1ST',
  line_id: 1,
  employee_id: 1,
  is_absent: absentHours > 0 ? 1 : 0,
  absence_seconds: absentHours * 3600,
  ...row,
});

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((scope, connection) => {
    for (const id of [1, 2, 3]) insert(connection, 'employees', { id, client_id: 1, code: `A-${id}` });
    insert(connection, 'lines', { id: 9, client_id: 1, code: 'L9' });
    addRows(scope, 'attendance_entries', [
      // A Wednesday to the Tuesday after next: the first and last weeks are cut off.
      attend('2025-12-02', 9),
      attend('2025-12-03', 9),
      attend('2025-12-03', 0, { employee_id: 2, line_id: 9 }),
      attend('2025-12-08', 4.5, { coverage_confirmed: 1 }),
      attend('2025-12-08', 0, { employee_id: 3, line_id: null }),
      attend('2025-12-15', 0),
      attend('2025-12-13', 9, { employee_id: 2, shift_type: 'SAT_OT' }),
    ]);
  });
});

afterEach(() => floor.close());

const heat = (
  request:
    | (Pick<HeatRequest, 'kpi'> & { layout: 'weekdays' })
    | { kpi: HeatKpi; layout: 'lines'; by: 'day' | 'week' },
) => floor.read(ADMIN, (scope) => getHeat(scope, { ...RANGE, ...request }));

const results = async (kpi: HeatKpi, by?: Grouping, range: { from: string; to: string } = RANGE) => {
  const answer = await floor.read(ADMIN, (scope) =>
    listKpiResults(scope, { clientCodes: ['CLIENT-1'], from: range.from, to: range.to, kpis: [kpi], by }),
  );
  return answer.results;
};

describe('a heat map of weekdays by weeks', () => {
  it('has a place for each day, with the engine’s own results of days, weeks and all', async () => {
    const { labels, rows, totals, total } = await heat({ kpi: 'absenteeism', layout: 'weekdays' });
    expect(labels).toEqual(['2025-W49', '2025-W50', '2025-W51']);
    expect(rows.map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(rows[0]?.cells.values).toEqual([null, 25, 0]);
    expect(rows[0]?.cells.records).toEqual([0, 2, 1]);
    expect(rows[2]?.cells).toEqual({
      values: [50, null, null],
      numerators: [9, null, null],
      denominators: [18, null, null],
      records: [2, 0, 0],
    });
    const weeks = new Map(
      (await results('absenteeism', 'week')).map((one) => [one.group['week'], one.value]),
    );
    expect(totals.values).toEqual(labels.map((label) => weeks.get(label) ?? null));
    expect(total.value).toBe((await results('absenteeism'))[0]?.value);
    const mondays = await Promise.all(
      ['2025-12-08', '2025-12-15'].map(async (day) =>
        results('absenteeism', undefined, { from: day, to: day }),
      ),
    );
    const [absent, scheduled] = (['numerator', 'denominator'] as const).map((side) =>
      mondays.flat().reduce((sum, one) => sum + (one[side] ?? 0), 0),
    );
    expect(rows[0]?.total).toEqual({
      value: (100 * (absent ?? 0)) / (scheduled ?? 0),
      numerator: absent,
      denominator: scheduled,
      records: 3,
    });
  });

  it('tells how much of the absence was covered', async () => {
    const { rows, total } = await heat({ kpi: 'coverage-rate', layout: 'weekdays' });
    expect(rows[0]?.cells.values).toEqual([null, 100, null]);
    expect(total).toEqual({ value: 20, numerator: 4.5, denominator: 22.5, records: 6 });
  });
});

describe('a heat map of lines', () => {
  it('has a row for every line with attendance, and one for rows without a line', async () => {
    const { labels, rows, totals } = await heat({ kpi: 'absenteeism', layout: 'lines', by: 'week' });
    expect(rows.map(({ code }) => code)).toEqual([null, 'L1', 'L9']);
    expect(labels).toEqual(['2025-W49', '2025-W50', '2025-W51']);
    expect(rows[1]?.cells.values).toEqual([100, 75, 0]);
    const lines = new Map(
      (await results('absenteeism', 'line')).map((one) => [one.group['line'], one.value]),
    );
    expect(rows.map(({ code, total }) => [code, total.value])).toEqual([...lines]);
    expect(totals.records).toEqual([2, 3, 1]);
  });

  it('has a place for every day of the range', async () => {
    const { labels, rows } = await heat({ kpi: 'absenteeism', layout: 'lines', by: 'day' });
    expect(labels.length).toBe(14);
    expect(rows.find(({ code }) => code === 'L9')?.cells.records[0]).toBe(1);
  });
});
