import type { WallClock } from './clock';
import type { Interval } from './intervals';

/** What of a hold says how long it lasts. */
export type HoldTime = {
  readonly status: string;
  readonly holdDate: string;
  readonly holdTime: string | null;
  readonly resumeDate: string | null;
  readonly resumeTime: string | null;
};

/**
 * The stretch of a hold in day numbers, without end while it is open. A hold with both clock times counts to the minute,
 * as does an open one since its own; others by their dates.
 */
export const holdInterval = (
  { status, holdDate, holdTime, resumeDate, resumeTime }: HoldTime,
  { dayNumberAt }: WallClock,
): Interval => {
  const isOver = status === 'RESUMED' && resumeDate !== null;
  const isClocked = holdTime !== null && (!isOver || resumeTime !== null);
  return {
    from: dayNumberAt(holdDate, isClocked ? holdTime : null),
    to: isOver ? dayNumberAt(resumeDate, isClocked ? resumeTime : null) : Infinity,
    isClocked,
  };
};

/** Jobs that hold an order back: those that are open, or all where none is. */
export const openJobs = <J extends { readonly isOpen: number }>(jobs: readonly J[]): readonly J[] =>
  jobs.some((job) => job.isOpen) ? jobs.filter((job) => job.isOpen) : jobs;
