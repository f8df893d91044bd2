import { addDays, dateIn } from '../calendar';
import { Failure } from '../failure';

/** What makes one demo plant another one. */
export type DemoPlan = { readonly seed: number; readonly days: number; readonly until: string };

/** Where the demo plant stands. */
export const ZONE = 'America/Mexico_City';

/** How many working days it can run for. */
export const DAY_LIMITS = { least: 10, most: 2000 } as const;

/** The plan that is meant where parts are left out: seed 1, 90 working days, until yesterday. */
export const planOf = (
  input: Partial<{ [part in keyof DemoPlan]: DemoPlan[part] | undefined }>,
): DemoPlan => {
  const today = dateIn(ZONE, new Date());
  const plan = { seed: input.seed ?? 1, days: input.days ?? 90, until: input.until ?? addDays(today, -1) };
  if (plan.days < DAY_LIMITS.least || plan.days > DAY_LIMITS.most) {
    const params = { days: plan.days, ...DAY_LIMITS };
    throw new Failure('invalid-input', 'demo.days', params, {
      fields: [{ key: 'demo.days', params, path: ['days'] }],
    });
  }
  if (plan.until > today) {
    const params = { until: plan.until, today };
    throw new Failure('invalid-input', 'demo.until', params, {
      fields: [{ key: 'demo.until', params, path: ['until'] }],
    });
  }
  return plan;
};
