import { connectionOf, type ClientScope } from '../scope';

/** What an administrator should know of the accounts: counts only, no name. */
export type AccountFacts = {
  /** Failed log-ins since that time, and when the last of them was. */
  readonly failedLogins: number;
  readonly lastFailedAt: string | null;
  /** Active users who have never chosen a password of their own, among those with the given codes. */
  readonly unchangedPasswords: number;
};

/** Looks at the accounts of the installation; `codes` are those of users made with a password that others were shown. */
export const accountFacts = (scope: ClientScope, since: Date, codes: readonly string[]): AccountFacts => {
  const connection = connectionOf(scope);
  const failed = connection
    .prepare(
      'SELECT count(*) AS failedLogins, max(failed_at) AS lastFailedAt FROM main.failed_logins WHERE failed_at >= ?',
    )
    .get(since.toISOString()) as Pick<AccountFacts, 'failedLogins' | 'lastFailedAt'>;
  const unchanged = connection
    .prepare(
      `SELECT count(*) FROM main.users
       WHERE is_active = 1 AND must_change_password = 1 AND code IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(JSON.stringify(codes));
  return { ...failed, unchangedPasswords: Number(unchanged) };
};
