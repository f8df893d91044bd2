import { clientOf, number, sum, text, type Line } from './rows';
import { TABLES, type Table } from './exports';

type Lines = ReadonlyMap<Table, readonly Line[]>;

/** Minutes of a shift that neither run time nor stops explain, at most. */
const UNEXPLAINED_MINUTES = 60;
const MINUTES_IN_DAY = 1440;

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
const placeOf = (line: Line): string =>
  ['shift_date', 'shift_type', 'line'].map((column) => text(line, column)).join(' ');

/** Names what is off in rows, by the fact that they go against. */
const offIn = (fact: string, lines: readonly Line[], isOff: (line: Line) => boolean): string[] =>
  lines.filter(isOff).map((line) => `${fact}: ${JSON.stringify(line)}`);

const shiftsOff = (table: (name: Table) => readonly Line[]): string[] => {
  const stops = Map.groupBy(table('downtime_entry'), placeOf);
  const hours = new Map(
    table('shift').map((line) => [text(line, 'shift_type'), number(line, 'standard_hours')]),
  );
  return [...Map.groupBy(table('production_entry'), placeOf)].flatMap(([place, entries]) => {
    const shift = hours.get(text(entries[0] ?? {}, 'shift_type')) ?? Number.NaN;
    const scheduled = sum(entries, (entry) => number(entry, 'shift_hours_scheduled'));
    const run = sum(entries, (entry) => number(entry, 'run_time_hours'));
    const stopped = sum(stops.get(place) ?? [], (stop) => number(stop, 'downtime_duration_minutes'));
    const unexplained = (shift - run) * 60 - stopped;
    const isWhole = near(scheduled, shift) && unexplained > -1e-6 && unexplained < UNEXPLAINED_MINUTES;
    return isWhole
      ? []
      : [`shift does not add up: ${place}, ${run} of ${shift} hours run, ${stopped} minutes stopped`];
  });
};

const stopsOff = (table: (name: Table) => readonly Line[]): string[] => {
  const begins = new Map(
    table('shift').map((line) => [text(line, 'shift_type'), minuteOf(text(line, 'start_time'))]),
  );
  const isOverlapping = (stops: readonly Line[]): boolean => {
    const windows = stops
      .map((stop) => {
        const start = begins.get(text(stop, 'shift_type')) ?? 0;
        const at = minuteOf(text(stop, 'downtime_start_time'));
        const from = at < start ? at + MINUTES_IN_DAY : at;
        return { from, to: from + number(stop, 'downtime_duration_minutes') };
      })
      .toSorted((a, b) => a.from - b.from);
    return windows.some(({ from }, at) => from < (windows[at - 1]?.to ?? 0));
  };
  const byDay = Map.groupBy(
    table('downtime_entry'),
    (line) => `${text(line, 'shift_date')} ${text(line, 'line')}`,
  );
  return [...byDay].flatMap(([place, stops]) => (isOverlapping(stops) ? [`stops overlap: ${place}`] : []));
};

const peopleOff = (table: (name: Table) => readonly Line[]): string[] => {
  const crews = Map.groupBy(
    table('attendance_entry').filter((line) => text(line, 'line') !== ''),
    placeOf,
  );
  return offIn('crew is not who came', table('production_entry'), (entry) => {
    const crew = crews.get(placeOf(entry)) ?? [];
    const came = crew.filter(
      (line) => text(line, 'is_absent') === 'FALSE' || text(line, 'covered_by_floating_employee_id') !== '',
    );
    return (
      number(entry, 'employees_assigned') !== crew.length ||
      number(entry, 'employees_present') !== came.length
    );
  });
};

const ordersOff = (table: (name: Table) => readonly Line[]): string[] => {
  const jobs = Map.groupBy(table('job'), (line) => text(line, 'work_order_id_fk'));
  const entries = Map.groupBy(table('production_entry'), (line) => text(line, 'job_id_fk'));
  return [
    ...offIn('order is not the sum of its jobs', table('work_order'), (order) => {
      const own = jobs.get(text(order, 'work_order_id')) ?? [];
      return number(order, 'planned_quantity') !== sum(own, (job) => number(job, 'quantity_ordered'));
    }),
    ...offIn('job is not what was made of it', table('job'), (job) => {
      const own = entries.get(text(job, 'job_id')) ?? [];
      const made = sum(own, (entry) => number(entry, 'units_produced'));
      const defective = sum(own, (entry) => number(entry, 'units_defective'));
      const completed = number(job, 'quantity_completed');
      const isMore = completed > number(job, 'quantity_ordered');
      return isMore || completed !== made - defective || number(job, 'quantity_scrapped') !== defective;
    }),
    ...offIn('completed order lacks pieces', table('work_order'), (order) => {
      const own = jobs.get(text(order, 'work_order_id')) ?? [];
      const made = sum(own, (job) => number(job, 'quantity_completed'));
      return text(order, 'status') === 'COMPLETED' && made !== number(order, 'planned_quantity');
    }),
  ];
};

const inspectionsOff = (table: (name: Table) => readonly Line[]): string[] => {
  const found = Map.groupBy(table('defect_detail'), (line) => text(line, 'quality_entry_id_fk'));
  const orderOf = new Map(table('job').map((job) => [text(job, 'job_id'), text(job, 'work_order_id_fk')]));
  return [
    ...offIn('more defects than were inspected', table('quality_entry'), (line) => {
      const [inspected, defective] = [number(line, 'units_inspected'), number(line, 'units_defective')];
      const defects = number(line, 'total_defects_count');
      return (
        defects > inspected || defective > defects || number(line, 'units_passed') !== inspected - defective
      );
    }),
    ...offIn('defects are not listed', table('quality_entry'), (line) => {
      const listed = found.get(text(line, 'quality_entry_id')) ?? [];
      return listed.length !== number(line, 'total_defects_count');
    }),
    ...offIn(
      'inspection without its job',
      table('quality_entry'),
      (line) => orderOf.get(text(line, 'job_id_fk')) !== text(line, 'work_order_id_fk'),
    ),
    ...offIn('re-inspection', table('quality_entry'), (line) => text(line, 'is_reinspection') !== 'FALSE'),
  ];
};

/** What lets the numbers be computed from the rows alone. */
const gapsIn = (table: (name: Table) => readonly Line[]): string[] => {
  const parts = new Set(table('part_opportunities').map((line) => text(line, 'part_number')));
  const stops = Map.groupBy(table('downtime_entry'), placeOf);
  const unmeasured = table('work_order').filter((line) => text(line, 'ideal_cycle_time') === '');
  const styles = new Set(unmeasured.map((line) => text(line, 'style_model')));
  return [
    ...offIn('hold with more than dates, unapproved or of a job', table('hold_entry'), (line) => {
      const has = (column: string) => text(line, column) !== '';
      return (
        has('hold_time') ||
        has('resume_time') ||
        has('job_id_fk') ||
        !has('hold_approved_at') ||
        !has('hold_date')
      );
    }),
    ...offIn('entry with idle people', table('production_entry'), (line) => {
      return number(line, 'employees_floating_idle') !== 0 || number(line, 'employees_present') < 1;
    }),
    ...offIn('entry without hours', table('production_entry'), (line) => {
      return !(number(line, 'shift_hours_scheduled') >= number(line, 'run_time_hours'));
    }),
    ...offIn('downtime that is not the sum of the stops', table('production_entry'), (line) => {
      const own = sum(stops.get(placeOf(line)) ?? [], (stop) => number(stop, 'downtime_duration_minutes'));
      const told = text(line, 'downtime_total_minutes');
      return told !== '' && Number(told) !== own;
    }),
    ...(styles.size > 2 ? [`styles without a standard: ${[...styles].join(', ')}`] : []),
    ...offIn('part without opportunities', table('job'), (line) => !parts.has(text(line, 'part_number'))),
    ...offIn('absence without hours', table('attendance_entry'), (line) => {
      const hours = text(line, 'absence_hours');
      return text(line, 'is_absent') === 'TRUE' ? !(Number(hours) > 0) : hours !== '' && Number(hours) !== 0;
    }),
  ];
};

/** Nobody is at two places on a day. */
const doubledIn = (lines: Lines): string[] => {
  const at = [
    ...(lines.get('attendance_entry') ?? []).map((line) => [text(line, 'employee_id_fk'), line] as const),
    ...(lines.get('coverage_entry') ?? []).map((line) => [text(line, 'floating_employee_id'), line] as const),
  ];
  return [...Map.groupBy(at, ([who, line]) => `${who} ${text(line, 'shift_date')}`)]
    .filter(([, own]) => own.length > 1)
    .map(([who]) => `at two places: ${who}`);
};

/** Everything in a plant's rows that does not agree with the rest of them, client by client. */
export const disagreements = (lines: Lines): readonly string[] => {
  const clients = (lines.get('client') ?? []).map((line) => text(line, 'client_id'));
  const byClient = new Map(TABLES.map((name) => [name, Map.groupBy(lines.get(name) ?? [], clientOf)]));
  const ofClients = clients.flatMap((client) => {
    const table = (name: Table) => byClient.get(name)?.get(client) ?? [];
    return [shiftsOff, stopsOff, peopleOff, ordersOff, inspectionsOff, gapsIn]
      .flatMap((look) => look(table))
      .map((told) => `${client}: ${told}`);
  });
  return [...ofClients, ...doubledIn(lines)];
};

/** How many rows of a table each client has; blank is the client of those that are of none. */
export const countByClient = (lines: readonly Line[], client: (line: Line) => string = clientOf) =>
  Object.fromEntries([...Map.groupBy(lines, client)].map(([code, own]) => [code, own.length]));
