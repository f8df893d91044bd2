import type { PiecePlan } from '../../../electron/contract/piece-plans';

/** Whether a plan holds on a date or later, or is over: its date is past, or a newer standing plan took its place. */
export const stateOf = (
  plan: PiecePlan,
  plans: readonly PiecePlan[],
  today: string,
): 'in-force' | 'later' | 'past' => {
  if (plan.date !== null) return plan.date === today ? 'in-force' : plan.date > today ? 'later' : 'past';
  if (plan.from !== null && plan.from > today) return 'later';
  const isReplaced = plans.some(
    (other) =>
      other.date === null &&
      other.lineId === plan.lineId &&
      other.shiftType === plan.shiftType &&
      (other.from ?? '') > (plan.from ?? '') &&
      (other.from ?? '') <= today,
  );
  return isReplaced ? 'past' : 'in-force';
};
