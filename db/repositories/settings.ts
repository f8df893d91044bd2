import { audit } from '../audit';
import { settingCause } from '../kpi/causes';
import { reRate } from '../kpi/rerate';
import {
  ALL_DATES,
  loadSettings,
  requireSettingKey,
  requireSettingValue,
  SETTING_KEYS,
  type Setting,
} from '../kpi/settings';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';

/**
 * The values of one key, or of all keys, oldest first; a key that was never set shows its initial value.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a key that does not exist.
 */
export const listSettings = async (
  scope: ClientScope,
  clientId: number,
  key: string | undefined,
): Promise<Setting[]> => {
  const settings = loadSettings(connectionOf(scope), requireClient(scope, clientId));
  const keys = key === undefined ? SETTING_KEYS : [requireSettingKey(key)];
  return keys.flatMap((name) => settings.list(name));
};

/**
 * Sets a key from a date on, or for all dates: then every dated value of the key goes. Entries of open periods that rest
 * on a `default_…` value are re-rated. Each KPI basis is stored for both values, so no row has to be rewritten for one.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` naming the key and what it allows.
 */
export const setSetting = async (
  scope: ClientScope,
  input: { clientId: number; key: string; value: string; from?: string | undefined },
): Promise<{ settings: Setting[]; reRated: number }> => {
  const clientId = requireClient(scope, input.clientId);
  const key = requireSettingKey(input.key);
  const value = requireSettingValue(key, input.value);
  write(scope);
  const connection = connectionOf(scope);
  const before = loadSettings(connection, clientId).list(key);
  if (input.from === undefined) {
    connection.prepare('DELETE FROM main.client_settings WHERE client_id = ? AND key = ?').run(clientId, key);
  }
  connection
    .prepare(
      `INSERT INTO main.client_settings (client_id, key, value, valid_from, updated_by, updated_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (client_id, key, valid_from)
       DO UPDATE SET value = excluded.value, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    )
    .run(clientId, key, value, input.from ?? ALL_DATES, scope.actor.code, new Date().toISOString());
  const after = loadSettings(connection, clientId).list(key);
  audit(scope, { clientId, action: 'settings', table: 'client_settings', rowId: null, before, after });
  touch(scope, { clientId, table: 'client_settings', date: null });
  const cause = settingCause(key, input.from ?? ALL_DATES);
  return { settings: after, reRated: cause === null ? 0 : await reRate(scope, clientId, cause) };
};
