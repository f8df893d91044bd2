import { assignedOf, cycleOf, hasStopRows, presentOf, runOf, scheduledOf, type Input } from './inputs';
import { partOfRow, type Part } from './parts';
import { numberIn, settingOn, type PlainClient, type Row } from './plain';
import { stopParts } from './stop-parts';

type Resolved = {
  readonly cycle: Input;
  readonly assigned: Input;
  readonly present: Input;
  readonly scheduled: Input;
  readonly run: Input;
};

const resolve = (client: PlainClient, entry: Row): Resolved => {
  const scheduled = scheduledOf(client, entry);
  return {
    cycle: cycleOf(client, entry),
    assigned: assignedOf(client, entry),
    present: presentOf(client, entry),
    scheduled,
    run: runOf(client, entry, scheduled),
  };
};

const namesOf = (inputs: Readonly<Record<string, Input>>): Part['sources'] =>
  Object.entries(inputs)
    .filter(([, input]) => input.source !== 'entry' && input.confidence < 1)
    .map(([name, input]) => [name, input.source] as const);

const amountIf = (condition: boolean, amount: number): number => (condition ? amount : 0);

const perEntry = (client: PlainClient, work: (entry: Row, inputs: Resolved, date: string) => Part): Part[] =>
  client.tables.production_entry.map((entry) =>
    work(entry, resolve(client, entry), String(entry['shift_date'])),
  );

/** KPI 3: units × ideal hours over people × scheduled hours. */
export const efficiencyParts = (client: PlainClient): Part[] =>
  perEntry(client, (entry, { cycle, assigned, present, scheduled }, date) => {
    const people = settingOn(client, 'efficiency_headcount', date) === 'present' ? present : assigned;
    const idle = numberIn(entry, 'employees_floating_idle') ?? 0;
    const numerator = Number(entry['units_produced']) * cycle.value;
    const denominator = (people.value + idle) * scheduled.value;
    return partOfRow(client, 'production', entry, {
      numerator,
      denominator,
      numeratorEstimated: amountIf(cycle.estimated, numerator),
      denominatorEstimated: amountIf(people.estimated || scheduled.estimated, denominator),
      confidence: cycle.confidence * people.confidence * scheduled.confidence,
      sources: namesOf({ cycle, [people === present ? 'present' : 'assigned']: people, scheduled }),
    });
  });

/** KPI 9: units × ideal hours over run hours, times the people present on the labour basis. */
export const performanceParts = (client: PlainClient): Part[] =>
  perEntry(client, (entry, { cycle, present, run }, date) => {
    const isLabour = settingOn(client, 'performance_basis', date) === 'labour';
    const numerator = Number(entry['units_produced']) * cycle.value;
    const denominator = run.value * (isLabour ? present.value : 1);
    return partOfRow(client, 'production', entry, {
      numerator,
      denominator,
      numeratorEstimated: amountIf(cycle.estimated, numerator),
      denominatorEstimated: amountIf(run.estimated || (isLabour && present.estimated), denominator),
      confidence: cycle.confidence * run.confidence * (isLabour ? present.confidence : 1),
      sources: namesOf(isLabour ? { cycle, run, present } : { cycle, run }),
    });
  });

/** Units produced over run hours. */
export const throughputParts = (client: PlainClient): Part[] =>
  perEntry(client, (entry, { run }) =>
    partOfRow(client, 'production', entry, {
      numerator: Number(entry['units_produced']),
      denominator: run.value,
      denominatorEstimated: amountIf(run.estimated, run.value),
      confidence: run.confidence,
      sources: namesOf({ run }),
    }),
  );

/** Planned hours of each entry by the client's availability basis of its date, both sides alike. */
const plannedParts = (client: PlainClient): Part[] =>
  perEntry(client, (entry, { assigned, scheduled }, date) => {
    const isLabour = settingOn(client, 'availability_basis', date) === 'labour';
    const planned = scheduled.value * (isLabour ? assigned.value : 1);
    const isGuess = scheduled.estimated || (isLabour && assigned.estimated);
    const entered = numberIn(entry, 'downtime_total_minutes');
    // Its own minutes count where no downtime rows do, with one employee affected: nobody said how many.
    const down = entered !== null && !hasStopRows(client, entry) ? entered / 60 : 0;
    return partOfRow(client, 'production', entry, {
      numerator: planned - down,
      denominator: planned,
      numeratorEstimated: amountIf(isGuess, planned) + amountIf(isLabour, down),
      denominatorEstimated: amountIf(isGuess, planned),
      confidence: scheduled.confidence * (isLabour ? assigned.confidence : 1),
      sources: [
        ...namesOf(isLabour ? { assigned, scheduled } : { scheduled }),
        ...(isLabour && down > 0 ? [['affected', 'default'] as const] : []),
      ],
    });
  });

/** KPI 8: planned hours less stops, over planned hours. */
export const availabilityParts = (client: PlainClient): Part[] => [
  ...plannedParts(client),
  ...stopParts(client).map(({ row, clockHours, affected, isPlanned }) => {
    const date = String(row['shift_date']);
    const isLabour = settingOn(client, 'availability_basis', date) === 'labour';
    const isExcluded = isPlanned && settingOn(client, 'planned_stops', date) === 'exclude';
    const plainHours = Number(row['downtime_duration_minutes']) / 60;
    const down = isLabour ? plainHours * (affected ?? 1) : clockHours;
    const guessed = amountIf(isLabour && affected === null, down);
    return partOfRow(client, 'stop', row, {
      numerator: -down,
      denominator: amountIf(isExcluded, -down),
      numeratorEstimated: guessed,
      confidence: isLabour && affected === null ? 0.5 : 1,
      sources: isLabour && affected === null ? [['affected', 'default']] : [],
    });
  }),
];

/** OEE: ideal hours of good units over planned hours. */
export const oeeParts = (client: PlainClient): Part[] => {
  const earned = perEntry(client, (entry, { cycle, assigned, scheduled }, date) => {
    const isLabour = settingOn(client, 'availability_basis', date) === 'labour';
    const good = Number(entry['units_produced']) - Number(entry['units_defective'] ?? 0);
    const planned = scheduled.value * (isLabour ? assigned.value : 1);
    return partOfRow(client, 'production', entry, {
      numerator: good * cycle.value,
      denominator: planned,
      numeratorEstimated: amountIf(cycle.estimated, good * cycle.value),
      denominatorEstimated: amountIf(scheduled.estimated || (isLabour && assigned.estimated), planned),
      confidence: cycle.confidence * scheduled.confidence * (isLabour ? assigned.confidence : 1),
      sources: namesOf(isLabour ? { cycle, assigned, scheduled } : { cycle, scheduled }),
    });
  });
  const excluded = availabilityParts(client)
    .filter((part) => part.kind === 'stop')
    .map((part) => ({ ...part, numerator: 0, numeratorEstimated: 0 }));
  return [...earned, ...excluded];
};

/** Run hours over the number of stops. */
export const mtbfParts = (client: PlainClient): Part[] => [
  ...throughputParts(client).map((part) => ({
    ...part,
    numerator: part.denominator,
    numeratorEstimated: part.denominatorEstimated,
    denominator: 0,
    denominatorEstimated: 0,
  })),
  ...client.tables.downtime_entry.map((stop) => partOfRow(client, 'stop', stop, { denominator: 1 })),
];

/** Stop hours over the number of stops. */
export const mttrParts = (client: PlainClient): Part[] =>
  client.tables.downtime_entry.map((stop) =>
    partOfRow(client, 'stop', stop, {
      numerator: Number(stop['downtime_duration_minutes']) / 60,
      denominator: 1,
    }),
  );
