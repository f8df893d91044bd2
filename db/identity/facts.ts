import { audit } from '../audit';
import { connectionOf, type ClientScope } from '../scope';
import { MINIMUM_COST, type HashCost } from './passwords';

const factOf = (scope: ClientScope, key: string): string | null => {
  const value = connectionOf(scope)
    .prepare('SELECT value FROM main.database_info WHERE key = ?')
    .pluck()
    .get(key);
  return typeof value === 'string' ? value : null;
};

const IDLE_MINUTES = 15;

/** Minutes without use after which a session ends: the installation's setting, else 15. */
export const idleMinutesOf = (scope: ClientScope): number => {
  const minutes = Number(factOf(scope, 'idle_minutes'));
  return Number.isFinite(minutes) && minutes > 0 ? minutes : IDLE_MINUTES;
};

/** Keeps the minutes without use after which sessions of this installation end. */
export const keepIdleMinutes = (scope: ClientScope, minutes: number): void => {
  const before = idleMinutesOf(scope);
  connectionOf(scope)
    .prepare(
      `INSERT INTO main.database_info (key, value) VALUES ('idle_minutes', ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    )
    .run(String(minutes));
  audit(scope, {
    clientId: null,
    action: 'settings',
    table: 'database_info',
    rowId: null,
    before: { idleMinutes: before },
    after: { idleMinutes: minutes },
  });
};

/** What hashes of this database cost; null before the first one was made. */
export const findHashCost = (scope: ClientScope): HashCost | null => {
  const kept = factOf(scope, 'argon2');
  if (kept === null) return null;
  const { memoryKiB, passes } = JSON.parse(kept) as HashCost;
  return {
    memoryKiB: Math.max(memoryKiB, MINIMUM_COST.memoryKiB),
    passes: Math.max(passes, MINIMUM_COST.passes),
  };
};

/** Keeps the cost for all later hashes of this database and returns the one that holds: the first that was kept. */
export const keepHashCost = (scope: ClientScope, cost: HashCost): HashCost => {
  connectionOf(scope)
    .prepare('INSERT OR IGNORE INTO main.database_info (key, value) VALUES (?, ?)')
    .run('argon2', JSON.stringify(cost));
  return findHashCost(scope) ?? cost;
};
