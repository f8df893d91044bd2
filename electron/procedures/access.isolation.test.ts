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

/** Who may do what, written down a second time: the contract has to agree with it. */
const MAY_CALL: Readonly<Record<string, readonly Role[] | 'public'>> = {
  'audit.verify': ['POWERUSER', 'ADMIN'],
  'clients.list': EVERYONE,
  'clients.provision': ['ADMIN'],
  'clients.verify': ['ADMIN'],
  'control.baselines': EVERYONE,
  'control.chart': EVERYONE,
  'control.freeze': ['LEADER', 'POWERUSER', 'ADMIN'],
  'control.release': ['LEADER', 'POWERUSER', 'ADMIN'],
  'demo.cancel': ['ADMIN'],
  'demo.load': ['ADMIN'],
  'demo.progress': ['ADMIN'],
  'demo.remove': ['ADMIN'],
  'demo.status': ['ADMIN'],
  'drafts.discard': EVERYONE,
  'drafts.get': EVERYONE,
  'drafts.save': EVERYONE,
  'exchange.exportTable': EVERYONE,
  'exchange.importTable': ['LEADER', 'POWERUSER', 'ADMIN'],
  'history.list': EVERYONE,
  'kpi.explain': EVERYONE,
  'kpi.exportRows': EVERYONE,
  'kpi.overview': EVERYONE,
  'kpi.pareto': EVERYONE,
  'kpi.pieceTarget': EVERYONE,
  'kpi.results': EVERYONE,
  'kpi.rows': EVERYONE,
  'kpi.trust': EVERYONE,
  'kpi.series': EVERYONE,
  'orders.search': EVERYONE,
  'people.bradford': ['LEADER', 'POWERUSER', 'ADMIN'],
  'plant.lines': EVERYONE,
  'plant.shifts': EVERYONE,
  'production.history': EVERYONE,
  'production.record': EVERYONE,
  'production.rehearse': EVERYONE,
  'production.sheet': EVERYONE,
  'session.changePassword': EVERYONE,
  'session.end': EVERYONE,
  'session.list': EVERYONE,
  'session.login': 'public',
  'session.logout': 'public',
  'session.me': 'public',
  'session.setPreferences': EVERYONE,
  'settings.get': EVERYONE,
  'settings.set': ['POWERUSER', 'ADMIN'],
  'setup.createAdmin': 'public',
  'setup.status': 'public',
  'standards.list': EVERYONE,
  'standards.remove': ['POWERUSER', 'ADMIN'],
  'standards.set': ['POWERUSER', 'ADMIN'],
  'standards.setCategory': ['POWERUSER', 'ADMIN'],
  'standards.setLine': ['POWERUSER', 'ADMIN'],
  'standards.setOrder': ['LEADER', 'POWERUSER', 'ADMIN'],
  'standards.setPart': ['LEADER', 'POWERUSER', 'ADMIN'],
  'standards.setProduct': ['LEADER', 'POWERUSER', 'ADMIN'],
  'standards.setShift': ['POWERUSER', 'ADMIN'],
  'targets.list': EVERYONE,
  'targets.remove': ['LEADER', 'POWERUSER', 'ADMIN'],
  'targets.set': ['LEADER', 'POWERUSER', 'ADMIN'],
  'users.create': ['ADMIN'],
  'users.endSession': ['ADMIN'],
  'users.failedLogins': ['ADMIN'],
  'users.list': ['ADMIN'],
  'users.resetPassword': ['ADMIN'],
  'users.sessions': ['ADMIN'],
  'users.unlock': ['ADMIN'],
  'users.update': ['ADMIN'],
};

/** Calls whose plainest input is refused, whoever makes it. */
const REFUSED_TO_ALL: Readonly<Record<string, string>> = {
  'demo.cancel': 'not-found',
  'demo.load': 'conflict',
  'demo.progress': 'not-found',
  'demo.remove': 'not-found',
  'session.changePassword': 'invalid-input',
  'session.end': 'not-found',
  'users.endSession': 'not-found',
  'session.login': 'unauthenticated',
  'setup.createAdmin': 'conflict',
};

const codeOf = async (role: Role | null, path: string): Promise<string> => {
  const input = plainest(INPUTS[path]?.(plant.holdings.A), path);
  const outcome = await callAs(plant, role && plant.actorOf(role), path, input);
  return outcome.ok ? 'ok' : outcome.code;
};

describe('contract', () => {
  const pathsOf = (node: object, path: string[] = []): string[] =>
    '~orpc' in node
      ? [path.join('.')]
      : Object.entries(node).flatMap(([name, part]) => pathsOf(part as object, [...path, name]));

  it('is implemented whole, and nothing beside it is', () => {
    expect(pathsOf(router).toSorted()).toEqual(PROCEDURES.map(({ path }) => path).toSorted());
  });

  it('has an input and an entry in the table of rights for every procedure', () => {
    const paths = PROCEDURES.map(({ path }) => path).toSorted();
    expect(Object.keys(INPUTS).toSorted()).toEqual(paths);
    expect(Object.keys(MAY_CALL).toSorted()).toEqual(paths);
  });

  it('leaves only what precedes a log-in to the public', () => {
    const open = PROCEDURES.filter(({ meta }) => meta.access === 'public');
    expect(open.map(({ path }) => path)).toEqual([
      'session.login',
      'session.logout',
      'session.me',
      'setup.createAdmin',
      'setup.status',
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

describe('access', () => {
  it.each(PROCEDURES.map(({ path }) => path))(
    '%s answers each role as the table of rights says',
    async (path) => {
      const allowed = MAY_CALL[path] ?? [];
      const answers: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const role of ROLES) {
        answers[role] = await codeOf(role, path);
        expected[role] =
          allowed === 'public' || allowed.includes(role) ? (REFUSED_TO_ALL[path] ?? 'ok') : 'forbidden';
      }
      answers['nobody'] = await codeOf(null, path);
      expected['nobody'] = allowed === 'public' ? (REFUSED_TO_ALL[path] ?? 'ok') : 'unauthenticated';
      expect(answers).toEqual(expected);
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
    expect(refused).toEqual(isAdmins ? ['OPERATOR', 'LEADER', 'POWERUSER'] : ['OPERATOR']);
  });
});
