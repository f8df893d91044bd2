import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../e2e/attendance-desk';
import { addDays } from '../../db/calendar';
import { addEntries } from '../../db/kpi/test-floor';
import {
  CLIENT_A,
  FLOATING_A,
  leaderA,
  LINE_A,
  LINE_A2,
  operatorA,
  placeA,
  POOL,
  system,
  there,
  today,
} from '../../db/repositories/attendance/stage';
import type { Actor } from '../../db/scope';

const ORDER = 1;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const produce = (rows: readonly Record<string, unknown>[]) =>
  desk.engine.database.writer.run(system, async (scope) => {
    addEntries(
      scope,
      rows.map((row) => ({
        client_id: CLIENT_A,
        work_order_id: ORDER,
        line_id: LINE_A,
        shift_date: today(),
        run_seconds: 4 * 3600,
        units_produced: 10,
        ...row,
      })),
    );
  });

const crewOf = async (actor: Actor) =>
  (await desk.engine.clientFor(actor).orders.get({ clientId: CLIENT_A, id: ORDER })).crew;

describe('who worked on an order', () => {
  it('is told by shift from its entries: the largest crew, and labour of each entry', async () => {
    await produce([
      { employees_assigned: 4, employees_present: 3, employees_floating_idle: 1 },
      { employees_assigned: 5, employees_present: 5, run_seconds: 2 * 3600 },
      { employees_assigned: 2, employees_present: 2, line_id: LINE_A2, shift_date: addDays(today(), -1) },
      // Another order of the same shift.
      { work_order_id: 2, client_id: 2, line_id: null, employees_assigned: 90, employees_present: 90 },
    ]);
    const { shifts, totals } = await crewOf(operatorA);
    expect(shifts).toEqual([
      {
        date: today(),
        shiftType: 'SHIFT_1ST',
        lineCode: 'L1',
        assigned: 5,
        present: 5,
        floatingIdle: 1,
        runHours: 6,
        labourHours: 22,
        isEstimated: false,
        recorded: null,
      },
      {
        date: addDays(today(), -1),
        shiftType: 'SHIFT_1ST',
        lineCode: 'L2',
        assigned: 2,
        present: 2,
        floatingIdle: 0,
        runHours: 4,
        labourHours: 8,
        isEstimated: false,
        recorded: null,
      },
    ]);
    expect(totals).toEqual({ shifts: 2, runHours: 10, labourHours: 30, averagePresent: 3 });
  });

  it('is told by name to leaders, from the attendance of these shifts; to operators by heads alone', async () => {
    await produce([{ employees_assigned: 3, employees_present: 3 }]);
    await desk.save([
      there(101),
      there(102, { leftEarlyMinutes: 60 }),
      there(103, { isAbsent: true, absenceType: 'VACATION', coveredById: POOL[0] }),
      there(FLOATING_A),
    ]);
    // Another line of the same shift has nothing to do with it.
    await desk.save([there(104)], leaderA, placeA({ lineId: LINE_A2 }));
    const crew = await crewOf(leaderA);
    expect(crew.shifts[0]?.recorded).toBe(3);
    expect(crew.people).toEqual([
      { code: 'A-1', name: 'Person A-1', isFloating: false, shifts: 1, hours: 9 },
      { code: 'A-F', name: 'Person A-F', isFloating: true, shifts: 1, hours: 9 },
      { code: 'FLOAT-1', name: 'Person FLOAT-1', isFloating: true, shifts: 1, hours: 9 },
      { code: 'A-2', name: 'Person A-2', isFloating: false, shifts: 1, hours: 8 },
    ]);
    const told = await crewOf(operatorA);
    expect(told.people).toBeNull();
    expect(told.shifts).toEqual(crew.shifts);
    expect(JSON.stringify(told)).not.toContain('Person');
  });

  it('is nobody while nothing was produced', async () => {
    expect(await crewOf(leaderA)).toEqual({
      shifts: [],
      totals: { shifts: 0, runHours: 0, labourHours: 0, averagePresent: null },
      people: [],
    });
  });
});
