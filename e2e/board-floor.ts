import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import type { Station } from './harness';
import { importRows, makePlant, mustRun, SAMPLE } from './sample-data';

/** Clients whose clocks stand where a board has something to show, whenever a test runs; passwords are the sample's. */
export const WALL = {
  /** Noon: the sixth hour of a shift, on four lines. */
  noon: 'B-NOON',
  /** The first hour of a shift. */
  morning: 'B-MORNING',
  /** Between two shifts. */
  between: 'B-BETWEEN',
  /** Twelve lines. */
  twelve: 'B-TWELVE',
  /** No line yet. */
  empty: 'B-EMPTY',
  leader: 'leader.b',
  operator: 'operator.b',
} as const;

const LINES = {
  [WALL.noon]: 4,
  [WALL.morning]: 1,
  [WALL.between]: 2,
  [WALL.twelve]: 12,
  [WALL.empty]: 0,
} as const;
type WallClient = keyof typeof LINES;

const HOURS = {
  [WALL.noon]: 12,
  [WALL.morning]: 7,
  [WALL.between]: 16,
  [WALL.twelve]: 12,
  [WALL.empty]: 12,
} as const satisfies Record<WallClient, number>;

/** An IANA zone where it is about that hour now. */
const zoneAt = (hour: number, now = new Date()): string => {
  const ahead = ((hour - now.getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

/** Today's date where such a client works. */
export const wallDate = (client: WallClient): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zoneAt(HOURS[client]), dateStyle: 'short' }).format(
    new Date(),
  );

/** Makes the clients with an order each, and who may see them. */
export const fillWalls = async (
  lineside: Station['lineside'],
  clients: readonly WallClient[] = Object.keys(LINES) as WallClient[],
): Promise<void> => {
  await makePlant(lineside, [], []);
  for (const client of clients) {
    const place = [
      '--name',
      `Sample ${client}`,
      '--timezone',
      zoneAt(HOURS[client]),
      '--industry',
      'apparel',
    ];
    await mustRun(lineside, ['client', 'provision', client, ...place]);
    await importRows(lineside, 'work_order', client, [
      {
        work_order_id: 'WO-1',
        client_id_fk: client,
        style_model: 'POLO',
        planned_quantity: 50_000,
        status: 'ACTIVE',
        ideal_cycle_time: 0.15,
      },
    ]);
  }
  for (const [name, role, codes] of [
    [WALL.leader, 'LEADER', clients.join(',')],
    [WALL.operator, 'OPERATOR', WALL.noon],
  ] as const) {
    await mustRun(lineside, ['user', 'add', name, '--role', role, '--clients', codes], SAMPLE.password);
  }
};

/** Calls a procedure by its path over plain JSON, with the log-in of a profile. */
export type Call = <Answer = unknown>(path: string, data?: object) => Promise<Answer>;

/** Logs somebody in and answers what calls procedures for them. */
export const callerOf = async (context: BrowserContext, url: string, username: string): Promise<Call> => {
  const call: Call = async (path, data = {}) => {
    const answer = await context.request.post(`${url}/api/${path}`, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as never;
  };
  await call('session/login', { username, password: SAMPLE.password });
  return call;
};

type Known = { readonly id: number; readonly code: string };

/** The id of a client or of one of its lines. */
export const idOf = async (call: Call, client: string, line?: string): Promise<number> => {
  const clients = await call<Known[]>('clients/list');
  const clientId = clients.find(({ code }) => code === client)?.id ?? 0;
  if (line === undefined) return clientId;
  const lines = await call<Known[]>('plant/lines', { clientId });
  return lines.find(({ code }) => code === line)?.id ?? 0;
};

const NO_CHANGES = { creates: [], updates: [], voids: [] };

/** What a test saves of a line's first shift of today; what is left out stays. */
export type Saved = {
  readonly production?: readonly object[];
  readonly stops?: readonly object[];
  readonly inspections?: readonly object[];
  readonly hours?: readonly {
    readonly hour: number;
    readonly pieces: number;
    readonly version: number | null;
  }[];
};

/** Saves rows of a line's first shift of today, as its sheet does. */
export const saveShift = async (
  call: Call,
  { clientId, lineId, date }: { readonly clientId: number; readonly lineId: number; readonly date: string },
  { production = [], stops = [], inspections = [], hours = [] }: Saved,
): Promise<void> => {
  await call('sheet/record', {
    submissionId: randomUUID(),
    place: { clientId, lineId, shiftDate: date, shiftType: 'SHIFT_1ST' },
    production: { ...NO_CHANGES, creates: production },
    stops: { ...NO_CHANGES, creates: stops },
    inspections: { ...NO_CHANGES, creates: inspections },
    hours,
  });
};

/** A row of production as somebody types it. */
export const entry = (unitsProduced: number, crew: number, hours: number) => ({
  key: 'p',
  workOrder: 'WO-1',
  operation: null,
  unitsProduced,
  unitsDefective: 3,
  runHours: hours,
  employeesAssigned: crew,
  employeesPresent: crew - 1,
  employeesFloatingIdle: 0,
  scheduledHours: hours,
  notes: null,
});

const stop = (startTime: string, minutes: number, reason: string) => ({
  key: startTime,
  reason,
  startTime,
  endTime: null,
  minutes,
  isRunning: false,
  workOrder: null,
  equipment: null,
  employeesAffected: 6,
  responsible: null,
  detail: null,
  resolutionNotes: null,
});

const inspection = (unitsInspected: number, unitsDefective: number) => ({
  key: 'q',
  workOrder: 'WO-1',
  operation: 'FINAL',
  unitsInspected,
  unitsPassed: null,
  unitsDefective,
  unitsRework: null,
  unitsRepair: null,
  method: null,
  sampleSizePercent: null,
  inspector: null,
  isReinspection: false,
  notes: null,
  defects: [],
});

const COUNTS = [
  [54, 58, 41, 52, 60],
  [44, 47, 45, 46, 44],
  [120, 121, 99, 118, 122],
  [30, 28, 31, 12, 30],
] as const;

const PIECES = [450, 400, 1040, 260] as const;

const shiftsOf = async (call: Call, clientId: number): Promise<void> => {
  const shifts = await call<{ id: number; shiftType: string }[]>('shifts/list', { clientId });
  for (const { id, shiftType } of shifts) {
    const isFirst = shiftType === 'SHIFT_1ST';
    const own = isFirst
      ? { startTime: '07:00', endTime: '16:00', breaks: [{ startTime: '09:00', minutes: 15, isPaid: true }] }
      : { startTime: '17:30', endTime: '23:30', breaks: [] };
    const weekdays = isFirst || shiftType === 'SHIFT_2ND' ? [1, 2, 3, 4, 5, 6, 7] : [];
    await call('shifts/update', { clientId, id, ...own, standardHours: isFirst ? 9 : 6, weekdays });
  }
};

/** Makes the lines of a client with plans and targets; those at work have counts, entries, stops and inspections. */
export const fillWall = async (call: Call, client: WallClient): Promise<void> => {
  const clientId = await idOf(call, client);
  await shiftsOf(call, clientId);
  await call('targets/set', { clientId, kpi: 'efficiency', target: 75, warning: 70, critical: 60 });
  await call('targets/set', { clientId, kpi: 'fpy', target: 97, warning: 96, critical: 93 });
  await call('operations/create', { clientId, code: 'FINAL', name: 'Final inspection' });
  const existing = await call<Known[]>('plant/lines', { clientId });
  const date = wallDate(client);
  for (let at = 0; at < LINES[client]; at++) {
    const code = `L${at + 1}`;
    const known = existing.find((line) => line.code === code);
    const line =
      known ??
      (await call<Known>('lines/create', { clientId, code, name: `Line ${at + 1}`, standardCrew: 8 }));
    const pieces = PIECES[at % PIECES.length] ?? 0;
    const plan = { clientId, lineId: line.id, shiftType: 'SHIFT_1ST', date: null, from: null, pieces };
    await call('piecePlans/add', plan);
    if (HOURS[client] === 7) continue;
    const counts = COUNTS[at % COUNTS.length] ?? [];
    const made = counts.reduce((sum, count) => sum + count, 0);
    const isOver = HOURS[client] === 16;
    await saveShift(
      call,
      { clientId, lineId: line.id, date },
      {
        production: [entry(made, 8 + at, isOver ? 9 : 5)],
        stops: [stop('09:20', 18, 'EQUIPMENT_FAILURE'), stop('10:05', 6 + at, 'MATERIAL_SHORTAGE')],
        inspections: [inspection(made, 4 + at * 3)],
        hours: counts.map((count, hour) => ({ hour: hour + 1, pieces: count, version: null })),
      },
    );
  }
};
