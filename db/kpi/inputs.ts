import type { Resolved } from './cycle';
import { splitExactly } from './split';

/** What of an entry was typed in and decides its people and hours; null = left blank. */
export type TypedInputs = {
  readonly employeesAssigned: number | null;
  readonly employeesPresent: number | null;
  readonly scheduledSeconds: number | null;
  readonly runSeconds: number | null;
  readonly downtimeSeconds: number | null;
  /** Scheduled seconds that are to stay as they are stored. */
  readonly kept: Resolved | null;
};

/** What the line's shift offers to entries that leave something blank. */
export type ShiftOffer = {
  readonly crew: number | null;
  readonly defaultCrew: number;
  /** The shift's hours; `default` (50 %) where the client has no such shift. */
  readonly hours: Resolved;
  /** Whether the entries share the hours; without a line each has them whole. */
  readonly isShared: boolean;
  /** Seconds of the shift's recorded stops; null where none is recorded. */
  readonly stopSeconds: number | null;
};

/** People and hours of one entry, resolved. */
export type PeopleAndHours = {
  readonly assigned: Resolved;
  readonly present: Resolved;
  readonly scheduled: Resolved;
  readonly run: Resolved;
};

const fromEntry = (value: number): Resolved => ({ value, source: 'entry', confidence: 100 });
const weaken = (percent: number, by: number): number => Math.round((percent * by) / 100);

const resolveAssigned = (entry: TypedInputs, offer: ShiftOffer): Resolved => {
  if (entry.employeesAssigned !== null) return fromEntry(entry.employeesAssigned);
  if (entry.employeesPresent !== null)
    return { value: entry.employeesPresent, source: 'present', confidence: 90 };
  if (offer.crew !== null && offer.crew > 0) return { value: offer.crew, source: 'crew', confidence: 70 };
  return { value: offer.defaultCrew, source: 'default', confidence: 30 };
};

const resolvePresent = (entry: TypedInputs, assigned: Resolved): Resolved => {
  if (entry.employeesPresent !== null) return fromEntry(entry.employeesPresent);
  const source = assigned.source === 'entry' ? 'assigned' : assigned.source;
  return { value: assigned.value, source, confidence: weaken(assigned.confidence, 90) };
};

/**
 * Weights by run hours; who left them blank weighs as much as the mean of those who did not, for no weight would leave
 * units without hours. Scaled by how many gave theirs, so that they stay whole.
 */
const weightsOf = (entries: readonly TypedInputs[]): number[] => {
  const given = entries.flatMap((entry) => entry.runSeconds ?? []);
  const sum = given.reduce((total, seconds) => total + seconds, 0);
  return entries.map((entry) => (entry.runSeconds === null ? sum : entry.runSeconds * given.length));
};

const resolveScheduled = (entries: readonly TypedInputs[], offer: ShiftOffer): Resolved[] => {
  const given = entries.map((e) => (e.scheduledSeconds === null ? e.kept : fromEntry(e.scheduledSeconds)));
  const blank = entries.filter((_, at) => given[at] === null);
  const left = Math.max(0, offer.hours.value - given.reduce((sum, own) => sum + (own?.value ?? 0), 0));
  const shares = offer.isShared ? splitExactly(left, weightsOf(blank)) : blank.map(() => offer.hours.value);
  let next = 0;
  return given.map((own) => own ?? { ...offer.hours, value: shares[next++] ?? 0 });
};

const resolveRun = (
  entries: readonly TypedInputs[],
  scheduled: readonly Resolved[],
  offer: ShiftOffer,
): Resolved[] => {
  const allotted = splitExactly(
    offer.stopSeconds ?? 0,
    scheduled.map((s) => s.value),
  );
  return entries.map((entry, at) => {
    if (entry.runSeconds !== null) return fromEntry(entry.runSeconds);
    const { value, confidence } = scheduled[at] ?? offer.hours;
    const stops = offer.stopSeconds === null ? entry.downtimeSeconds : (allotted[at] ?? 0);
    if (stops === null) return { value, source: 'scheduled', confidence: weaken(confidence, 50) };
    return {
      value: Math.max(0, value - stops),
      source: 'scheduled-less-stops',
      confidence: weaken(confidence, 80),
    };
  });
};

/**
 * Resolves people and hours of all entries of one line's shift together: those that leave their hours blank split what
 * is left of the shift in proportion to their run hours, and recorded stops come off in proportion to the scheduled ones.
 */
export const resolvePeopleAndHours = (
  entries: readonly TypedInputs[],
  offer: ShiftOffer,
): PeopleAndHours[] => {
  if (entries.length === 0) return [];
  const scheduled = resolveScheduled(entries, offer);
  const run = resolveRun(entries, scheduled, offer);
  return entries.map((entry, at) => {
    const assigned = resolveAssigned(entry, offer);
    return {
      assigned,
      present: resolvePresent(entry, assigned),
      scheduled: scheduled[at] ?? offer.hours,
      run: run[at] ?? offer.hours,
    };
  });
};
