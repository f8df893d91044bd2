import type { KpiName } from '../../kpi/names';
import type { Target, TargetState } from '../../kpi/targets';
import type { ShiftType } from '../../vocabulary';

/** A shift of a date; instants are UTC. */
export type ShownShift = {
  readonly date: string;
  readonly shift: ShiftType;
  readonly startsAt: string;
  readonly endsAt: string;
};

/** Why an hour was short: the stop that took most of it, and how many of its minutes all stops took. */
export type HourReason = {
  readonly code: string;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly minutes: number;
};

/** One hour of the ladder; without a plan it has no target, without a count nothing made. */
export type LadderHour = {
  readonly hour: number;
  /** `HH:MM` by the client's clock; null for a count beyond the shift's hours. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: 'over' | 'now' | 'to-come';
  readonly target: number | null;
  readonly made: number | null;
  /** Made less target, of hours that are over. */
  readonly difference: number | null;
  readonly reason: HourReason | null;
};

/** A KPI of the line's shift, as `lineside kpi` prints it for that line, shift and date. */
export type BoardKpi = {
  readonly kpi: KpiName;
  readonly value: number | null;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly records: number;
  readonly estimatedShare: number;
  readonly noteKeys: string[];
  readonly target: Target | null;
  readonly state: TargetState;
};

/** Pieces of a shift: the whole target, what of it was due by the last hour that can be counted, and what was made. */
export type BoardPieces = {
  readonly target: number | null;
  readonly targetSource: 'plan' | 'computed' | null;
  /** What a target lacks. */
  readonly missing: 'efficiency-target' | 'order' | null;
  readonly due: number | null;
  readonly made: number | null;
  /** Hourly counts while the shift runs, its entries once it is over; the other where there is only that. */
  readonly madeSource: 'hours' | 'entries' | null;
};

/** Who is there; null where nobody said. */
export type BoardPeople = {
  readonly present: number | null;
  readonly assigned: number | null;
  readonly source: 'attendance' | 'entries' | 'crew' | null;
};

/** A stop that nobody has closed yet. */
export type BoardStop = {
  readonly id: number;
  readonly code: string;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly since: string;
  readonly equipment: string | null;
};

/** What a board shows of a line. */
export type BoardLine = {
  readonly code: string;
  readonly name: string;
  /** `running`; `over`: its last shift, until the next one begins; `free`: none yet or not since yesterday. */
  readonly phase: 'running' | 'over' | 'free';
  readonly shown: ShownShift | null;
  /** The next shift within eight days. */
  readonly next: ShownShift | null;
  readonly pieces: BoardPieces;
  readonly people: BoardPeople;
  readonly efficiency: BoardKpi | null;
  /** FPY of the shift's inspections; where there are none, PPM. */
  readonly quality: BoardKpi | null;
  readonly stops: BoardStop[];
  readonly ladder: LadderHour[];
};

/** Lines of one client at one moment. */
export type Board = {
  readonly asOf: string;
  readonly clientCode: string;
  readonly clientName: string;
  readonly timezone: string;
  /** Name of a holiday of today; null on other days and for one without a name. */
  readonly holiday: string | null;
  readonly isHoliday: boolean;
  readonly lines: BoardLine[];
};

export type BoardRequest = {
  readonly clientId: number;
  /** Codes, in the order of the board; left out: all lines in use. */
  readonly lines?: readonly string[] | undefined;
  /** Left out: now. */
  readonly asOf?: string | undefined;
  /** A shift to look at instead of the one that runs. */
  readonly of?: { readonly date: string; readonly shift: ShiftType } | undefined;
};
