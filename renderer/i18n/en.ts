import { formula } from './en/formula';
import { frame } from './en/frame';
import { history } from './en/history';
import { kpi } from './en/kpi';
import { kpis } from './en/kpis';
import { session } from './en/session';
import { sheet } from './en/sheet';
import { users } from './en/users';
import { trust } from './en/trust';
import { why } from './en/why';

/** English, written for the shop floor, a file per feature. The other languages have the same keys. */
export const en = {
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
} as const;
