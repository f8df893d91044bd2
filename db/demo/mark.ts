import { connectionOf, type ClientScope } from '../scope';

/** What this database says of its demo plant; once it is removed, which clients it has left behind. */
export type DemoMark = {
  readonly seed: number;
  readonly days: number;
  readonly until: string;
  readonly clientCodes: string[];
  readonly userCodes: string[];
  readonly floatingCodes: readonly string[];
  readonly isRemoved: boolean;
};

const KEY = 'demo_plant';

/** The demo plant that is in this database, or was; null where there never was one. */
export const findMark = (scope: ClientScope): DemoMark | null => {
  const value = connectionOf(scope).prepare('SELECT value FROM database_info WHERE key = ?').pluck().get(KEY);
  return typeof value === 'string' ? (JSON.parse(value) as DemoMark) : null;
};

/** Notes what of this database is the demo plant. */
export const keepMark = (scope: ClientScope, mark: DemoMark): void => {
  connectionOf(scope)
    .prepare(
      'INSERT INTO main.database_info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(KEY, JSON.stringify(mark));
};

/** Codes of the clients that a removed demo plant has left, and that nobody has taken into use again. */
export const leftClients = (scope: ClientScope): ReadonlySet<string> => {
  const mark = findMark(scope);
  if (!mark?.isRemoved) return new Set();
  const idle = connectionOf(scope)
    .prepare('SELECT code FROM clients WHERE is_active = 0 AND code IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(mark.clientCodes)) as string[];
  return new Set(idle);
};

/** Codes of the clients in the scope whose rows are the demo plant's. */
export const demoClientsOf = (scope: ClientScope): string[] => {
  const mark = findMark(scope);
  if (!mark || mark.isRemoved) return [];
  return connectionOf(scope)
    .prepare('SELECT code FROM clients WHERE code IN (SELECT value FROM json_each(?)) ORDER BY code')
    .pluck()
    .all(JSON.stringify(mark.clientCodes)) as string[];
};
