import type { ShiftType } from '../../db/vocabulary';

/** A row of a file: field names of the export, cells as JSON prints them or as a test writes them. */
export type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The tables that files carry and that a KPI reads. */
export type PlainTables = {
  readonly work_order: readonly Row[];
  readonly job: readonly Row[];
  readonly product: readonly Row[];
  readonly part_opportunities: readonly Row[];
  readonly shift: readonly Row[];
  readonly production_entry: readonly Row[];
  readonly downtime_entry: readonly Row[];
  readonly hold_entry: readonly Row[];
  readonly attendance_entry: readonly Row[];
  readonly coverage_entry: readonly Row[];
  readonly quality_entry: readonly Row[];
};

/** One client's rows and what else its KPIs depend on. Voided rows are simply not among them. */
export type PlainClient = {
  readonly code: string;
  readonly timezone: string;
  readonly tables: PlainTables;
  /** `from` null holds for all dates before any other. */
  readonly settings: readonly {
    readonly key: string;
    readonly value: string;
    readonly from: string | null;
  }[];
  readonly shipments: readonly {
    readonly workOrder: string;
    readonly date: string;
    readonly quantity: number;
  }[];
  /** Operations of a style in their order; a null style is every other style's. */
  readonly routings: readonly { readonly style: string | null; readonly operations: readonly string[] }[];
  readonly standards: readonly {
    readonly line: string | null;
    readonly shift: ShiftType | null;
    readonly hours: number;
    readonly from: string;
  }[];
  readonly categories: readonly { readonly category: string; readonly hours: number }[];
  readonly plannedReasons: readonly string[];
  /** Weekdays on which somebody works, 1 Monday … 7 Sunday. */
  readonly workdays: readonly number[];
  /** Hours that entries are stored with, by entry: whole seconds of a share or of what stops leave, nobody's own. */
  readonly stored?: ReadonlyMap<string, { readonly scheduledHours: number; readonly runHours: number }>;
  /** Entries that stood when the others were written, also those voided since; the live ones unless said. */
  readonly written?: readonly Row[];
};

/** A cell as a number; blank is null. */
export const numberIn = (row: Row, field: string): number | null => {
  const cell = row[field];
  return cell === undefined || cell === null || cell === '' ? null : Number(cell);
};

/** A cell as text; blank is null. */
export const textIn = (row: Row, field: string): string | null => {
  const cell = row[field];
  return cell === undefined || cell === null || cell === '' ? null : String(cell);
};

/** A flag; blank is false. */
export const flagIn = (row: Row, field: string): boolean =>
  ['true', '1'].includes(String(row[field] ?? '').toLowerCase());

/** The shift type of a row. */
export const shiftIn = (row: Row): ShiftType => String(row['shift_type']) as ShiftType;

/** What a client's setting says on a date; null where it is unset and has no default. */
export const settingOn = (client: PlainClient, key: string, date: string): string | null => {
  const defaults: Record<string, string> = {
    efficiency_headcount: 'assigned',
    availability_basis: 'labour',
    performance_basis: 'labour',
    planned_stops: 'count',
    rty_method: 'rolled',
    absenteeism_basis: 'gross',
    default_cycle_time_hours: '0.25',
    default_crew: '10',
  };
  let value = defaults[key] ?? null;
  let since = '';
  for (const setting of client.settings) {
    const from = setting.from ?? '0001-01-01';
    if (setting.key === key && from <= date && from >= since) {
      value = setting.value === 'unset' ? null : setting.value;
      since = from;
    }
  }
  return value;
};

/** The order that a row names, if it names one. */
export const orderOf = (client: PlainClient, row: Row): Row | null =>
  client.tables.work_order.find((order) => order['work_order_id'] === row['work_order_id_fk']) ?? null;

/** The style of the order that a row names. */
export const styleOf = (client: PlainClient, row: Row): string | null => {
  const order = orderOf(client, row);
  return order ? textIn(order, 'style_model') : null;
};

/** The active shift of a type. */
export const shiftOf = (client: PlainClient, type: ShiftType): Row | null =>
  client.tables.shift.find(
    (shift) => shift['shift_type'] === type && String(shift['is_active'] ?? 'TRUE').toLowerCase() === 'true',
  ) ?? null;

/** The sum of numbers. */
export const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
