import type { Deliveries, PromiseState } from '../../../electron/contract/delivery';

/** What was promised for one day, and what became of it. */
export type PromiseDay = {
  readonly day: string;
  readonly promised: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly toCome: number;
  readonly completeOnTime: number;
};

/** The days of an answer, from its columns. */
export const daysOf = ({ days }: Deliveries): readonly PromiseDay[] =>
  days.labels.map((day, at) => ({
    day,
    promised: days.promised[at] ?? 0,
    onTime: days.onTime[at] ?? 0,
    late: days.late[at] ?? 0,
    overdue: days.overdue[at] ?? 0,
    toCome: days.toCome[at] ?? 0,
    completeOnTime: days.completeOnTime[at] ?? 0,
  }));

/** States in the order in which they are told, with the mark and the number of each. */
export const STATES = [
  { state: 'on-time', mark: 'good', count: 'onTime' },
  { state: 'late', mark: 'warning', count: 'late' },
  { state: 'overdue', mark: 'critical', count: 'overdue' },
  { state: 'to-come', mark: 'none', count: 'toCome' },
] as const satisfies readonly {
  readonly state: PromiseState;
  readonly mark: 'good' | 'warning' | 'critical' | 'none';
  readonly count: keyof PromiseDay;
}[];

/** The mark of a state. */
export const markOf = (state: PromiseState): (typeof STATES)[number]['mark'] =>
  STATES.find((one) => one.state === state)?.mark ?? 'none';
