import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../connection';
import { setSetting } from '../repositories/settings';
import { setTarget } from '../repositories/targets';
import type { Actor } from '../scope';
import { ADMIN, addEntries, insert, openFloor, type Floor, type Row } from '../kpi/test-floor';
import type { Alert } from './alert';
import { listAlerts } from './list';

const NEW_YORK = 'America/New_York';
const TOKYO = 'Asia/Tokyo';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    connection.exec(`UPDATE main.clients SET timezone = '${NEW_YORK}' WHERE id = 1`);
    connection.exec(`UPDATE main.clients SET timezone = '${TOKYO}' WHERE id = 2`);
    connection.exec("UPDATE main.shifts SET created_at = '2025-01-01T00:00:00Z'");
    for (const id of [1, 2]) insert(connection, 'hold_reasons', { client_id: id, code: 'QUALITY_ISSUE' });
  });
});

afterEach(() => floor.close());

type Wanted = { clientId?: number; asOf: string };

const alertsAt = async (wanted: Wanted, actor: Actor = ADMIN): Promise<Alert[]> =>
  (await floor.read(actor, (scope) => listAlerts(scope, wanted))).alerts;

const of = async <K extends Alert['kind']>(kind: K, wanted: Wanted): Promise<Extract<Alert, { kind: K }>[]> =>
  (await alertsAt(wanted)).filter((alert): alert is Extract<Alert, { kind: K }> => alert.kind === kind);

const set = (clientId: number, key: string, value: string) =>
  floor.write((scope) => setSetting(scope, { clientId, key, value }));

const stopOf = (row: Row): Row => ({
  client_id: 1,
  line_id: 1,
  shift_date: '2026-01-05',
  shift_type: 'SHIFT_1ST',
  duration_seconds: 0,
  running_since: '2026-01-05T15:00:00.000Z',
  start_time: '10:00:00',
  ...row,
});

const write = (work: (connection: Connection) => void) => floor.write((_, connection) => work(connection));

describe('a running stop', () => {
  it('is told once it has run for as long as the client says, and no longer than it runs', async () => {
    await write((connection) => void insert(connection, 'downtime_entries', stopOf({ id: 7 })));
    const at = (time: string) => of('stop-running', { clientId: 1, asOf: `2026-01-05T${time}Z` });
    expect(await at('15:29:59')).toEqual([]);
    expect(await at('15:30:00')).toEqual([
      {
        kind: 'stop-running',
        id: 'stop-running 1 7',
        clientId: 1,
        clientCode: 'CLIENT-1',
        isCritical: true,
        since: '2026-01-05T15:00:00.000Z',
        line: 'L1',
        reasonEn: 'Stop',
        reasonEs: 'Paro',
        minutes: 30,
        leadsTo: { page: 'sheet', line: 'L1', date: '2026-01-05', shift: 'SHIFT_1ST', section: 'stops' },
      },
    ]);
    await set(1, 'alert_stop_minutes', '45');
    expect(await at('15:44:00')).toEqual([]);
    await set(1, 'alert_stop_minutes', 'off');
    expect(await at('23:00:00')).toEqual([]);
    await set(1, 'alert_stop_minutes', '1');
    await write((connection) => {
      connection.exec('UPDATE main.downtime_entries SET running_since = NULL, duration_seconds = 60');
    });
    expect(await at('23:00:00')).toEqual([]);
  });

  it('that was voided is not told', async () => {
    await write((connection) => {
      insert(
        connection,
        'downtime_entries',
        stopOf({ voided_at: '2026-01-05T15:01:00.000Z', voided_by: 'T' }),
      );
    });
    expect(await of('stop-running', { asOf: '2026-01-05T18:00:00Z' })).toEqual([]);
  });
});

const entry = (clientId: number, shiftDate: string, row: Row = {}): Row => ({
  client_id: clientId,
  line_id: clientId,
  work_order_id: clientId,
  shift_date: shiftDate,
  run_seconds: 8 * 3600,
  employees_assigned: 10,
  scheduled_seconds: 9 * 3600,
  ...row,
});

const produce = (...rows: Row[]) => floor.write((scope) => addEntries(scope, rows));

/** Entries on the weekdays of the seven dates before a date, so that only what a test is about is missing. */
const fillWeek = (clientId: number, ...dates: string[]) =>
  produce(...dates.map((date) => entry(clientId, date)));

describe('a shift without entries', () => {
  const monday = '2026-01-12';
  const weekBefore = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'];
  const missing = async (wanted: Wanted) =>
    (await of('no-entries', wanted)).map(({ date, shift, lines }) => `${date} ${shift} ${lines.join('+')}`);

  it('is told an hour after its end by the client’s own clock', async () => {
    await fillWeek(1, ...weekBefore);
    await fillWeek(2, ...weekBefore);
    // 16:00 in New York is 21:00 UTC; in Tokyo 07:00 UTC.
    expect(await missing({ clientId: 1, asOf: `${monday}T21:59:59Z` })).toEqual([]);
    expect(await missing({ clientId: 1, asOf: `${monday}T22:00:00Z` })).toEqual([`${monday} SHIFT_1ST L1`]);
    expect(await missing({ clientId: 2, asOf: `${monday}T07:59:59Z` })).toEqual([]);
    expect(await missing({ clientId: 2, asOf: `${monday}T08:00:00Z` })).toEqual([`${monday} SHIFT_1ST L2`]);
    const [alert] = await of('no-entries', { clientId: 1, asOf: `${monday}T23:00:00Z` });
    expect(alert).toMatchObject({
      id: `no-entries 1 ${monday} SHIFT_1ST`,
      since: `${monday}T21:00:00.000Z`,
      leadsTo: { page: 'sheet', line: 'L1', date: monday, shift: 'SHIFT_1ST', section: 'production' },
    });
    await fillWeek(1, monday);
    expect(await missing({ clientId: 1, asOf: `${monday}T23:00:00Z` })).toEqual([]);
  });

  it('is missed again when its entries are voided', async () => {
    await fillWeek(1, ...weekBefore, monday);
    await write((connection) => {
      connection
        .prepare("UPDATE main.production_entries SET voided_at = ?, voided_by = 'T' WHERE shift_date = ?")
        .run('2026-01-12T22:00:00.000Z', monday);
    });
    expect(await missing({ clientId: 1, asOf: `${monday}T23:00:00Z` })).toEqual([`${monday} SHIFT_1ST L1`]);
  });

  it('is not asked for on weekends, holidays and for lines that do not run, and names all lines at once', async () => {
    await write((connection) => {
      insert(connection, 'lines', { id: 11, client_id: 1, code: 'L1B' });
      insert(connection, 'shift_calendar', { client_id: 1, shift_date: '2026-01-13', kind: 'HOLIDAY' });
      insert(connection, 'shift_calendar', {
        client_id: 1,
        shift_date: '2026-01-14',
        kind: 'NO_SHIFT',
        shift_id: 1,
        line_id: 11,
      });
    });
    await produce(...weekBefore.flatMap((date) => [entry(1, date), entry(1, date, { line_id: 11 })]));
    expect(await missing({ clientId: 1, asOf: '2026-01-15T12:00:00Z' })).toEqual([
      '2026-01-14 SHIFT_1ST L1',
      '2026-01-12 SHIFT_1ST L1+L1B',
    ]);
  });

  it('of a night belongs to the date on which it began, also over a change of the clock', async () => {
    await write((connection) => {
      connection.exec("UPDATE main.shifts SET start_time = '22:00', end_time = '06:00' WHERE id = 1");
      insert(connection, 'shift_weekdays', { client_id: 1, shift_id: 1, weekday: 6 });
    });
    await produce(entry(1, '2026-02-28'), entry(1, '2026-10-24'));
    // Clocks go forward on 8 March 2026 in New York: the night of the 7th ends at 06:00 EDT, 10:00 UTC.
    expect(await missing({ clientId: 1, asOf: '2026-03-08T10:59:59Z' })).toEqual([]);
    expect(await missing({ clientId: 1, asOf: '2026-03-08T11:00:00Z' })).toEqual(['2026-03-07 SHIFT_1ST L1']);
    // And back on 1 November: 06:00 EST is 11:00 UTC.
    expect(await missing({ clientId: 1, asOf: '2026-11-01T11:59:59Z' })).toEqual([]);
    expect(await missing({ clientId: 1, asOf: '2026-11-01T12:00:00Z' })).toEqual(['2026-10-31 SHIFT_1ST L1']);
  });

  it('is missed by nobody who never entered anything', async () => {
    expect(await missing({ asOf: `${monday}T23:00:00Z` })).toEqual([]);
  });

  it('is told for a week', async () => {
    await fillWeek(1, '2026-01-02', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-12');
    expect(await missing({ clientId: 1, asOf: '2026-01-12T23:00:00Z' })).toEqual(['2026-01-05 SHIFT_1ST L1']);
    expect(await missing({ clientId: 1, asOf: '2026-01-13T12:00:00Z' })).toEqual([]);
  });
});

describe('a hold', () => {
  const hold = (row: Row) =>
    write((connection) => {
      insert(connection, 'hold_entries', { client_id: 1, work_order_id: 1, hold_date: '2026-01-05', ...row });
    });
  const at = async (asOf: string) => (await of('hold-old', { asOf })).map(({ id, days }) => `${id}: ${days}`);

  it('is told after as many days by the client’s clock', async () => {
    await hold({ id: 3, hold_time: '10:00:00' });
    await hold({ id: 4, client_id: 2, work_order_id: 2 });
    // A week after 10:00 in New York is 15:00 UTC; after midnight in Tokyo 15:00 UTC of the day before.
    expect(await at('2026-01-11T14:59:59Z')).toEqual([]);
    expect(await at('2026-01-11T15:00:00Z')).toEqual(['hold-old 2 4: 7']);
    expect(await at('2026-01-12T14:59:00Z')).toEqual(['hold-old 2 4: 7']);
    expect(await at('2026-01-12T15:00:00Z')).toEqual(['hold-old 1 3: 7', 'hold-old 2 4: 8']);
    await set(2, 'alert_hold_days', '0');
    expect(await at('2026-01-20T15:00:00Z')).toEqual(['hold-old 1 3: 15']);
  });

  it('is not told while it is a request, once it has ended, was voided, or its order is closed', async () => {
    await hold({ approved_at: null });
    await hold({ hold_status: 'RESUMED', resume_date: '2026-01-06' });
    await hold({ voided_at: '2026-01-06T00:00:00Z', voided_by: 'T' });
    await hold({ client_id: 2, work_order_id: 2 });
    await write((connection) =>
      connection.exec("UPDATE main.work_orders SET status = 'CANCELLED' WHERE id = 2"),
    );
    expect(await at('2026-02-20T15:00:00Z')).toEqual([]);
  });
});

describe('a missed target', () => {
  /** 27.8 % of efficiency, unless more is made: 300 units make 83.3 %. */
  const day = (date: string, units = 100): Row => entry(1, date, { units_produced: units });
  const missed = async (asOf: string) =>
    (await of('target-missed', { clientId: 1, asOf })).map(
      ({ kpi, since, days, isLonger }) => `${kpi} ${since} ${days}${isLonger ? '+' : ''}`,
    );

  beforeEach(async () => {
    await floor.write(async (scope, connection) => {
      connection.exec('UPDATE main.work_orders SET ideal_cycle_ms = 900000');
      await setTarget(scope, { clientId: 1, kpi: 'efficiency', target: 75, warning: 70, critical: 50 });
    });
  });

  it('is told after three days with production running, which days without it neither end nor make', async () => {
    await produce(day('2026-01-07', 300), day('2026-01-08'), day('2026-01-09'));
    expect(await missed('2026-01-12T12:00:00Z')).toEqual([]);
    // Saturday and Sunday between them.
    await produce(day('2026-01-12'));
    // The twelfth is not over.
    expect(await missed('2026-01-13T04:00:00Z')).toEqual([]);
    expect(await missed('2026-01-13T06:00:00Z')).toEqual(['efficiency 2026-01-08 3']);
    expect(await missed('2026-01-20T06:00:00Z')).toEqual(['efficiency 2026-01-08 3']);
    const [alert] = await of('target-missed', { clientId: 1, asOf: '2026-01-13T06:00:00Z' });
    expect(alert).toMatchObject({
      id: 'target-missed 1 efficiency 2026-01-08',
      isCritical: true,
      target: 75,
      leadsTo: { page: 'kpi', kpi: 'efficiency', from: '2026-01-08', to: '2026-01-12' },
    });
    expect(alert?.value).toBeCloseTo(27.78, 2);
  });

  it('goes with a day on target, and what is only tolerated is none', async () => {
    await produce(day('2026-01-07'), day('2026-01-08'), day('2026-01-09'));
    expect(await missed('2026-01-10T12:00:00Z')).toEqual(['efficiency 2026-01-07 3']);
    await produce(day('2026-01-12', 260));
    expect(await missed('2026-01-13T12:00:00Z')).toEqual([]);
  });

  it('counts entries that stand, and targets of their day', async () => {
    await produce(day('2026-01-07'), day('2026-01-08'), day('2026-01-09'));
    await floor.write((scope) =>
      setTarget(scope, { clientId: 1, kpi: 'efficiency', target: 20, from: '2026-01-09' }),
    );
    expect(await missed('2026-01-10T12:00:00Z')).toEqual([]);
    await floor.write((scope) =>
      setTarget(scope, { clientId: 1, kpi: 'efficiency', target: 90, from: '2026-01-09' }),
    );
    expect(await missed('2026-01-10T12:00:00Z')).toEqual(['efficiency 2026-01-07 3']);
    await set(1, 'alert_target_days', '4');
    expect(await missed('2026-01-10T12:00:00Z')).toEqual([]);
  });

  it('is looked for again once anything of the client was written', async () => {
    await produce(day('2026-01-07'), day('2026-01-08'), day('2026-01-09'));
    const asOf = '2026-01-10T12:00:00Z';
    expect(await missed(asOf)).toEqual(['efficiency 2026-01-07 3']);
    await set(1, 'alert_target_days', 'off');
    expect(await missed(asOf)).toEqual([]);
    await set(1, 'alert_target_days', '2');
    expect(await missed(asOf)).toEqual(['efficiency 2026-01-07 3']);
    await floor.write((scope) => setTarget(scope, { clientId: 1, kpi: 'efficiency', target: 10 }));
    expect(await missed(asOf)).toEqual([]);
  });

  it('that has lasted for longer than is looked at says so, and keeps its name', async () => {
    const dates = Array.from({ length: 60 }, (_, at) =>
      new Date(Date.parse('2025-12-01T00:00:00Z') + at * 86_400_000).toISOString().slice(0, 10),
    );
    await produce(...dates.map((date) => day(date)));
    expect(await missed('2026-01-30T12:00:00Z')).toEqual(['efficiency 2025-12-26 35+']);
    const ids = async (asOf: string) =>
      (await of('target-missed', { clientId: 1, asOf })).map(({ id }) => id);
    expect(await ids('2026-01-29T12:00:00Z')).toEqual(['target-missed 1 efficiency long']);
    expect(await ids('2026-01-30T12:00:00Z')).toEqual(['target-missed 1 efficiency long']);
  });
});

describe('alerts', () => {
  it('for who can only enter are stops and missing entries, of their own client', async () => {
    await floor.write(async (_, connection) => {
      insert(connection, 'users', {
        id: 1,
        code: 'U1',
        username: 'op',
        full_name: 'Operator',
        role: 'OPERATOR',
      });
      connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
      for (const id of [1, 2]) {
        insert(connection, 'downtime_entries', stopOf({ client_id: id, line_id: id }));
        insert(connection, 'hold_entries', { client_id: id, work_order_id: id, hold_date: '2026-01-01' });
      }
    });
    await produce(entry(1, '2026-01-12'), entry(2, '2026-01-12'));
    const asOf = '2026-01-13T12:00:00Z';
    const operator: Actor = { userId: 1, code: 'U1', role: 'OPERATOR', host: 'web' };
    const told = await alertsAt({ asOf }, operator);
    expect(new Set(told.map(({ clientId }) => clientId))).toEqual(new Set([1]));
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['stop-running', 'no-entries']));
    const all = await alertsAt({ asOf });
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['stop-running', 'no-entries', 'hold-old']));
    expect(all.map(({ isCritical }) => isCritical).indexOf(false)).toBe(2);
    await expect(alertsAt({ clientId: 2, asOf }, operator)).rejects.toMatchObject({ code: 'not-found' });
  });
});
