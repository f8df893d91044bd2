import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../connection';
import { setSetting } from '../repositories/settings';
import { connectionOf } from '../scope';
import { resolveShifts, type ResolvedInputs } from './resolve';
import { ADMIN, addEntries, insert, keyOf, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(async () => {
  await floor.close();
});

const DATE = '2026-01-05';
const entry = (row: Row = {}): Row => ({
  client_id: 1,
  line_id: 1,
  work_order_id: 1,
  shift_date: DATE,
  ...row,
});
const add = async (...rows: Row[]): Promise<number[]> =>
  (await floor.write((scope) => addEntries(scope, rows))).ids;
const prepareMasters = (work: (connection: Connection) => void) =>
  floor.write((_, connection) => work(connection));

const inputsOf = (ids: readonly number[]): Promise<ResolvedInputs[]> =>
  floor.read(ADMIN, async (scope) => {
    const find = connectionOf(scope).prepare('SELECT * FROM production_entries WHERE id = ?');
    return ids.map((id) => find.get(id) as ResolvedInputs);
  });
const inputOf = async (id: number | undefined): Promise<ResolvedInputs> => {
  const [inputs] = await inputsOf([Number(id)]);
  if (!inputs) throw new Error(`no entry ${id}`);
  return inputs;
};
const cycleOf = async (row: Row = {}): Promise<[number, string, number]> => {
  const [id] = await add(entry(row));
  const { cycle_ms_used, cycle_source, cycle_confidence } = await inputOf(id);
  return [cycle_ms_used, cycle_source, cycle_confidence];
};

describe('ideal cycle time', () => {
  it('comes from the first of the chain that knows one', async () => {
    expect(await cycleOf()).toEqual([900_000, 'default', 30]);

    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'default_cycle_time_hours', value: '0.5' }),
    );
    expect(await cycleOf()).toEqual([1_800_000, 'default', 30]);

    const recorded = { run_seconds: 3600, employees_present: 10 };
    await add(entry({ ...recorded, shift_date: '2026-01-02', units_produced: 50 }));
    expect(await cycleOf()).toEqual([720_000, 'client-rate', 50]);

    await prepareMasters((c) => {
      insert(c, 'work_orders', { id: 11, client_id: 1, code: 'W11', style_model: 'POLO' });
    });
    await add(entry({ ...recorded, work_order_id: 11, shift_date: '2026-01-03', units_produced: 100 }));
    expect(await cycleOf({ work_order_id: 11 })).toEqual([360_000, 'style-rate', 60]);

    await prepareMasters((c) => {
      insert(c, 'products', { client_id: 1, code: 'P1', style_model: 'POLO', category: 'SHIRT' });
      insert(c, 'category_standards', { client_id: 1, category: 'SHIRT', cycle_ms: 300_000 });
      insert(c, 'category_standards', {
        client_id: 1,
        category: 'SHIRT',
        cycle_ms: 1,
        valid_from: '2026-02-01',
      });
    });
    expect(await cycleOf({ work_order_id: 11 })).toEqual([300_000, 'category', 70]);

    await prepareMasters((c) => {
      insert(c, 'standards', { client_id: 1, line_id: null, shift_id: 1, cycle_ms: 250_000 });
    });
    expect(await cycleOf({ work_order_id: 11 })).toEqual([250_000, 'standard', 90]);

    await prepareMasters((c) => {
      insert(c, 'standards', { client_id: 1, line_id: 1, cycle_ms: 240_000 });
      insert(c, 'standards', { client_id: 1, line_id: 1, cycle_ms: 2, valid_from: '2026-02-01' });
    });
    expect(await cycleOf({ work_order_id: 11 })).toEqual([240_000, 'standard', 90]);

    await prepareMasters((c) => {
      insert(c, 'products', {
        client_id: 1,
        code: 'P2',
        style_model: 'OTHER',
        part_number: 'PART-9',
        ideal_cycle_ms: 220_000,
      });
      insert(c, 'jobs', { id: 5, client_id: 1, code: 'J5', work_order_id: 11, part_number: 'PART-9' });
    });
    expect(await cycleOf({ work_order_id: 11, job_id: 5 })).toEqual([220_000, 'product', 100]);

    await prepareMasters((c) => {
      insert(c, 'products', {
        client_id: 1,
        code: 'P3',
        style_model: 'POLO',
        ideal_cycle_ms: 200_000,
      });
    });
    expect(await cycleOf({ work_order_id: 11 })).toEqual([200_000, 'product', 100]);

    await prepareMasters((c) => {
      c.exec('UPDATE main.work_orders SET ideal_cycle_ms = 180000 WHERE client_id = 1 AND id = 11');
    });
    expect(await cycleOf({ work_order_id: 11 })).toEqual([180_000, 'work-order', 100]);
  });

  it('rests on the 30 days before the shift only, and on recorded hours only', async () => {
    const recorded = { run_seconds: 3600, employees_present: 10, units_produced: 50 };
    await add(entry({ ...recorded, shift_date: '2025-12-05' }));
    await add(entry({ ...recorded, shift_date: DATE }));
    await add(entry({ ...recorded, shift_date: '2026-01-04', run_seconds: null }));
    expect(await cycleOf()).toEqual([900_000, 'default', 30]);
    await add(entry({ ...recorded, shift_date: '2025-12-06' }));
    expect(await cycleOf()).toEqual([720_000, 'client-rate', 50]);
  });

  it('stays with the entry while siblings come, and moves when the entry itself is edited', async () => {
    const [first] = await add(entry());
    await prepareMasters((c) => {
      c.exec('UPDATE main.work_orders SET ideal_cycle_ms = 60000 WHERE client_id = 1 AND id = 1');
    });
    await add(entry());
    expect(await inputOf(first)).toMatchObject({ cycle_ms_used: 900_000, cycle_source: 'default' });
    await floor.write((_, connection) =>
      resolveShifts(connection, [keyOf(entry())], { rederiveCycleFor: [Number(first)] }),
    );
    expect(await inputOf(first)).toMatchObject({ cycle_ms_used: 60_000, cycle_source: 'work-order' });
  });

  it('uses what earlier rows of the same batch demonstrated', async () => {
    const ids = await add(
      entry({ shift_date: '2026-01-06' }),
      entry({ run_seconds: 3600, employees_present: 10, units_produced: 50 }),
    );
    expect(await inputOf(ids[0])).toMatchObject({ cycle_ms_used: 720_000, cycle_source: 'client-rate' });
  });
});

describe('people', () => {
  it.each([
    [{ employees_assigned: 8, employees_present: 7 }, [8, 'entry', 100], [7, 'entry', 100]],
    [{ employees_present: 7 }, [7, 'present', 90], [7, 'entry', 100]],
    [{ employees_assigned: 8 }, [8, 'entry', 100], [8, 'assigned', 90]],
    [{}, [10, 'default', 30], [10, 'default', 27]],
  ])('of %j', async (row, assigned, present) => {
    const [id] = await add(entry(row));
    const used = await inputOf(id);
    expect([used.assigned_used, used.assigned_source, used.assigned_confidence]).toEqual(assigned);
    expect([used.present_used, used.present_source, used.present_confidence]).toEqual(present);
  });

  it('come from the standard crew of the shift, else of the line, else from the setting', async () => {
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'default_crew', value: '14', from: '2026-01-01' }),
    );
    const crew = async (): Promise<unknown> => {
      const [id] = await add(entry());
      const { assigned_used, assigned_source, present_confidence } = await inputOf(id);
      return [assigned_used, assigned_source, present_confidence];
    };
    expect(await crew()).toEqual([14, 'default', 27]);
    await prepareMasters((c) => c.exec('UPDATE main.lines SET standard_crew = 12 WHERE client_id = 1'));
    expect(await crew()).toEqual([12, 'crew', 63]);
    await prepareMasters((c) => c.exec('UPDATE main.shifts SET standard_crew = 11 WHERE client_id = 1'));
    expect(await crew()).toEqual([11, 'crew', 63]);
  });
});

describe('scheduled hours', () => {
  const scheduled = async (ids: readonly number[]): Promise<number[]> =>
    (await inputsOf(ids)).map((inputs) => inputs.scheduled_seconds_used);

  it('of five orders of one crew share one shift exactly', async () => {
    const ids = await add(...[1, 2, 3, 4, 5].map((units) => entry({ units_produced: units })));
    expect(await scheduled(ids)).toEqual([6480, 6480, 6480, 6480, 6480]);
    const [sixth, seventh] = await add(entry(), entry());
    const all = await scheduled([...ids, Number(sixth), Number(seventh)]);
    expect(all.reduce((sum, seconds) => sum + seconds, 0)).toBe(32_400);
    expect(Math.max(...all) - Math.min(...all)).toBe(1);
    expect((await inputsOf(ids)).every((i) => i.scheduled_source === 'share')).toBe(true);
  });

  it('are split by run hours, from what entries with hours of their own leave', async () => {
    const ids = await add(
      entry({ scheduled_seconds: 14_400, run_seconds: 3600 }),
      entry({ run_seconds: 3600 }),
      entry({ run_seconds: 7200 }),
    );
    expect(await scheduled(ids)).toEqual([14_400, 6000, 12_000]);
    await add(entry({ scheduled_seconds: 20_000 }));
    expect(await scheduled(ids)).toEqual([14_400, 0, 0]);
  });

  it('of entries without run hours weigh as much as the mean of the others', async () => {
    const ids = await add(entry({ run_seconds: 3600 }), entry({ run_seconds: 7200 }), entry());
    const byRun = (await inputsOf(ids)).map((i) => [i.scheduled_seconds_used, i.run_source]);
    expect(byRun).toEqual([
      [7200, 'entry'],
      [14_400, 'entry'],
      [10_800, 'scheduled'],
    ]);
  });

  it('without a shift record are nine hours, eight on weekends, and half sure', async () => {
    const ids = await add(
      entry({ shift_type: 'SHIFT_2ND' }),
      entry({ shift_type: 'SAT_OT' }),
      entry({ shift_type: 'SUN_OT' }),
    );
    expect(await scheduled(ids)).toEqual([32_400, 28_800, 28_800]);
    expect(await inputOf(ids[0])).toMatchObject({
      scheduled_source: 'default',
      scheduled_confidence: 50,
      run_source: 'scheduled',
      run_confidence: 25,
    });
  });

  it('without a line are the whole shift’s for each entry', async () => {
    const ids = await add(entry({ line_id: null }), entry({ line_id: null }));
    expect(await scheduled(ids)).toEqual([32_400, 32_400]);
  });

  it('are shared anew when a sibling is voided, and the answer names who moved', async () => {
    const [first, second] = await add(entry(), entry());
    const moved = await floor.write((_, connection) => {
      connection.prepare("UPDATE main.production_entries SET voided_at = 'x' WHERE id = ?").run(second);
      return resolveShifts(connection, [keyOf(entry())], { rederiveCycleFor: [Number(second)] });
    });
    expect(moved).toMatchObject([
      {
        id: first,
        before: { scheduled_seconds_used: 16_200 },
        after: { scheduled_seconds_used: 32_400 },
      },
    ]);
  });

  it('that were read from a file as a share stay until the next write', async () => {
    const stored = { scheduled_source: 'share', scheduled_confidence: 100 };
    const ids = await floor.write((_, connection) => {
      const made = [10_000, 12_000].map((seconds) =>
        insert(connection, 'production_entries', entry({ ...stored, scheduled_seconds_used: seconds })),
      );
      resolveShifts(connection, [keyOf(entry())], { rederiveCycleFor: made, keepShareOf: made });
      return made;
    });
    expect(await scheduled(ids)).toEqual([10_000, 12_000]);
    await add(entry({ scheduled_seconds: 400 }));
    expect(await scheduled(ids)).toEqual([16_000, 16_000]);
  });
});

describe('run hours', () => {
  const stop = (row: Row = {}) =>
    prepareMasters((c) => {
      insert(c, 'downtime_entries', {
        client_id: 1,
        line_id: 1,
        shift_date: DATE,
        shift_type: 'SHIFT_1ST',
        duration_seconds: 3600,
        ...row,
      });
    });
  const run = async (id: number | undefined): Promise<unknown> => {
    const { run_seconds_used, run_source, run_confidence } = await inputOf(id);
    return [run_seconds_used, run_source, run_confidence];
  };

  it('are those recorded, else the scheduled ones less the line’s stops in proportion', async () => {
    await stop();
    await stop({ duration_seconds: 1800, voided_at: 'x' });
    await stop({ line_id: null });
    const ids = await add(
      entry({ scheduled_seconds: 10_800 }),
      entry({ scheduled_seconds: 21_600, downtime_seconds: 9999 }),
      entry({ scheduled_seconds: 0, run_seconds: 100 }),
    );
    expect(await run(ids[0])).toEqual([9600, 'scheduled-less-stops', 80]);
    expect(await run(ids[1])).toEqual([19_200, 'scheduled-less-stops', 80]);
    expect(await run(ids[2])).toEqual([100, 'entry', 100]);
  });

  it('use the entry’s own stop minutes only where none are recorded, and never fall below 0', async () => {
    const [own, plain] = await add(
      entry({ scheduled_seconds: 3600, downtime_seconds: 600 }),
      entry({ scheduled_seconds: 3600 }),
    );
    expect(await run(own)).toEqual([3000, 'scheduled-less-stops', 80]);
    expect(await run(plain)).toEqual([3600, 'scheduled', 50]);
    await stop({ duration_seconds: 36_000 });
    await floor.write((_, connection) =>
      resolveShifts(connection, [keyOf(entry())], { rederiveCycleFor: [] }),
    );
    expect(await run(own)).toEqual([0, 'scheduled-less-stops', 80]);
    expect(await run(plain)).toEqual([0, 'scheduled-less-stops', 80]);
  });
});
