import type { en } from './en';
import { formula } from './es/formula';
import { frame } from './es/frame';
import { history } from './es/history';
import { kpi } from './es/kpi';
import { kpis } from './es/kpis';
import { session } from './es/session';
import { sheet } from './es/sheet';
import { users } from './es/users';
import { trust } from './es/trust';
import { why } from './es/why';

/** Spanish, in the words of the plants of Mexico. */
export const es: Record<keyof typeof en, string> = {
  ...frame,
  ...session,
  ...sheet,
  ...history,
  ...formula,
  ...trust,
  ...why,
  ...users,
  ...kpi,
  ...kpis,
};
