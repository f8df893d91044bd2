import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../check';
import type { Connection } from '../connection';
import type { KpiName } from '../kpi/names';
import { listKpiResults } from '../kpi/results';
import type { Where } from '../kpi/slice';
import { LOADING_MS, openDemo, UNTIL, type DemoPlant } from './test-demo';

/** Tables that a plant at work fills and its simulator does not, with the reason. */
const NOT_OF_THE_PLANT: Readonly<Record<string, string>> = {
  client_logos: 'pictures that clients give',
  control_baselines: 'frozen by a leader who looks at a chart',
  crew_members: 'set by a leader; until then the people of the last recorded shift are the crew',
  drafts: 'what somebody has typed and not saved',
  failed_logins: 'nobody has tried to log in',
  job_quantities: 'a customer who names sizes and colours; the orders of the plant give totals',
  login_locks: 'nobody has tried to log in',
  saved_views: 'views that users have put aside for themselves',
  sessions: 'nobody has logged in',
  shift_closings: 'closed by a leader who has looked at the shift',
  stations: 'registered where they stand',
  submissions: 'sheets that a screen has sent',
};

type Place = { readonly n: number };

describe.each([10, 30, 90])('a demo plant of %i days', (length) => {
  let demo: DemoPlant;
  beforeAll(async () => {
    demo = await openDemo(length);
  }, LOADING_MS);
  afterAll(() => demo.plant.close());

  /** Rows of a query that should find nothing. */
  const found = (sql: string, ...params: readonly (string | number)[]): Promise<unknown[]> =>
    demo.looking((connection) => connection.prepare(sql).all(...params));
  const count = (sql: string): Promise<number> =>
    demo.looking((connection) => Number(connection.prepare(sql).pluck().get()));

  it('has 5 clients, 100 people, 16 a client and 20 floating, and 300 orders', async () => {
    expect(await count('SELECT count(*) FROM clients')).toBe(5);
    expect(await count('SELECT count(*) FROM employees')).toBe(100);
    expect(
      await count('SELECT count(*) FROM employees WHERE client_id IS NULL AND is_floating_pool = 1'),
    ).toBe(20);
    expect(
      await found(
        'SELECT client_id FROM employees WHERE client_id IS NOT NULL GROUP BY 1 HAVING count(*) <> 16',
      ),
    ).toEqual([]);
    expect(await found('SELECT client_id FROM work_orders GROUP BY 1 HAVING count(*) <> 60')).toEqual([]);
    expect(await count('SELECT count(DISTINCT client_id) FROM work_orders')).toBe(5);
  });

  it('works so many days, of which the last is the one asked for', async () => {
    const dates = `SELECT count(DISTINCT shift_date) FROM production_entries WHERE shift_type <> 'SAT_OT'`;
    expect(await count(dates)).toBe(length);
    expect(
      await found('SELECT client_id FROM production_entries GROUP BY 1 HAVING max(shift_date) <> ?', UNTIL),
    ).toEqual([]);
  });

  it('fills every table', async () => {
    const empty = await demo.looking((connection: Connection) =>
      (
        connection
          .prepare(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
          )
          .pluck()
          .all() as string[]
      ).filter((name) => connection.prepare(`SELECT 1 FROM main."${name}" LIMIT 1`).get() === undefined),
    );
    expect(empty).toEqual(Object.keys(NOT_OF_THE_PLANT).toSorted());
  });

  it('fills every table of every client', async () => {
    for (const table of [
      'production_entries',
      'downtime_entries',
      'quality_entries',
      'defect_details',
      'attendance_entries',
      'hold_entries',
      'shipments',
      'hourly_counts',
      'targets',
      'notes',
      'actions',
    ]) {
      expect([table, await count(`SELECT count(DISTINCT client_id) FROM ${table}`)]).toEqual([table, 5]);
    }
  });

  it('has actions against what the engine says, closed ones with what it says of later days', async () => {
    const actions = (await found(
      `SELECT a.*, c.code AS client FROM actions a JOIN clients c ON c.id = a.client_id ORDER BY a.id`,
    )) as Record<string, string | number | null>[];
    expect(new Set(actions.map(({ client }) => client)).size).toBe(5);
    for (const action of actions.filter(({ kpi }) => kpi !== 'otd')) {
      const where = JSON.parse(String(action['narrowing'])) as Where;
      const says = async (from: unknown, to: unknown) => {
        const { results } = await demo.plant.look((scope) =>
          listKpiResults(scope, {
            clientCodes: [String(action['client'])],
            from: String(from),
            to: String(to),
            kpis: [action['kpi'] as KpiName],
            where,
          }),
        );
        return results[0]?.value;
      };
      expect(action['opened_value']).toBe(await says(action['from_date'], action['to_date']));
      if (action['closed_at'] !== null)
        expect(action['closed_value']).toBe(await says(action['judged_from'], action['judged_to']));
    }
    const open = actions.filter(({ closed_at: closedAt }) => closedAt === null);
    expect(new Set(open.map(({ client }) => client)).size).toBe(5);
    if (length === 90) {
      const closed = actions.filter(({ closed_at: closedAt }) => closedAt !== null);
      expect(closed.map(({ verdict }) => verdict)).toEqual(['MOVED', 'MOVED', 'MOVED', 'MOVED']);
    }
  });

  it('passes the check of the database', async () => {
    const checks = await checkDatabase(demo.plant.database.folder);
    expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
  });

  it('has a value of every KPI for every client', async () => {
    const results = await demo.kpis({});
    expect(
      results.filter(({ value }) => value === null).map(({ client, kpi }) => `${client} ${kpi}`),
    ).toEqual([]);
    expect(new Set(results.map(({ client }) => client)).size).toBe(5);
  });

  it('adds run time, stops and what nobody explains up to the shift', async () => {
    const shifts = (await found(
      `SELECT e.client_id, e.shift_date, e.shift_type, l.code, sum(e.scheduled_seconds) AS scheduled, sum(e.run_seconds) AS run,
         ifnull((SELECT sum(d.duration_seconds) FROM downtime_entries d WHERE d.client_id = e.client_id AND d.line_id = e.line_id
           AND d.shift_date = e.shift_date AND d.shift_type = e.shift_type), 0) AS stops,
         (SELECT s.standard_seconds FROM shifts s WHERE s.client_id = e.client_id AND s.shift_type = e.shift_type) AS shift
       FROM production_entries e JOIN lines l ON l.id = e.line_id GROUP BY 1, 2, 3, 4`,
    )) as { scheduled: number; run: number; stops: number; shift: number }[];
    const wrong = shifts.filter(
      ({ scheduled, run, stops, shift }) => scheduled !== shift || run + stops > shift,
    );
    expect(shifts.length).toBeGreaterThan(length * 15);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatchObject({ run: 11 * 3600, scheduled: 11 * 3600 });
    const unexplained = shifts.map(({ run, stops, shift }) => (shift - run - stops) / 60);
    expect(Math.max(...unexplained)).toBeLessThan(60);
  });

  it('finds no more defects than units were inspected, and lists each', async () => {
    expect(
      await found(
        'SELECT id FROM quality_entries WHERE total_defects > units_inspected OR units_defective > total_defects',
      ),
    ).toEqual([]);
    expect(
      await found('SELECT id FROM quality_entries WHERE units_passed + units_defective <> units_inspected'),
    ).toEqual([]);
    expect(
      await found(
        'SELECT id FROM quality_entries q WHERE total_defects <> (SELECT count(*) FROM defect_details d WHERE d.quality_entry_id = q.id)',
      ),
    ).toEqual([]);
  });

  it('has as many people at work as came, whoever stood in counted', async () => {
    const crews = `SELECT a.client_id, a.line_id, a.shift_date, a.shift_type, count(*) AS assigned,
        sum(a.is_absent = 0) + sum(a.covered_by_employee_id IS NOT NULL) AS present
      FROM attendance_entries a WHERE a.line_id IS NOT NULL GROUP BY 1, 2, 3, 4`;
    const wrong = (await found(
      `SELECT e.shift_date, e.employees_assigned AS assigned FROM production_entries e
       LEFT JOIN (${crews}) c ON c.client_id = e.client_id AND c.line_id = e.line_id AND c.shift_date = e.shift_date AND c.shift_type = e.shift_type
       WHERE e.employees_assigned IS NOT c.assigned OR e.employees_present IS NOT c.present`,
    )) as { assigned: number }[];
    // The one that was typed in wrong.
    expect(wrong.map(({ assigned }) => assigned)).toEqual([1]);
    expect(
      await found(
        `SELECT a.id FROM attendance_entries a WHERE a.covered_by_employee_id IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM coverage_entries c WHERE c.client_id = a.client_id AND c.absent_employee_id = a.employee_id
             AND c.floating_employee_id = a.covered_by_employee_id AND c.shift_date = a.shift_date
             AND c.shift_type = a.shift_type AND c.duration_seconds = a.absence_seconds)`,
      ),
    ).toEqual([]);
  });

  it('has nobody twice in a shift, nor a floating one at two clients', async () => {
    expect(
      await found(
        `SELECT who, shift_date FROM (
           SELECT employee_id AS who, shift_date, shift_type FROM attendance_entries
           UNION ALL SELECT floating_employee_id, shift_date, shift_type FROM coverage_entries)
         GROUP BY who, shift_date HAVING count(*) > 1`,
      ),
    ).toEqual([]);
  });

  it('makes orders whose quantities add up', async () => {
    expect(
      await found(
        'SELECT code FROM work_orders w WHERE planned_quantity <> (SELECT sum(quantity_ordered) FROM jobs j WHERE j.work_order_id = w.id)',
      ),
    ).toEqual([]);
    const off = (await found(
      `SELECT j.code, j.quantity_completed - sum(e.units_produced - e.units_defective) AS more
       FROM jobs j JOIN production_entries e ON e.job_id = j.id
       GROUP BY j.id HAVING more <> 0 OR j.quantity_scrapped <> sum(e.units_defective)`,
    )) as Place[];
    expect(off).toEqual([]);
    expect(await found('SELECT code FROM jobs WHERE quantity_completed > quantity_ordered')).toEqual([]);
    expect(
      await found(
        `SELECT w.code FROM work_orders w WHERE w.status = 'COMPLETED' AND EXISTS (
           SELECT 1 FROM jobs j WHERE j.work_order_id = w.id AND j.quantity_completed <> j.quantity_ordered)`,
      ),
    ).toEqual([]);
    expect(
      await found(
        `SELECT w.code FROM work_orders w WHERE w.status = 'COMPLETED' AND w.planned_quantity IS NOT (
           SELECT sum(s.quantity) FROM shipments s WHERE s.work_order_id = w.id)`,
      ),
    ).toEqual([]);
  });

  it('makes nothing of an order before it came in or while it is on hold', async () => {
    expect(
      await found(
        `SELECT e.id FROM production_entries e JOIN work_orders w ON w.id = e.work_order_id
         WHERE e.shift_date < w.receipt_date OR e.shift_date < w.actual_start_date OR w.actual_start_date IS NULL`,
      ),
    ).toEqual([]);
    expect(
      await found(
        `SELECT e.id FROM production_entries e JOIN hold_entries h ON h.work_order_id = e.work_order_id
         WHERE e.shift_date >= h.hold_date AND (h.resume_date IS NULL OR e.shift_date < h.resume_date)`,
      ),
    ).toEqual([]);
    expect(await found('SELECT id FROM hold_entries WHERE resume_date <= hold_date')).toEqual([]);
    expect(
      await found(
        `SELECT code FROM work_orders w WHERE (status = 'ON_HOLD') IS NOT EXISTS (
           SELECT 1 FROM hold_entries h WHERE h.work_order_id = w.id AND h.hold_status = 'ON_HOLD')`,
      ),
    ).toEqual([]);
  });

  it('stops one line once at a time, within its shift', async () => {
    const stops = (await found(
      `SELECT d.client_id AS client, d.line_id AS line, d.shift_type AS shift, d.duration_seconds AS seconds,
         unixepoch(d.shift_date || ' ' || d.start_time) + 86400 * (d.start_time < s.start_time) AS begins,
         unixepoch(d.shift_date || ' ' || s.end_time) + 86400 * (s.end_time < s.start_time) AS over
       FROM downtime_entries d JOIN shifts s ON s.client_id = d.client_id AND s.shift_type = d.shift_type ORDER BY begins`,
    )) as { client: number; line: number; seconds: number; begins: number; over: number }[];
    expect(stops.filter(({ begins, seconds, over }) => begins + seconds > over)).toEqual([]);
    for (const [, own] of Map.groupBy(stops, ({ client, line }) => `${client}|${line}`)) {
      const overlapping = own.filter((stop, at) => {
        const before = own[at - 1];
        return before !== undefined && before.begins + before.seconds > stop.begins;
      });
      expect(overlapping).toEqual([]);
    }
  });

  it('keeps to what lets its numbers be computed from the rows alone', async () => {
    expect(
      await found(
        'SELECT id FROM quality_entries WHERE job_id IS NULL OR is_reinspection <> 0 OR units_inspected < 1',
      ),
    ).toEqual([]);
    expect(
      await found(
        `SELECT id FROM hold_entries WHERE hold_time IS NOT NULL OR resume_time IS NOT NULL OR job_id IS NOT NULL
           OR approved_at IS NULL OR hold_date IS NULL`,
      ),
    ).toEqual([]);
    expect(
      await found(
        `SELECT id FROM production_entries WHERE employees_floating_idle <> 0 OR scheduled_seconds IS NULL
           OR run_seconds IS NULL OR run_seconds > scheduled_seconds OR employees_present = 0 OR employees_present IS NULL
           OR employees_assigned IS NULL OR units_produced = 0 OR run_seconds % 180 <> 0 OR scheduled_seconds % 180 <> 0`,
      ),
    ).toEqual([]);
    expect(
      await found(
        "SELECT code FROM work_orders WHERE ideal_cycle_ms IS NULL AND style_model NOT IN ('JKT-PARKA', 'JKT-VEST')",
      ),
    ).toEqual([]);
    expect(await count('SELECT count(*) FROM work_orders WHERE ideal_cycle_ms IS NULL')).toBeGreaterThan(1);
    expect(
      await found(
        'SELECT code FROM jobs j WHERE NOT EXISTS (SELECT 1 FROM part_opportunities p WHERE p.client_id = j.client_id AND p.part_number = j.part_number)',
      ),
    ).toEqual([]);
    expect(
      await found(
        `SELECT id FROM attendance_entries WHERE iif(is_absent, absence_seconds IS NULL OR absence_seconds = 0 OR absence_type IS NULL,
           absence_seconds IS NOT NULL OR absence_type IS NOT NULL)`,
      ),
    ).toEqual([]);
    expect(
      await found(
        `SELECT e.id FROM production_entries e WHERE e.downtime_seconds IS NOT NULL AND e.downtime_seconds IS NOT (
           SELECT sum(d.duration_seconds) FROM downtime_entries d WHERE d.client_id = e.client_id AND d.line_id = e.line_id
             AND d.shift_date = e.shift_date AND d.shift_type = e.shift_type)`,
      ),
    ).toEqual([]);
    // What the list of fields has no place for says nothing that the rest does not say.
    expect(
      await found(
        `SELECT s.id FROM shipments s JOIN work_orders w ON w.id = s.work_order_id WHERE w.status <> 'COMPLETED'
           OR s.shipped_on <> (SELECT date(max(e.shift_date), '+1 day') FROM production_entries e WHERE e.work_order_id = w.id)`,
      ),
    ).toEqual([]);
  });

  it('marks every import batch as the demo plant', async () => {
    expect(await found("SELECT id FROM import_batches WHERE file_name <> 'demo plant'")).toEqual([]);
  });
});
