import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, plainest, PROCEDURES } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, type Plant } from '../../e2e/isolation/plant';
import { ROLES, type Role } from '../../db/vocabulary';
import { EXCHANGE_TABLES } from '../contract/exchange';
import { router } from './index';

let plant: Plant;
beforeAll(async () => {
  plant = await buildPlant(60);
});
afterAll(() => plant.end());

const EVERYONE: readonly Role[] = ['OPERATOR', 'LEADER', 'POWERUSER', 'ADMIN'];
const LEADERS_UP: readonly Role[] = ['LEADER', 'POWERUSER', 'ADMIN'];
const POWERUSERS_UP: readonly Role[] = ['POWERUSER', 'ADMIN'];
const ADMINS: readonly Role[] = ['ADMIN'];

type Row = { readonly may: readonly Role[] | 'public'; readonly procedures: readonly string[] };

/**
 * Who may do what, by the rows of the rights that the product promises, in words of its own: written down a second time,
 * so that the table that the program enforces has to agree with it. What a caller may do only in part stands in
 * `finer-rights.isolation.test.ts`.
 */
const MATRIX: Readonly<Record<string, Row>> = {
  'before anybody is logged in': {
    may: 'public',
    procedures: [
      'session.login',
      'session.loginWithPin',
      'session.logout',
      'session.me',
      'setup.createAdmin',
      'setup.judgePassword',
      'setup.status',
      'stations.here',
    ],
  },
  'own account': {
    may: EVERYONE,
    procedures: [
      'about.get',
      'session.changePassword',
      'session.end',
      'session.list',
      'session.setPin',
      'session.setPreferences',
    ],
  },
  'see KPIs, boards and records of own clients': {
    may: EVERYONE,
    procedures: [
      'alerts.list',
      'board.get',
      'board.putUp',
      'actions.get',
      'actions.judge',
      'actions.list',
      'attention.list',
      'clients.list',
      'clients.logo',
      'clients.people',
      'clients.records',
      'control.baselines',
      'control.chart',
      'history.list',
      'holds.list',
      'kpi.defectCourse',
      'kpi.aging',
      'kpi.deliveries',
      'kpi.explain',
      'kpi.heat',
      'kpi.losses',
      'kpi.overview',
      'kpi.pareto',
      'kpi.pieceTarget',
      'kpi.results',
      'kpi.rows',
      'kpi.series',
      'kpi.stopCourse',
      'kpi.stopTimeline',
      'kpi.trust',
      'live.changes',
      'notes.list',
      'plant.lines',
      'plant.shifts',
      'stops.running',
      'views.list',
      'views.remove',
      'views.save',
    ],
  },
  'enter and correct production, stops, quality, attendance': {
    may: EVERYONE,
    procedures: [
      'drafts.discard',
      'drafts.get',
      'drafts.save',
      'attendance.record',
      'attendance.sheet',
      'production.history',
      'sheet.get',
      'sheet.record',
      'sheet.rehearse',
      'stops.close',
      'stops.start',
    ],
  },
  'read orders, jobs, products, employees, rosters, targets': {
    may: EVERYONE,
    procedures: [
      'employees.list',
      'operations.list',
      'orders.get',
      'orders.list',
      'orders.search',
      'parts.list',
      'products.list',
      'routings.list',
      'search.find',
      'targets.list',
      'targets.listByKpi',
    ],
  },
  'write orders, jobs, products, employees, rosters, targets': {
    may: LEADERS_UP,
    procedures: [
      'attendance.setCrew',
      'calendar.add',
      'calendar.change',
      'calendar.remove',
      'control.freeze',
      'control.release',
      'employees.create',
      'employees.update',
      'orders.cancel',
      'orders.complete',
      'orders.create',
      'orders.reject',
      'orders.release',
      'orders.reopen',
      'orders.update',
      'piecePlans.add',
      'piecePlans.change',
      'piecePlans.remove',
      'operations.create',
      'operations.update',
      'parts.create',
      'parts.update',
      'products.create',
      'products.update',
      'routings.set',
      'shipments.record',
      'shipments.void',
      'standards.setOrder',
      'standards.setPart',
      'standards.setProduct',
      'targets.remove',
      'targets.set',
    ],
  },
  'compare clients: among one’s own': {
    may: LEADERS_UP,
    procedures: ['portfolio.get'],
  },
  'read catalogues, standards, KPI settings': {
    may: EVERYONE,
    procedures: [
      'calendar.get',
      'catalogues.list',
      'catalogues.records',
      'equipment.list',
      'lines.list',
      'piecePlans.list',
      'settings.get',
      'shifts.list',
      'standards.changes',
      'standards.explain',
      'standards.list',
    ],
  },
  'request holds': { may: EVERYONE, procedures: ['holds.request', 'holds.withdraw'] },
  'approve, resume and cancel holds': {
    may: LEADERS_UP,
    procedures: ['holds.approve', 'holds.cancel', 'holds.resume'],
  },
  'write catalogues, standards, KPI settings': {
    may: POWERUSERS_UP,
    procedures: [
      'catalogues.addStarterSet',
      'catalogues.create',
      'catalogues.update',
      'equipment.create',
      'equipment.update',
      'lines.create',
      'lines.update',
      'settings.set',
      'shifts.create',
      'shifts.update',
      'standards.remove',
      'standards.set',
      'standards.setCategory',
      'standards.setLine',
      'standards.setShift',
    ],
  },
  'export rows': { may: EVERYONE, procedures: ['exchange.exportTable', 'kpi.exportRows'] },
  'import rows': { may: LEADERS_UP, procedures: ['exchange.importTable'] },
  reports: { may: LEADERS_UP, procedures: ['reports.kpiPack'] },
  'Bradford figures, absences by type': {
    may: LEADERS_UP,
    procedures: ['people.absences', 'people.bradford'],
  },
  'verify entries, close a shift, assign the floating pool, act on a number': {
    may: LEADERS_UP,
    procedures: [
      'actions.close',
      'actions.create',
      'actions.reopen',
      'actions.update',
      'actions.void',
      'attendance.verify',
      'floatingPool.board',
      'floatingPool.book',
      'floatingPool.list',
      'floatingPool.release',
      'notes.void',
      'notes.write',
      'sheet.close',
      'sheet.reopen',
    ],
  },
  'audit log of the installation': { may: POWERUSERS_UP, procedures: ['audit.verify'] },
  'users, stations, clients, demo plant': {
    may: ADMINS,
    procedures: [
      'notices.list',
      'clients.provision',
      'clients.removeLogo',
      'clients.setLogo',
      'clients.update',
      'clients.verify',
      'demo.cancel',
      'demo.current',
      'demo.load',
      'demo.progress',
      'demo.remove',
      'demo.status',
      'sharing.start',
      'sharing.status',
      'sharing.stop',
      'stations.idleLimit',
      'stations.list',
      'stations.register',
      'stations.revoke',
      'stations.setIdleLimit',
      'stations.update',
      'users.clearPin',
      'users.create',
      'users.endSession',
      'users.failedLogins',
      'users.list',
      'users.resetPassword',
      'users.sessions',
      'users.setPin',
      'users.unlock',
      'users.update',
    ],
  },
};

const rowsOf = (path: string): Row[] =>
  Object.values(MATRIX).filter(({ procedures }) => procedures.includes(path));

/** Calls whose plainest input is refused, whoever makes it. */
const REFUSED_TO_ALL: Readonly<Record<string, string>> = {
  // A call without a session of its own has nothing to hang on a wall.
  'board.putUp': 'no session',
  'actions.close': 'conflict',
  'actions.reopen': 'conflict',
  'actions.void': 'conflict',
  'calendar.remove': 'conflict',
  'demo.cancel': 'not-found',
  'demo.load': 'conflict',
  'demo.progress': 'not-found',
  'demo.remove': 'not-found',
  'holds.approve': 'conflict',
  'holds.cancel': 'conflict',
  'holds.resume': 'conflict',
  'holds.withdraw': 'conflict',
  'orders.cancel': 'conflict',
  'orders.complete': 'conflict',
  'orders.reject': 'conflict',
  'orders.release': 'conflict',
  'orders.reopen': 'conflict',
  'floatingPool.release': 'conflict',
  'piecePlans.remove': 'conflict',
  'sheet.reopen': 'conflict',
  'shipments.void': 'conflict',
  'session.changePassword': 'invalid-input',
  'session.end': 'not-found',
  'session.loginWithPin': 'no PIN here',
  'session.setPin': 'no PIN here',
  'sharing.start': 'conflict',
  'sharing.stop': 'conflict',
  'stops.close': 'conflict',
  'stations.revoke': 'not-found',
  'stations.update': 'not-found',
  'users.endSession': 'not-found',
  'session.login': 'wrong password',
  'setup.createAdmin': 'conflict',
  'setup.judgePassword': 'conflict',
};

/** Failures of the input that have the code of a refusal. */
const TOLD: Readonly<Record<string, string>> = {
  'board.no-session': 'no session',
  'session.wrong': 'wrong password',
  'session.no-pin-here': 'no PIN here',
};

const codeOf = async (role: Role | null, path: string): Promise<string> => {
  const input = plainest(INPUTS[path]?.(plant.holdings.A), path);
  const outcome = await callAs(plant, role && plant.actorOf(role), path, input);
  if (outcome.ok) return 'ok';
  return TOLD[outcome.data?.key ?? ''] ?? outcome.code;
};

describe('contract', () => {
  const pathsOf = (node: object, path: string[] = []): string[] =>
    '~orpc' in node
      ? [path.join('.')]
      : Object.entries(node).flatMap(([name, part]) => pathsOf(part as object, [...path, name]));

  it('is implemented whole, and nothing beside it is', () => {
    expect(pathsOf(router).toSorted()).toEqual(PROCEDURES.map(({ path }) => path).toSorted());
  });

  it('has an input and one place in the matrix of rights for every procedure', () => {
    const paths = PROCEDURES.map(({ path }) => path).toSorted();
    expect(Object.keys(INPUTS).toSorted()).toEqual(paths);
    const written = Object.values(MATRIX).flatMap(({ procedures }) => procedures);
    expect(written.toSorted()).toEqual(paths);
  });

  it('leaves only what precedes a log-in to the public', () => {
    const open = PROCEDURES.filter(({ meta }) => meta.access === 'public');
    expect(open.map(({ path }) => path)).toEqual([
      'session.login',
      'session.loginWithPin',
      'session.logout',
      'session.me',
      'setup.createAdmin',
      'setup.judgePassword',
      'setup.status',
      'stations.here',
    ]);
  });

  it('runs every query on the reader and every command on the writer, once', async () => {
    const { writer, reader } = plant.engine.database;
    const runs = { writer: 0, reader: 0 };
    const kept = { writer: writer.run, reader: reader.run };
    const wrong: string[] = [];
    try {
      for (const [name, lane] of [
        ['writer', writer],
        ['reader', reader],
      ] as const) {
        Object.assign(lane, {
          run: ((actor, work) => {
            runs[name] += 1;
            return kept[name](actor, work);
          }) satisfies typeof lane.run,
        });
      }
      for (const { path, meta } of PROCEDURES.filter(({ meta }) => meta.kind !== 'session')) {
        Object.assign(runs, { writer: 0, reader: 0 });
        await codeOf('ADMIN', path);
        const expected = meta.kind === 'query' ? { writer: 0, reader: 1 } : { writer: 1, reader: 0 };
        if (runs.writer !== expected.writer || runs.reader !== expected.reader) {
          wrong.push(`${path}: ${JSON.stringify(runs)}`);
        }
      }
    } finally {
      Object.assign(writer, { run: kept.writer });
      Object.assign(reader, { run: kept.reader });
    }
    expect(wrong).toEqual([]);
  });
});

const COLUMNS = [...ROLES, 'nobody'] as const;
type Column = (typeof COLUMNS)[number];
type Answers = Readonly<Record<Column, string>>;

/** What the plainest call of each procedure came to, by role. */
const answered = new Map<string, Answers>();

const REFUSALS: readonly string[] = ['forbidden', 'unauthenticated'];

/** The matrix as it was answered, one line per procedure: a tick, with the code where the input was refused. */
const matrixLines = (): string[] => {
  const cell = (answer: string | undefined): string => {
    if (answer === undefined) return '?';
    if (answer === 'ok') return '✓';
    return REFUSALS.includes(answer) ? answer : `✓ (${answer})`;
  };
  const line = (first: string, rest: readonly string[]): string =>
    `│ ${first.padEnd(28)}${rest.map((text) => text.padEnd(20)).join('')}`.trimEnd();
  const codes = [...answered.values()].flatMap((answers) => Object.values(answers));
  const refused = codes.filter((code) => REFUSALS.includes(code)).length;
  return [
    line('procedure', COLUMNS),
    ...Object.entries(MATRIX).flatMap(([name, { procedures }]) => [
      `│ ── ${name}`,
      ...procedures.map((path) =>
        line(
          path,
          COLUMNS.map((column) => cell(answered.get(path)?.[column])),
        ),
      ),
    ]),
    `│ ${answered.size} procedures, ${codes.length} calls: ${codes.length - refused} let in, ${refused} refused`,
  ];
};

describe('access', () => {
  afterAll(() => void process.stdout.write(`${matrixLines().join('\n')}\n`));

  it.each(PROCEDURES.map(({ path }) => path))(
    '%s answers each role as the matrix of rights says',
    async (path) => {
      const may = rowsOf(path)[0]?.may ?? [];
      const letIn = REFUSED_TO_ALL[path] ?? 'ok';
      const answerOf = (role: Role | null) => codeOf(role, path);
      const answers: Answers = {
        OPERATOR: await answerOf('OPERATOR'),
        LEADER: await answerOf('LEADER'),
        POWERUSER: await answerOf('POWERUSER'),
        ADMIN: await answerOf('ADMIN'),
        nobody: await answerOf(null),
      };
      answered.set(path, answers);
      const expected = (role: Role): string => (may === 'public' || may.includes(role) ? letIn : 'forbidden');
      expect(answers).toEqual({
        OPERATOR: expected('OPERATOR'),
        LEADER: expected('LEADER'),
        POWERUSER: expected('POWERUSER'),
        ADMIN: expected('ADMIN'),
        nobody: may === 'public' ? letIn : 'unauthenticated',
      });
    },
  );

  it('met nothing unforeseen', () => {
    expect(plant.unforeseen).toEqual([]);
  });
});

describe('tables of import and export', () => {
  const isForbidden = async (role: Role, path: string, input: unknown): Promise<boolean> => {
    const outcome = await callAs(plant, plant.actorOf(role), path, input);
    return !outcome.ok && outcome.code === 'forbidden';
  };

  it.each(EXCHANGE_TABLES)('%s is exported by those who may see it', async (table) => {
    const refused: Role[] = [];
    for (const role of ROLES) {
      const input = { table, clientCodes: table === 'user' ? undefined : ['CLIENT-A'] };
      if (await isForbidden(role, 'exchange.exportTable', input)) refused.push(role);
    }
    expect(refused).toEqual(table === 'user' ? ['OPERATOR', 'LEADER', 'POWERUSER'] : []);
  });

  it.each(EXCHANGE_TABLES)('%s is imported by those who may write it', async (table) => {
    const refused: Role[] = [];
    for (const role of ROLES) {
      const content = new TextEncoder().encode('client_id\nCLIENT-A\n');
      const input = { table, fileName: 'x.csv', content, format: 'csv', dryRun: true };
      if (await isForbidden(role, 'exchange.importTable', input)) refused.push(role);
    }
    const isAdmins = table === 'user' || table === 'client';
    // Shifts carry crews and hours, which are standards.
    const isStandard = table === 'shift';
    expect(refused).toEqual(
      isAdmins ? ['OPERATOR', 'LEADER', 'POWERUSER'] : isStandard ? ['OPERATOR', 'LEADER'] : ['OPERATOR'],
    );
  });
});
