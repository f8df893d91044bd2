import { later } from './clock';
import {
  flagIn,
  numberIn,
  orderOf,
  settingOn,
  shiftIn,
  shiftOf,
  styleOf,
  textIn,
  total,
  type PlainClient,
  type Row,
} from './plain';

/** A value with where it came from and how far it can be trusted. */
export type Input = {
  readonly value: number;
  readonly source: string;
  readonly confidence: number;
  readonly estimated: boolean;
};

const known = (value: number, source: string): Input => ({ value, source, confidence: 1, estimated: false });
const guess = (value: number, source: string, confidence: number): Input => ({
  value,
  source,
  confidence,
  estimated: true,
});

const entries = (client: PlainClient): readonly Row[] => client.tables.production_entry;
const isSamePlace = (a: Row, b: Row): boolean =>
  a['shift_date'] === b['shift_date'] &&
  a['shift_type'] === b['shift_type'] &&
  textIn(a, 'line') === textIn(b, 'line');

/** The part of a row's job, else of its order where all its jobs have the same. */
const partOf = (client: PlainClient, row: Row): string | null => {
  const named = client.tables.job.find((job) => job['job_id'] === textIn(row, 'job_id_fk'));
  if (named) return textIn(named, 'part_number');
  const jobs = client.tables.job.filter((job) => job['work_order_id_fk'] === row['work_order_id_fk']);
  const [part, ...others] = new Set(jobs.map((job) => textIn(job, 'part_number')));
  return others.length === 0 ? (part ?? null) : null;
};

/** Products of the row's style or part, the closest first. */
export const productsOf = (client: PlainClient, row: Row): readonly Row[] => {
  const style = styleOf(client, row);
  const part = partOf(client, row);
  const isActive = (product: Row) => String(product['is_active'] ?? 'TRUE').toLowerCase() === 'true';
  const closeness = (product: Row): number =>
    (part !== null && textIn(product, 'part_number') === part ? 1 : 0) +
    (style !== null && textIn(product, 'style_model') === style ? 2 : 0);
  return client.tables.product
    .filter((product) => isActive(product) && closeness(product) > 0)
    .toSorted((a, b) => closeness(b) - closeness(a));
};

/** Employees assigned: the entry, present, the shift's standard crew, the client's default. */
export const assignedOf = (client: PlainClient, entry: Row): Input => {
  const own = numberIn(entry, 'employees_assigned');
  if (own !== null) return known(own, 'entry');
  const present = numberIn(entry, 'employees_present');
  if (present !== null) return guess(present, 'present', 0.9);
  const shift = shiftOf(client, shiftIn(entry));
  const crew = shift ? numberIn(shift, 'standard_crew') : null;
  if (crew !== null) return guess(crew, 'crew', 0.7);
  return guess(Number(settingOn(client, 'default_crew', String(entry['shift_date']))), 'default', 0.3);
};

/** Employees present: the entry, else whoever was assigned. */
export const presentOf = (client: PlainClient, entry: Row): Input => {
  const own = numberIn(entry, 'employees_present');
  if (own !== null) return known(own, 'entry');
  const assigned = assignedOf(client, entry);
  const source = assigned.source === 'entry' ? 'assigned' : assigned.source;
  return guess(assigned.value, source, 0.9 * assigned.confidence);
};

const ownHours = (entry: Row): number | null =>
  textIn(entry, 'shift_hours_source') === 'share' || textIn(entry, 'shift_hours_source') === 'default'
    ? null
    : numberIn(entry, 'shift_hours_scheduled');

/** Hours of a shift: its record's, else nine, eight on weekends. */
const shiftHours = (client: PlainClient, entry: Row): Input => {
  const shift = shiftOf(client, shiftIn(entry));
  if (shift) return known(Number(shift['standard_hours']), 'share');
  return guess(['SAT_OT', 'SUN_OT'].includes(shiftIn(entry)) ? 8 : 9, 'default', 0.5);
};

/** `exact` as it is stored with an entry, to whole seconds; the definition's own fraction where nothing is stored. */
const stored = (
  client: PlainClient,
  entry: Row,
  kind: 'scheduledHours' | 'runHours',
  exact: Input,
): Input => {
  const kept = client.stored?.get(String(entry['production_entry_id']));
  return kept === undefined ? exact : { ...exact, value: kept[kind] };
};

/** Scheduled hours: the entry's own, else its share of what its line's other entries leave of the shift. */
export const scheduledOf = (client: PlainClient, entry: Row): Input =>
  stored(client, entry, 'scheduledHours', exactScheduledOf(client, entry));

/** As `scheduledOf`, by the definition alone. */
export const exactScheduledOf = (client: PlainClient, entry: Row): Input => {
  const own = ownHours(entry);
  if (own !== null) return known(own, 'entry');
  const shift = shiftHours(client, entry);
  if (textIn(entry, 'line') === null) return shift;
  const siblings = entries(client).filter((one) => isSamePlace(one, entry));
  const left = Math.max(0, shift.value - total(siblings.map((one) => ownHours(one) ?? 0)));
  const sharing = siblings.filter((one) => ownHours(one) === null);
  const runs = sharing.map((one) => numberIn(one, 'run_time_hours')).filter((hours) => hours !== null);
  const mean = runs.length === 0 ? 1 : total(runs) / runs.length;
  const weightOf = (one: Row) => numberIn(one, 'run_time_hours') ?? mean;
  const whole = total(sharing.map(weightOf));
  const share = whole === 0 ? 1 / sharing.length : weightOf(entry) / whole;
  return { ...shift, value: left * share };
};

const stopsOf = (client: PlainClient, entry: Row): readonly Row[] =>
  client.tables.downtime_entry.filter((stop) => isSamePlace(stop, entry));

/** Downtime rows that stand in the way of an entry's own figure: its line's, or the client's where it has no line. */
export const hasStopRows = (client: PlainClient, entry: Row): boolean =>
  client.tables.downtime_entry.some(
    (stop) =>
      stop['shift_date'] === entry['shift_date'] &&
      stop['shift_type'] === entry['shift_type'] &&
      (textIn(entry, 'line') === null || textIn(stop, 'line') === textIn(entry, 'line')),
  );

/** Run hours: the entry's, else scheduled less its part of the line's stops, else scheduled. */
export const runOf = (client: PlainClient, entry: Row, scheduled: Input): Input =>
  stored(client, entry, 'runHours', exactRunOf(client, entry, scheduled));

/** As `runOf`, by the definition alone. */
export const exactRunOf = (client: PlainClient, entry: Row, scheduled: Input): Input => {
  const own = numberIn(entry, 'run_time_hours');
  if (own !== null) return known(own, 'entry');
  const stops = stopsOf(client, entry);
  const entered = numberIn(entry, 'downtime_total_minutes');
  if (stops.length > 0) {
    const siblings = entries(client).filter((one) => isSamePlace(one, entry));
    const hours = siblings.map((one) => scheduledOf(client, one).value);
    const part = total(hours) === 0 ? 1 / siblings.length : scheduledOf(client, entry).value / total(hours);
    const stopped = total(stops.map((stop) => Number(stop['downtime_duration_minutes']) / 60));
    return guess(
      Math.max(0, scheduled.value - stopped * part),
      'scheduled-less-stops',
      0.8 * scheduled.confidence,
    );
  }
  if (entered !== null)
    return guess(
      Math.max(0, scheduled.value - entered / 60),
      'scheduled-less-stops',
      0.8 * scheduled.confidence,
    );
  return guess(scheduled.value, 'scheduled', 0.5 * scheduled.confidence);
};

const standardOf = (client: PlainClient, entry: Row): number | null => {
  const date = String(entry['shift_date']);
  const closeness = (one: PlainClient['standards'][number]) =>
    (one.line === null ? 0 : 2) + (one.shift === null ? 0 : 1);
  const [closest] = client.standards
    .filter((one) => one.from <= date)
    .filter((one) => one.line === null || one.line === textIn(entry, 'line'))
    .filter((one) => one.shift === null || one.shift === shiftIn(entry))
    .toSorted((a, b) => closeness(b) - closeness(a) || b.from.localeCompare(a.from));
  return closest?.hours ?? null;
};

const categoryHours = (client: PlainClient, entry: Row): number | null => {
  const product = productsOf(client, entry).find((one) => textIn(one, 'category') !== null);
  return client.categories.find((one) => one.category === product?.['category'])?.hours ?? null;
};

/** Recorded run labour hours per unit over the thirty days before an entry, of one style or of all. */
const demonstrated = (client: PlainClient, entry: Row, style: string | null): number | null => {
  const date = String(entry['shift_date']);
  let hours = 0;
  let units = 0;
  for (const one of client.written ?? entries(client)) {
    const day = String(one['shift_date']);
    const run = numberIn(one, 'run_time_hours');
    const present = presentOf(client, one);
    const isRecorded = run !== null && ['entry', 'assigned'].includes(present.source);
    if (day < later(date, -30) || day >= date || !isRecorded) continue;
    if (style !== null && styleOf(client, one) !== style) continue;
    hours += run * present.value;
    units += Number(one['units_produced']);
  }
  return units === 0 || hours === 0 ? null : hours / units;
};

/** Ideal hours per unit by the first of the seven sources that exists, to the millisecond as they are stored. */
export const cycleOf = (client: PlainClient, entry: Row): Input => {
  const inMs = (hours: number) => Math.round(hours * 3_600_000) / 3_600_000;
  const order = orderOf(client, entry);
  const own = order ? numberIn(order, 'ideal_cycle_time') : null;
  if (own !== null) return known(inMs(own), 'work-order');
  const product = productsOf(client, entry).find((one) => numberIn(one, 'ideal_cycle_time') !== null);
  if (product) return known(inMs(Number(product['ideal_cycle_time'])), 'product');
  const standard = standardOf(client, entry);
  if (standard !== null) return guess(inMs(standard), 'standard', 0.9);
  const category = categoryHours(client, entry);
  if (category !== null) return guess(inMs(category), 'category', 0.7);
  const style = styleOf(client, entry);
  const styleRate = style === null ? null : demonstrated(client, entry, style);
  if (styleRate !== null) return guess(inMs(styleRate), 'style-rate', 0.6);
  const clientRate = demonstrated(client, entry, null);
  if (clientRate !== null) return guess(inMs(clientRate), 'client-rate', 0.5);
  const hours = settingOn(client, 'default_cycle_time_hours', String(entry['shift_date']));
  return guess(inMs(Number(hours)), 'default', 0.3);
};

/** Opportunities of one unit: of the job's part, of the product's of the order, the client's default, one. */
export const opportunitiesOf = (client: PlainClient, inspection: Row): Input => {
  const ofPart = (part: string | null): number | null => {
    const row = client.tables.part_opportunities.find((one) => one['part_number'] === part);
    return part === null || !row ? null : Number(row['opportunities_per_unit']);
  };
  const job = client.tables.job.find((one) => one['job_id'] === textIn(inspection, 'job_id_fk'));
  const byJob = job ? ofPart(textIn(job, 'part_number')) : null;
  if (byJob !== null) return known(byJob, 'part');
  for (const product of client.tables.product) {
    const style = styleOf(client, inspection);
    if (style === null || textIn(product, 'style_model') !== style) continue;
    const byProduct = ofPart(textIn(product, 'part_number'));
    if (byProduct !== null) return known(byProduct, 'product');
  }
  const usual = settingOn(client, 'default_opportunities', String(inspection['shift_date']));
  return usual === null ? guess(1, 'default', 0.3) : guess(Number(usual), 'client-default', 0.7);
};

/** Units that passed: as recorded, else inspected less defective. */
export const passedOf = (inspection: Row): Input => {
  const own = numberIn(inspection, 'units_passed');
  if (own !== null) return known(own, 'entry');
  return guess(
    Number(inspection['units_inspected']) - Number(inspection['units_defective'] ?? 0),
    'computed',
    0.9,
  );
};

/** Inspections that count: a second look counts nowhere. */
export const inspectionsOf = (client: PlainClient): readonly Row[] =>
  client.tables.quality_entry.filter((row) => !flagIn(row, 'is_reinspection'));
