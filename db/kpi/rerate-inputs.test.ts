import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import {
  setLineStandard,
  setPartStandard,
  setProductStandard,
  setShiftStandard,
} from '../repositories/standards/masters';
import { setStandard } from '../repositories/standards/set';
import { EARLY, LATE, workOn } from './rerate-floor';
import { openFloor, type Floor } from './test-floor';

let floor: Floor;
const { close, bring, change, crews, cycles, enter, inspect, opportunities, pairs, styled } = workOn(
  () => floor,
);

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(close);

describe('a demonstrated rate', () => {
  const shown = { run_seconds: 3600, employees_assigned: 10, units_produced: 100, scheduled_seconds: 3600 };

  it('stays with its entries when defaults and rows of before change, until there is a standard', async () => {
    await styled();
    await enter(shown);
    await enter({ shift_date: LATE });
    expect(await cycles()).toEqual([
      [900_000, 'default'],
      [360_000, 'style-rate'],
    ]);
    await enter({ ...shown, units_produced: 300 });
    const value = '0.5';
    await change((scope) => setSetting(scope, { clientId: 1, key: 'default_cycle_time_hours', value }));
    await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', crew: 4 }));
    expect((await cycles())[1]).toEqual([360_000, 'style-rate']);
    const set = (cycleTimeHours: number | null) =>
      change((scope) => setStandard(scope, { clientId: 1, line: 'L1', cycleTimeHours }));
    await set(0.6);
    expect((await cycles())[1]).toEqual([2_160_000, 'standard']);
    await set(null);
    expect((await cycles())[1]).toEqual([180_000, 'style-rate']);
  });

  it('is never made of a headcount that was itself inferred', async () => {
    await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', crew: 4 }));
    await enter({ ...shown, employees_assigned: null });
    await enter({ shift_date: LATE });
    expect((await cycles())[1]).toEqual([900_000, 'default']);
  });
});

describe('people and hours', () => {
  it('take over the crew of a shift or line and the default, each where nothing better is known', async () => {
    await enter({}, { employees_assigned: 3 }, { shift_date: LATE, line_id: null });
    const value = '12';
    const setDefault = (from?: string) =>
      change((scope) =>
        setSetting(scope, { clientId: 1, key: 'default_crew', value, ...(from ? { from } : {}) }),
      );
    expect(await setDefault(LATE)).toMatchObject({ reRated: 1 });
    expect(await crews()).toEqual([
      [10, 'default'],
      [3, 'entry'],
      [12, 'default'],
    ]);
    const line = await change((scope) => setLineStandard(scope, { clientId: 1, line: 'L1', crew: 7 }));
    expect(line).toEqual({ reRated: 1 });
    const shift = await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', crew: 8 }));
    expect(shift).toEqual({ reRated: 2 });
    expect(await crews()).toEqual([
      [8, 'crew'],
      [3, 'entry'],
      [8, 'crew'],
    ]);
    expect(await setDefault()).toMatchObject({ reRated: 0 });
  });

  const hours = () =>
    pairs(
      'SELECT scheduled_seconds_used, scheduled_source, run_seconds_used FROM production_entries ORDER BY id',
    );

  it('share a shift anew whose hours change', async () => {
    await enter({}, { run_seconds: 3600, scheduled_seconds: 7200 });
    const set = await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', hours: 8 }));
    expect(set).toEqual({ reRated: 1 });
    expect(await hours()).toEqual([
      [6 * 3600, 'share', 6 * 3600],
      [7200, 'entry', 3600],
    ]);
  });

  it('come from a shift that is imported after the entries', async () => {
    await enter({ shift_type: 'SHIFT_2ND' });
    expect(await hours()).toEqual([[9 * 3600, 'default', 9 * 3600]]);
    const file = [
      'shift_id,client_id_fk,shift_name,shift_type,start_time,end_time,standard_hours,is_active,standard_crew',
      'S2,CLIENT-1,Second,SHIFT_2ND,16:00,23:00,7,TRUE,5',
    ];
    expect(await bring('shift', ...file)).toMatchObject({ imported: 1, reRated: 1 });
    expect(await hours()).toEqual([[7 * 3600, 'share', 7 * 3600]]);
    expect(await crews()).toEqual([[5, 'crew']]);
  });
});

describe('opportunities per unit', () => {
  it('follow the part of the job, the product and the client’s default, each only where it counts', async () => {
    await styled(
      ['products', { code: 'P', style_model: 'POLO', part_number: 'BODY' }],
      ['jobs', { id: 5, code: 'J', work_order_id: 1, part_number: 'SLEEVE' }],
    );
    await inspect({ job_id: 5, total_defects: 1 }, { total_defects: 1, shift_date: LATE });
    const key = 'default_opportunities';
    const unset = await change((scope) => setSetting(scope, { clientId: 1, key, value: '4', from: LATE }));
    expect(unset).toMatchObject({ reRated: 1 });
    expect(await opportunities()).toEqual([
      [1, 'default'],
      [4, 'client-default'],
    ]);
    const part = (name: string, opportunitiesPerUnit: number) =>
      change((scope) => setPartStandard(scope, { clientId: 1, part: name, opportunitiesPerUnit }));
    expect(await part('SLEEVE', 20)).toEqual({ reRated: 1 });
    expect(await bring('part_opportunities', 'part_number,opportunities_per_unit', 'BODY,30')).toMatchObject({
      reRated: 1,
    });
    expect(await opportunities()).toEqual([
      [20, 'part'],
      [30, 'product'],
    ]);
    expect(await part('BODY', 31)).toEqual({ reRated: 1 });
    expect(await part('BODY', 31)).toEqual({ reRated: 0 });
    expect(await pairs('SELECT shift_date, opportunities FROM kpi_day ORDER BY 1')).toEqual([
      [EARLY, 100 * 20],
      [LATE, 100 * 31],
    ]);
    const trail = await pairs(
      "SELECT row_id, after FROM audit_log WHERE table_name = 'quality_entries' ORDER BY id DESC LIMIT 1",
    );
    expect(trail).toEqual([[2, JSON.stringify({ opportunitiesUsed: 31 })]]);
  });

  it('move with the product when it is of another part', async () => {
    await styled(
      ['products', { code: 'P', style_model: 'POLO', part_number: 'BODY' }],
      ['part_opportunities', { part_number: 'BODY', opportunities_per_unit: 30 }],
    );
    await inspect({ total_defects: 1 });
    expect(await opportunities()).toEqual([[30, 'product']]);
    const set = await change((scope) => setProductStandard(scope, { clientId: 1, product: 'P', part: null }));
    expect(set).toEqual({ reRated: 1 });
    expect(await opportunities()).toEqual([[1, 'default']]);
  });
});
