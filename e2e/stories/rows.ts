import Papa from 'papaparse';
import { TABLES, type Exports, type Table } from './exports';

/** A row as it is printed, by column. */
export type Line = Readonly<Record<string, string>>;

/** A crew's shift that somebody typed in, or a part of it. */
export type Entry = {
  readonly order: string;
  readonly job: string;
  readonly style: string;
  readonly line: string;
  readonly date: string;
  /** Number of the working day; a Saturday has that of the Friday before it. */
  readonly day: number;
  readonly shift: string;
  readonly units: number;
  readonly defective: number;
  readonly runHours: number;
  readonly scheduledHours: number;
  readonly assigned: number;
  readonly present: number;
  /** Hours a unit: the order's own, else those that the entry was rated with. */
  readonly standardHours: number;
  /** Whether the order brings its own standard. */
  readonly isMeasured: boolean;
};

export type Stop = {
  readonly line: string;
  readonly date: string;
  readonly day: number;
  readonly shift: string;
  readonly reason: string;
  readonly detail: string;
  readonly minutes: number;
  readonly affected: number;
};

export type Inspection = {
  readonly id: string;
  readonly date: string;
  readonly day: number;
  readonly inspected: number;
  readonly defective: number;
  readonly defects: number;
  readonly opportunities: number;
  /** Types of the defects that were found. */
  readonly types: readonly string[];
};

export type Attendance = {
  readonly employee: string;
  readonly date: string;
  readonly day: number;
  readonly isSaturday: boolean;
  readonly scheduledHours: number;
  readonly absenceHours: number;
};

export type Order = {
  readonly code: string;
  readonly style: string;
  readonly status: string;
  readonly priority: string;
  readonly planned: number;
  readonly promised: string;
  readonly started: string | null;
  readonly entries: readonly Entry[];
  readonly holds: readonly Line[];
  readonly isUnfinished: boolean;
};

/** What one client's exports say, its rows read into numbers. */
export type ClientRows = {
  readonly code: string;
  /** Dates of the working days, Saturdays left out: the first is day 1. */
  readonly workingDays: readonly string[];
  readonly entries: readonly Entry[];
  readonly stops: readonly Stop[];
  readonly inspections: readonly Inspection[];
  readonly attendance: readonly Attendance[];
  readonly orders: readonly Order[];
  readonly holds: readonly Line[];
  readonly coveredHours: ReadonlyMap<string, number>;
  /** Hours of a shift by its type. */
  readonly shiftHours: ReadonlyMap<string, number>;
};

/** Reads what was exported, every table into its lines. */
export const readLines = (exports: Exports): ReadonlyMap<Table, readonly Line[]> =>
  new Map(
    TABLES.map((table) => [
      table,
      Papa.parse<Line>(exports.get(table) ?? '', { header: true, skipEmptyLines: true }).data,
    ]),
  );

/** The client that a line is of; blank for those that are of none. */
export const clientOf = (line: Line): string => line['client_id_fk'] ?? line['client_id'] ?? '';

/** A column that has to be there; blank where the cell is. */
export const text = (line: Line, column: string): string => {
  const value = line[column];
  if (value === undefined) throw new Error(`There is no column ${column} in ${Object.keys(line).join(', ')}`);
  return value;
};

/** A number that has to be there. */
export const number = (line: Line, column: string): number => {
  const value = text(line, column);
  if (value === '') throw new Error(`${column} is blank in ${JSON.stringify(line)}`);
  return Number(value);
};

/** Day of the week, Sunday 0. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Days since 1970. */
export const daysOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

export const sum = <T>(all: readonly T[], amount: (one: T) => number): number =>
  all.reduce((total, one) => total + amount(one), 0);

const readClient = (
  code: string,
  own: (table: Table) => readonly Line[],
  workingDays: readonly string[],
): ClientRows => {
  const numbers = new Map(workingDays.map((date, at) => [date, at + 1]));
  const dayOf = (date: string): number => {
    for (let at = daysOf(date); at > 0; at -= 1) {
      const found = numbers.get(new Date(at * 86_400_000).toISOString().slice(0, 10));
      if (found !== undefined) return found;
    }
    return 0;
  };
  const where = (line: Line) => {
    const date = text(line, 'shift_date');
    return { date, day: numbers.get(date) ?? dayOf(date) };
  };
  const orderLines = new Map(own('work_order').map((line) => [text(line, 'work_order_id'), line]));
  const entries = own('production_entry').map((line): Entry => {
    const order = orderLines.get(text(line, 'work_order_id_fk'));
    const standard = order ? text(order, 'ideal_cycle_time') : '';
    return {
      ...where(line),
      order: text(line, 'work_order_id_fk'),
      job: text(line, 'job_id_fk'),
      style: order ? text(order, 'style_model') : '',
      line: text(line, 'line'),
      shift: text(line, 'shift_type'),
      units: number(line, 'units_produced'),
      defective: number(line, 'units_defective'),
      runHours: number(line, 'run_time_hours'),
      scheduledHours: number(line, 'shift_hours_scheduled'),
      assigned: number(line, 'employees_assigned'),
      present: number(line, 'employees_present'),
      standardHours: standard === '' ? number(line, 'ideal_cycle_time_used') : Number(standard),
      isMeasured: standard !== '',
    };
  });
  const typesOf = Map.groupBy(own('defect_detail'), (line) => text(line, 'quality_entry_id_fk'));
  const partOf = new Map(own('job').map((line) => [text(line, 'job_id'), text(line, 'part_number')]));
  const opportunitiesOf = new Map(
    own('part_opportunities').map((line) => [
      text(line, 'part_number'),
      number(line, 'opportunities_per_unit'),
    ]),
  );
  const entriesOf = Map.groupBy(entries, ({ order }) => order);
  const holdsOf = Map.groupBy(own('hold_entry'), (line) => text(line, 'work_order_id_fk'));
  const jobsOf = Map.groupBy(own('job'), (line) => text(line, 'work_order_id_fk'));
  return {
    code,
    workingDays,
    entries,
    stops: own('downtime_entry').map((line) => ({
      ...where(line),
      line: text(line, 'line'),
      shift: text(line, 'shift_type'),
      reason: text(line, 'downtime_reason'),
      detail: text(line, 'downtime_reason_detail'),
      minutes: number(line, 'downtime_duration_minutes'),
      affected: number(line, 'employees_affected'),
    })),
    inspections: own('quality_entry').map((line) => {
      const id = text(line, 'quality_entry_id');
      return {
        ...where(line),
        id,
        inspected: number(line, 'units_inspected'),
        defective: number(line, 'units_defective'),
        defects: number(line, 'total_defects_count'),
        opportunities: opportunitiesOf.get(partOf.get(text(line, 'job_id_fk')) ?? '') ?? Number.NaN,
        types: (typesOf.get(id) ?? []).map((found) => text(found, 'defect_type')),
      };
    }),
    attendance: own('attendance_entry').map((line) => ({
      ...where(line),
      employee: text(line, 'employee_id_fk'),
      isSaturday: weekdayOf(text(line, 'shift_date')) === 6,
      scheduledHours: number(line, 'scheduled_hours'),
      absenceHours: text(line, 'is_absent') === 'TRUE' ? number(line, 'absence_hours') : 0,
    })),
    orders: [...orderLines].map(([order, line]) => {
      const made = (entriesOf.get(order) ?? []).toSorted((a, b) => a.date.localeCompare(b.date));
      return {
        code: order,
        style: text(line, 'style_model'),
        status: text(line, 'status'),
        priority: text(line, 'priority_level'),
        planned: number(line, 'planned_quantity'),
        promised: text(line, 'planned_ship_date') || text(line, 'required_date'),
        started: text(line, 'actual_start_date') || made[0]?.date || null,
        entries: made,
        holds: holdsOf.get(order) ?? [],
        isUnfinished: (jobsOf.get(order) ?? []).some(
          (job) => number(job, 'quantity_completed') < number(job, 'quantity_ordered'),
        ),
      };
    }),
    holds: own('hold_entry'),
    coveredHours: new Map(
      [...Map.groupBy(own('coverage_entry'), (line) => text(line, 'shift_date'))].map(([date, lines]) => [
        date,
        sum(lines, (line) => number(line, 'coverage_duration_hours')),
      ]),
    ),
    shiftHours: new Map(
      own('shift').map((line) => [text(line, 'shift_type'), number(line, 'standard_hours')]),
    ),
  };
};

/** Reads a plant client by client. */
export const readClients = (exports: Exports): readonly ClientRows[] => {
  const lines = readLines(exports);
  const byClient = new Map(TABLES.map((table) => [table, Map.groupBy(lines.get(table) ?? [], clientOf)]));
  const workingDays = [
    ...new Set((lines.get('attendance_entry') ?? []).map((line) => text(line, 'shift_date'))),
  ]
    .filter((date) => ![0, 6].includes(weekdayOf(date)))
    .toSorted();
  return (lines.get('client') ?? []).map((line) => {
    const code = text(line, 'client_id');
    return readClient(code, (table) => byClient.get(table)?.get(code) ?? [], workingDays);
  });
};
