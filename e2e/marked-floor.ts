import type { Station } from './harness';
import { daysAgo, importRows, makePlant, mustRun, SAMPLE } from './sample-data';
import { noonZone } from './line-hands';

/** Words that stand in every name and code of one client and in nothing else. */
export const MARKS = ['KESTREL', 'OCELOT', 'WALRUS'] as const;
export type Mark = (typeof MARKS)[number];

/** Log-ins of the marked clients: an operator of each, a leader of the last two; every password is the sample's. */
export const MARKED = {
  operator: { KESTREL: 'operator.k', OCELOT: 'operator.o', WALRUS: 'operator.w' },
  leader: 'leader.ow',
} as const;

/** The codes that stand for a mark's client. */
export const codesOf = (mark: Mark) => ({
  client: `${mark}-CO`,
  line: `${mark}-LINE`,
  order: `${mark}-WO-1`,
  held: `${mark}-WO-2`,
  style: `${mark}-STYLE`,
  employee: `${mark}-E1`,
});

const DAYS = [3, 2, 1] as const;

type Row = Readonly<Record<string, string | number>>;

const rowsOf = (mark: Mark): Readonly<Record<string, readonly Row[]>> => {
  const { client, line, order, held, style, employee } = codesOf(mark);
  const work = { client_id_fk: client, shift_type: 'SHIFT_1ST', line, work_order_id_fk: order };
  return {
    employee: [
      {
        employee_id: employee,
        employee_name: `Employee ${mark}`,
        is_floating_pool: 'FALSE',
        is_support_billed: 'FALSE',
        is_support_included: 'FALSE',
        client_id_assigned: client,
        is_active: 'TRUE',
      },
    ],
    work_order: [order, held].map((code) => ({
      work_order_id: code,
      client_id_fk: client,
      style_model: style,
      planned_quantity: 900,
      status: code === held ? 'ON_HOLD' : 'ACTIVE',
      planned_ship_date: daysAgo(-2),
      ideal_cycle_time: 0.2,
    })),
    production_entry: DAYS.map((back) => ({
      ...work,
      shift_date: daysAgo(back),
      units_produced: 300 + back,
      units_defective: back,
      run_time_hours: 8,
      employees_assigned: 10,
      shift_hours_scheduled: 9,
    })),
    downtime_entry: DAYS.map((back) => ({
      ...work,
      downtime_entry_id: `${mark}-D${back}`,
      shift_date: daysAgo(back),
      downtime_reason: 'EQUIPMENT_FAILURE',
      downtime_duration_minutes: 60,
      reported_by_user_id: 'U-1',
      reported_at: `${daysAgo(back)}T23:00:00Z`,
      is_resolved: 'TRUE',
    })),
    quality_entry: DAYS.map((back) => ({
      ...work,
      quality_entry_id: `${mark}-Q${back}`,
      shift_date: daysAgo(back),
      operation_checked: `${mark}-SEW`,
      units_inspected: 100,
      units_passed: 90,
      units_defective: 10,
      total_defects_count: 10,
    })),
    hold_entry: [
      {
        client_id_fk: client,
        hold_entry_id: `${mark}-H1`,
        work_order_id_fk: held,
        hold_status: 'ON_HOLD',
        hold_date: daysAgo(3),
        hold_reason: 'QUALITY_ISSUE',
        hold_reason_detail: `Shade of ${mark}`,
        hold_approved_by_user_id: 'U-1',
        hold_approved_at: `${daysAgo(3)}T23:00:00Z`,
      },
    ],
  };
};

/** Three clients with the same work each, every name and code of which carries its client's mark. */
export const fillMarkedFloor = async (lineside: Station['lineside']): Promise<void> => {
  await makePlant(lineside, [], []);
  for (const mark of MARKS) {
    const place = ['--name', `${mark} Works`, '--timezone', noonZone(), '--industry', 'apparel'];
    await mustRun(lineside, ['client', 'provision', codesOf(mark).client, ...place]);
  }
  const files = MARKS.map(rowsOf);
  for (const table of Object.keys(files[0] ?? {})) {
    await importRows(
      lineside,
      table,
      null,
      files.flatMap((rows) => rows[table] ?? []),
    );
  }
  for (const mark of MARKS) {
    const who = ['--role', 'OPERATOR', '--clients', codesOf(mark).client, '--full-name', `Operator ${mark}`];
    await mustRun(lineside, ['user', 'add', MARKED.operator[mark], ...who], SAMPLE.password);
  }
  const others = [codesOf('OCELOT').client, codesOf('WALRUS').client].join(',');
  const leader = ['--role', 'LEADER', '--clients', others, '--full-name', 'Leader of OCELOT and WALRUS'];
  await mustRun(lineside, ['user', 'add', MARKED.leader, ...leader], SAMPLE.password);
};
