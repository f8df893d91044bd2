import { addDays } from '../calendar';
import type { Connection } from '../connection';
import { valuesByDay } from '../kpi/course';
import { betterOf, isRatio, type KpiName } from '../kpi/names';
import type { DateRange } from '../kpi/periods';
import type { Asked } from '../kpi/question';
import { valueOf } from '../kpi/results';
import { sumClients } from '../kpi/sums-of-clients';
import { stateOf, targetFinder, type Target } from '../kpi/targets';
import { thresholdOf, type AlertClient, type TargetAlert } from './alert';

/** Days that are looked at; a longer run is told as "at least". */
const LEAST_DAYS = 35;
const DAYS_PER_DAY_OF_PRODUCTION = 3;

type Watched = AlertClient & {
  readonly days: number;
  readonly range: DateRange;
  /** What KPIs of orders are asked: one question for all of them, which are made of the same orders. */
  readonly asked: Asked;
  readonly targetOn: ReturnType<typeof targetFinder>;
  /** Dates with production, the newest first. */
  readonly worked: readonly string[];
  /** Whether there was production before the dates that are looked at. */
  readonly hasEarlier: boolean;
};

/** The days before today: today is not over yet. */
const rangeOf = ({ clock }: AlertClient, days: number): DateRange => ({
  from: addDays(clock.date, -Math.max(LEAST_DAYS, DAYS_PER_DAY_OF_PRODUCTION * days)),
  to: addDays(clock.date, -1),
});

/** KPIs by the clients that have a target for them. */
const targetsByKpi = (connection: Connection, clients: readonly Watched[]): Map<KpiName, Watched[]> => {
  const select = connection
    .prepare<[number], KpiName>('SELECT DISTINCT kpi FROM targets WHERE client_id = ?')
    .pluck();
  const byKpi = new Map<KpiName, Watched[]>();
  for (const client of clients) {
    for (const kpi of select.all(client.clientId)) byKpi.set(kpi, [...(byKpi.get(kpi) ?? []), client]);
  }
  return byKpi;
};

type Day = {
  readonly date: string;
  readonly value: number;
  readonly target: Target;
  readonly isCritical: boolean;
};

/**
 * The run of days that miss the target, the newest first. A day without production, or without a value of the KPI,
 * neither ends it nor counts.
 */
const runOf = (
  kpi: KpiName,
  { worked, targetOn }: Watched,
  valueOn: (date: string) => number | null,
): { days: Day[]; isEnded: boolean } => {
  const days: Day[] = [];
  for (const date of worked) {
    const value = valueOn(date);
    if (value === null) continue;
    const target = targetOn(kpi, date);
    const state = stateOf(betterOf(kpi), value, target);
    if (target === null || state === 'good' || state === 'none') return { days, isEnded: true };
    days.push({ date, value, target, isCritical: state === 'critical' });
  }
  return { days, isEnded: false };
};

const alertOf = (kpi: KpiName, client: Watched, valueOn: (date: string) => number | null): TargetAlert[] => {
  const { days, isEnded } = runOf(kpi, client, valueOn);
  const [last, first] = [days[0], days.at(-1)];
  if (days.length < client.days || !last || !first) return [];
  const isLonger = !isEnded && client.hasEarlier;
  const { clientId, code } = client;
  return [
    {
      kind: 'target-missed',
      id: `target-missed ${clientId} ${kpi} ${isLonger ? 'long' : first.date}`,
      clientId,
      clientCode: code,
      isCritical: last.isCritical,
      since: first.date,
      kpi,
      days: days.length,
      isLonger,
      value: last.value,
      target: last.target.target,
      leadsTo: { page: 'kpi', kpi, from: first.date, to: last.date },
    },
  ];
};

/** The values by day of a KPI of several clients: ratios are read together, the others one by one. */
const dayValues = (
  connection: Connection,
  kpi: KpiName,
  clients: readonly Watched[],
): ((client: Watched) => (date: string) => number | null) => {
  if (!isRatio(kpi)) {
    return ({ asked }) => {
      const values = valuesByDay(asked, kpi);
      return (date) => values.get(date) ?? null;
    };
  }
  const ranges = clients.map(({ clientId, settings, range }) => ({ clientId, settings, ...range }));
  const sums = sumClients(connection, kpi, ranges, 'day');
  return ({ clientId }) => {
    const byDay = sums.get(clientId)?.bySpan;
    return (date) => {
      const ofDay = byDay?.get(date);
      return ofDay === undefined ? null : valueOf(kpi, ofDay);
    };
  };
};

const watch = (connection: Connection, clients: readonly AlertClient[]): Watched[] => {
  const listWorked = connection
    .prepare<[number, string, string], string>(
      `SELECT shift_date FROM kpi_day WHERE client_id = ? AND shift_date BETWEEN ? AND ? AND production_records > 0
       ORDER BY shift_date DESC`,
    )
    .pluck();
  const findEarlier = connection.prepare<[number, string], unknown>(
    'SELECT 1 FROM kpi_day WHERE client_id = ? AND shift_date < ? AND production_records > 0 LIMIT 1',
  );
  return clients.flatMap((client) => {
    const days = thresholdOf(client, 'alert_target_days');
    if (days === null) return [];
    const { clientId } = client;
    const range = rangeOf(client, days);
    const worked = listWorked.all(clientId, range.from, range.to);
    if (worked.length < days) return [];
    const hasEarlier = findEarlier.get(clientId, range.from) !== undefined;
    const asked: Asked = { ...client, connection, slice: { clientId, ...range } };
    const targetOn = targetFinder(connection, clientId);
    return [{ ...client, days, range, worked, hasEarlier, targetOn, asked }];
  });
};

const findAnew = (connection: Connection, clients: readonly AlertClient[]): TargetAlert[] =>
  [...targetsByKpi(connection, watch(connection, clients))].flatMap(([kpi, own]) => {
    const valuesOf = dayValues(connection, kpi, own);
    return own.flatMap((client) => alertOf(kpi, client, valuesOf(client)));
  });

type Found = { readonly state: string; readonly alerts: readonly TargetAlert[] };

const found = new WeakMap<Connection, Map<number, Found>>();

/** A day's date and the first digit of the minutes: whatever else happens, an answer is kept for ten minutes at most. */
const TEN_MINUTES = '2026-01-01T00:0'.length;

/** What the answer for a client rests on: its date and threshold, and the last change that was noted of it. */
const stateReader = (connection: Connection) => {
  const lastChange = connection
    .prepare<[number], number>(
      'SELECT id FROM audit_log WHERE client_id = ? ORDER BY at DESC, id DESC LIMIT 1',
    )
    .pluck();
  return (client: AlertClient): string => {
    const { clock, clientId } = client;
    const time = clock.instant.slice(0, TEN_MINUTES);
    return [time, clock.date, thresholdOf(client, 'alert_target_days'), lastChange.get(clientId)].join(' ');
  };
};

/**
 * KPIs that have missed their target on as many days with production running as each client's threshold, or more. Days
 * that are over seldom change: a client is looked at again on another date, once anything of it was
 * written, and every ten minutes.
 */
export const findMissedTargets = (connection: Connection, clients: readonly AlertClient[]): TargetAlert[] => {
  const known = found.get(connection) ?? new Map<number, Found>();
  found.set(connection, known);
  const stateOfClient = stateReader(connection);
  const stale = clients.flatMap((client) => {
    const state = stateOfClient(client);
    return known.get(client.clientId)?.state === state ? [] : [{ client, state }];
  });
  const fresh = findAnew(
    connection,
    stale.map(({ client }) => client),
  );
  for (const { client, state } of stale) {
    known.set(client.clientId, {
      state,
      alerts: fresh.filter(({ clientId }) => clientId === client.clientId),
    });
  }
  return clients.flatMap(({ clientId }) => known.get(clientId)?.alerts ?? []);
};
