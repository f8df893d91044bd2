import { addDays } from '../calendar';
import type { ClientRun } from './client-run';
import { holidayOf, type DemoDay } from './days';
import { CREWS, partOf, type DemoClient } from './floor-plan';
import { BREAK_MINUTES, endOf, minuteOfDay, SHIFTS } from './shifts';
import { demoTargets } from './targets';
import { clockOf, instantOf, type DemoWriter, type Row } from './write';

const MILLISECONDS_IN_HOUR = 3_600_000;
const ALL_DATES = '0001-01-01';

/** Lines, machines, shifts and their calendar, operations. */
const writeFloor = async (
  writer: DemoWriter,
  client: DemoClient,
  clientId: number,
  days: readonly DemoDay[],
  stamps: Row,
): Promise<void> => {
  const lines = ['L1', 'L2'].map((code): Row => ({
    code,
    name: `Line ${code.slice(1)}`,
    standard_crew: Math.max(...CREWS.filter(({ line }) => line === code).map(({ size }) => size)),
    ...stamps,
  }));
  await writer.add('lines', clientId, lines);
  const lineIds = writer.idsBy('lines', 'code', clientId);
  const machines = client.equipment.map(([line, code, name]): Row => ({
    line_id: lineIds.get(line) ?? null,
    code,
    name,
    ...stamps,
  }));
  await writer.add('equipment', clientId, machines);
  const shifts = SHIFTS.map((shift): Row => ({
    code: shift.code,
    name: shift.name,
    shift_type: shift.shiftType,
    start_time: clockOf(shift.startMinute),
    end_time: clockOf(endOf(shift)),
    standard_seconds: shift.minutes * 60,
    is_active: 1,
    standard_crew: 3,
    ...stamps,
  }));
  await writer.bring('shift', clientId, shifts);
  const shiftIds = writer.idsBy('shifts', 'code', clientId);
  const idOf = (code: string) => shiftIds.get(code) ?? null;
  await writer.add(
    'shift_breaks',
    clientId,
    SHIFTS.map((shift): Row => ({
      shift_id: idOf(shift.code),
      start_time: clockOf(minuteOfDay(shift, shift.breakAfter) - BREAK_MINUTES),
      duration_seconds: BREAK_MINUTES * 60,
    })),
  );
  await writer.add(
    'shift_weekdays',
    clientId,
    SHIFTS.flatMap(({ code, weekdays }) =>
      weekdays.map((weekday): Row => ({ shift_id: idOf(code), weekday })),
    ),
  );
  await writer.add(
    'shift_calendar',
    clientId,
    calendarOf(days, stamps, idOf('SAT'), lineIds.get('L1') ?? null),
  );
  const operations = client.operations.map(([code, name]): Row => ({ code, name, ...stamps }));
  await writer.add('operations', clientId, operations);
  const operationIds = writer.idsBy('operations', 'code', clientId);
  await writer.add(
    'routing_operations',
    clientId,
    client.operations.map(([code], at): Row => ({
      style_model: null,
      position: at + 1,
      operation_id: operationIds.get(code) ?? null,
    })),
  );
};

/** Holidays of the run and of the year after it, and the Saturdays of overtime. */
const calendarOf = (
  days: readonly DemoDay[],
  stamps: Row,
  saturdayId: number | null,
  lineId: number | null,
): Row[] => {
  const rows: Row[] = days
    .filter((day) => day.isSaturday)
    .map((day) => ({
      shift_date: day.date,
      kind: 'EXTRA_SHIFT',
      shift_id: saturdayId,
      line_id: lineId,
      name: 'Overtime',
      ...stamps,
    }));
  const last = addDays(days.at(-1)?.date ?? ALL_DATES, 366);
  for (let date = days[0]?.date ?? last; date <= last; date = addDays(date, 1)) {
    const name = holidayOf(date);
    if (name !== null)
      rows.push({ shift_date: date, kind: 'HOLIDAY', shift_id: null, line_id: null, name, ...stamps });
  }
  return rows;
};

const writeProducts = async (
  writer: DemoWriter,
  client: DemoClient,
  clientId: number,
  stamps: Row,
  by: string,
): Promise<void> => {
  const parts = client.styles.flatMap((style) =>
    style.colours.map((colour) => ({ style, colour, part: partOf(style.style, colour) })),
  );
  await writer.bring(
    'part_opportunities',
    clientId,
    parts.map(({ style, part }): Row => ({
      part_number: part,
      opportunities_per_unit: style.opportunities,
      description: style.description,
      updated_by: by,
      ...stamps,
    })),
  );
  await writer.bring(
    'product',
    clientId,
    parts.map(({ style, part }): Row => ({
      code: part,
      style_model: style.style,
      part_number: part,
      description: style.description,
      category: style.category,
      ideal_cycle_ms: style.hasStandard ? Math.round(style.cycleHours * MILLISECONDS_IN_HOUR) : null,
      is_active: 1,
      ...stamps,
    })),
  );
  const productIds = writer.idsBy('products', 'code', clientId);
  await writer.add(
    'product_variants',
    clientId,
    parts.flatMap(({ colour, part }) =>
      client.sizes.map((size): Row => ({ product_id: productIds.get(part) ?? null, size, colour })),
    ),
  );
};

/**
 * What a client plans with. Line standards stand where every order brings its own time anyway, so that no order without
 * one finds any but the time that it has shown.
 */
const writePlans = async (
  writer: DemoWriter,
  client: DemoClient,
  clientId: number,
  from: string,
  stamps: Row,
  by: string,
): Promise<void> => {
  const lineIds = writer.idsBy('lines', 'code', clientId);
  const measured = client.styles.filter((style) => style.hasStandard);
  const usualHours = measured.reduce((sum, style) => sum + style.cycleHours, 0) / measured.length;
  if (measured.length === client.styles.length) {
    await writer.add(
      'standards',
      clientId,
      [...lineIds.values()].map((id): Row => ({
        line_id: id,
        shift_id: null,
        cycle_ms: Math.round(usualHours * MILLISECONDS_IN_HOUR),
        valid_from: from,
        updated_by: by,
        ...stamps,
      })),
    );
  }
  await writer.add(
    'piece_plans',
    clientId,
    CREWS.map(({ line, shiftType, size }): Row => ({
      line_id: lineIds.get(line) ?? null,
      shift_type: shiftType,
      shift_date: null,
      valid_from: from,
      pieces: Math.round((size * 9 * client.efficiency) / usualHours),
      ...stamps,
    })),
  );
  await writer.add('targets', clientId, demoTargets(client, by, stamps));
  await writer.add(
    'client_settings',
    clientId,
    // What holds without them too: shown so that they are found.
    [
      { key: 'otd_shown', value: 'both' },
      { key: 'default_crew', value: '10' },
    ].map((setting): Row => ({
      ...setting,
      valid_from: ALL_DATES,
      updated_by: by,
      updated_at: stamps['updated_at'] ?? null,
    })),
  );
};

/** Whom to speak to at a client, and the lines where a reason and a defect type are offered. */
const writeContactAndOffers = async (
  writer: DemoWriter,
  client: DemoClient,
  clientId: number,
  stamps: Row,
): Promise<void> => {
  await writer.add('client_contacts', clientId, [
    { position: 1, name: `Contact of ${client.name}`, job_title: 'Buyer', ...stamps },
  ]);
  const lineIds = [...writer.idsBy('lines', 'code', clientId).values()];
  await writer.add(
    'downtime_reason_lines',
    clientId,
    lineIds.map((id): Row => ({ reason: 'QC_HOLD', line_id: id })),
  );
  await writer.add(
    'defect_type_lines',
    clientId,
    lineIds.map((id): Row => ({ defect_type: 'ASSEMBLY', line_id: id })),
  );
};

/** Writes what a client has before its first shift: floor, people, products, plans. */
export const writeMasters = async (
  writer: DemoWriter,
  run: ClientRun,
  clientId: number,
  days: readonly DemoDay[],
  by: string,
): Promise<void> => {
  const { client, employees } = run;
  const from = days[0]?.date ?? ALL_DATES;
  const at = instantOf(addDays(from, -30), 480);
  const stamps: Row = { created_at: at, updated_at: at };
  await writeFloor(writer, client, clientId, days, stamps);
  await writer.bring(
    'employee',
    clientId,
    employees.map((one): Row => ({
      code: one.code,
      name: one.name,
      department: one.department,
      is_floating_pool: 0,
      is_support_billed: one.isSupport && one.isBilled ? 1 : 0,
      is_support_included: one.isSupport && !one.isBilled ? 1 : 0,
      hourly_rate_minor: one.hourlyRateMinor,
      is_active: 1,
      ...stamps,
    })),
  );
  await writeProducts(writer, client, clientId, stamps, by);
  await writePlans(writer, client, clientId, from, stamps, by);
  await writeContactAndOffers(writer, client, clientId, stamps);
};
