import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, legible, PROCEDURES, type Outcome } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, daysAgo, type Letter, type Plant } from '../../e2e/isolation/plant';
import type { Connection } from '../../db/connection';
import { systemAdmin } from '../../db/isolation/stage';
import { connectionOf, type Actor } from '../../db/scope';
import { ROLES, type Role } from '../../db/vocabulary';

/*
 * What a role may do only in part: the cells of the matrix of rights that are not whole procedures, each a real call,
 * most of them beside one that shows that the same call is answered where it may be.
 */
let plant: Plant;
beforeAll(async () => {
  plant = await buildPlant(60);
});
afterAll(() => plant.end());

const PASSWORD = 'a passphrase for tests';
/** An hourly rate that nobody else has, in minor units, and as it is printed. */
const RATE = { minor: 98_765_431, printed: '987654.31' };
const ABSENCE = 'MEDICAL_LEAVE';

type Cells = Readonly<Record<Role, string>>;

const all = (answer: string): Cells => ({
  OPERATOR: answer,
  LEADER: answer,
  POWERUSER: answer,
  ADMIN: answer,
});
const lines: string[] = [];
let calls = 0;

/** Makes the same call as each role and compares what they came to; `rule` is its line in the printed table. */
const expectCells = async (
  rule: string,
  expected: Cells,
  answerOf: (role: Role) => Promise<string>,
): Promise<void> => {
  const answers: Record<string, string> = {};
  for (const role of ROLES) {
    answers[role] = await answerOf(role);
    calls += 1;
  }
  const cell = (role: Role): string => (answers[role] === 'ok' ? '✓' : String(answers[role]));
  lines.push(`│ ${rule.padEnd(62)}${ROLES.map((role) => cell(role).padEnd(14)).join('')}`.trimEnd());
  expect(answers).toEqual(expected);
};

afterAll(() => {
  const head = `│ ${'rule'.padEnd(62)}${ROLES.map((role) => role.padEnd(14)).join('')}`.trimEnd();
  const tail = `│ ${lines.length} finer rules, ${calls} calls`;
  process.stdout.write(`${[head, ...lines, tail].join('\n')}\n`);
});

const codeOf = (outcome: Outcome): string => (outcome.ok ? 'ok' : outcome.code);
const ask = (actor: Actor | null, path: string, input: unknown): Promise<Outcome> =>
  callAs(plant, actor, path, input);

/** Puts rows into a state that no call leads to, past every wall. */
const arrange = <T>(work: (connection: Connection) => T): Promise<T> =>
  plant.engine.database.writer.run(systemAdmin, async (scope) => work(connectionOf(scope)));

/** The sections of a sheet that a correction of an entry leaves alone. */
const NO_CHANGES = { creates: [], updates: [], voids: [] };
const NO_OTHERS = { stops: NO_CHANGES, inspections: NO_CHANGES, hours: [] };

let entries = 0;

/** A correction of an entry that stands as told, as a role of client A would send it. */
const correct = async (
  role: Role,
  entry: { readonly shiftDate: string; readonly isOwn: boolean; readonly isVerified: boolean },
): Promise<string> => {
  const own = plant.holdings.A;
  const actor = plant.actorOf(role);
  const id = own.entryId + 20 + (entries += 1);
  const version = await arrange((connection) => {
    connection
      .prepare(
        `UPDATE main.production_entries
         SET shift_date = ?, line_id = ?, recorded_by = ?, verified_by = ?, verified_at = ? WHERE id = ?`,
      )
      .run(
        entry.shiftDate,
        own.lineId,
        entry.isOwn ? actor.code : 'SOMEBODY-ELSE',
        entry.isVerified ? 'LEADER-A' : null,
        entry.isVerified ? new Date().toISOString() : null,
        id,
      );
    return connection.prepare('SELECT version FROM main.production_entries WHERE id = ?').pluck().get(id);
  });
  const correction = {
    place: {
      clientId: own.clientId,
      lineId: own.lineId,
      shiftDate: entry.shiftDate,
      shiftType: 'SHIFT_1ST',
    },
    ...NO_OTHERS,
    production: {
      creates: [],
      voids: [],
      updates: [
        {
          key: 'changed',
          id,
          version,
          workOrder: own.orderCode,
          operation: own.operationCode,
          unitsProduced: 41,
          unitsDefective: 1,
          runHours: 2,
          employeesAssigned: 8,
          employeesPresent: 7,
          employeesFloatingIdle: null,
          scheduledHours: 2,
          notes: null,
        },
      ],
    },
    submissionId: randomUUID(),
  };
  return codeOf(await ask(actor, 'sheet.record', correction));
};

describe('correcting an entry', () => {
  const refusedToOperators: Cells = { ...all('ok'), OPERATOR: 'forbidden' };
  const standing = { shiftDate: daysAgo(0), isOwn: true, isVerified: false };

  it.each([
    ['own entry, same shift date, not verified', {}, all('ok')],
    ['own entry, the day before, not verified', { shiftDate: daysAgo(1) }, all('ok')],
    ['own entry, two days before', { shiftDate: daysAgo(2) }, refusedToOperators],
    ['own entry, same shift date, verified', { isVerified: true }, refusedToOperators],
    ["somebody else's entry, same shift date", { isOwn: false }, refusedToOperators],
  ] as const)('%s', async (rule, more, expected) => {
    await expectCells(`correct an ${rule}`.replace('an somebody', 'somebody'), expected, (role) =>
      correct(role, { ...standing, ...more }),
    );
  });

  it('of a locked period is refused to everybody, before and after it is not', async () => {
    const shiftDate = daysAgo(1);
    const lock = (isLocked: boolean) =>
      arrange((connection) => {
        connection.prepare('DELETE FROM main.period_locks').run();
        if (!isLocked) return;
        connection
          .prepare(
            `INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
             VALUES (?, ?, ?, 'LEADER-A', ?)`,
          )
          .run(plant.holdings.A.clientId, shiftDate, shiftDate, new Date().toISOString());
      });
    await lock(true);
    await expectCells('correct an own entry of a locked period', all('locked'), (role) =>
      correct(role, { ...standing, shiftDate }),
    );
    await lock(false);
    await expectCells('the same once the lock is gone', all('ok'), (role) =>
      correct(role, { ...standing, shiftDate }),
    );
  });
});

describe('a hold', () => {
  const request = (isApproved: boolean) => (role: Role) =>
    ask(plant.actorOf(role), 'holds.request', {
      ...(INPUTS['holds.request']?.(plant.holdings.A)[0] as object),
      isApproved,
    }).then(codeOf);

  it('is asked for by everybody, and put in force at once by who may decide', async () => {
    await expectCells('ask for a hold', all('ok'), request(false));
    await expectCells('put on hold at once', { ...all('ok'), OPERATOR: 'forbidden' }, request(true));
  });
});

describe('clients', () => {
  const results = (letters: readonly Letter[]) => ({
    clientCodes: letters.map((letter) => plant.holdings[letter].clientCode),
    from: daysAgo(20),
    to: daysAgo(0),
    asOf: daysAgo(0),
    kpi: ['efficiency'],
  });

  it('of others are not found, whatever the right', async () => {
    const expected: Cells = { ...all('ok'), OPERATOR: 'not-found', LEADER: 'not-found' };
    await expectCells('KPIs of the own client', all('ok'), async (role) =>
      codeOf(await ask(plant.actorOf(role), 'kpi.results', results(['A']))),
    );
    await expectCells('KPIs of a client that is not assigned', expected, async (role) =>
      codeOf(await ask(plant.actorOf(role), 'kpi.results', results(['Z']))),
    );
    await expectCells('draft of a client that is not assigned', expected, async (role) =>
      codeOf(
        await ask(plant.actorOf(role), 'drafts.save', {
          clientId: plant.holdings.Z.clientId,
          kind: 'sheet',
          place: 'probe',
          content: {},
          seat: 'window',
          basedOn: null,
        }),
      ),
    );
  });

  it('are compared by a leader among those assigned', async () => {
    const { userId } = plant.actorOf('LEADER', 'Z');
    await arrange((connection) =>
      connection
        .prepare('INSERT INTO main.user_clients (user_id, client_id) VALUES (?, ?)')
        .run(userId, plant.holdings.M.clientId),
    );
    const compare = (letters: readonly Letter[]) => async (role: Role) =>
      codeOf(await ask(plant.actorOf(role, 'Z'), 'kpi.results', results(letters)));
    await expectCells(
      'two clients side by side, both assigned to the leader',
      { ...all('ok'), OPERATOR: 'not-found' },
      compare(['M', 'Z']),
    );
    await expectCells(
      'two clients side by side, one not assigned to the leader',
      { ...all('ok'), OPERATOR: 'not-found', LEADER: 'not-found' },
      compare(['A', 'Z']),
    );
  });

  it.each([
    [[], { OPERATOR: 'invalid-input', LEADER: 'invalid-input', POWERUSER: 'ok', ADMIN: 'ok' }],
    [['CLIENT-A'], { OPERATOR: 'ok', LEADER: 'ok', POWERUSER: 'invalid-input', ADMIN: 'invalid-input' }],
    [
      ['CLIENT-A', 'CLIENT-M'],
      { OPERATOR: 'invalid-input', LEADER: 'ok', POWERUSER: 'invalid-input', ADMIN: 'invalid-input' },
    ],
  ] as const)('assigned to a new user: %j', async (clientCodes, expected) => {
    await expectCells(
      `a new user of this role with ${clientCodes.length} clients`,
      expected,
      async (role) => {
        const made = await ask(plant.actorOf('ADMIN'), 'users.create', {
          username: `clients-${clientCodes.length}-${role}`,
          fullName: 'Made for a test',
          role,
          clientCodes,
          password: PASSWORD,
        });
        return codeOf(made);
      },
    );
  });

  it('are needed by operators and leaders to log in', async () => {
    const logIn = async (role: Role): Promise<string> => {
      const outcome = await ask(null, 'session.login', { username: `login-${role}`, password: PASSWORD });
      if (outcome.ok) return 'ok';
      return outcome.data?.key === 'session.no-client' ? 'no client' : outcome.code;
    };
    for (const role of ROLES) {
      const clientCodes = role === 'OPERATOR' || role === 'LEADER' ? ['CLIENT-A'] : [];
      const made = { username: `login-${role}`, fullName: 'Made for a test', role, clientCodes };
      expect(codeOf(await ask(systemAdmin, 'users.create', { ...made, password: PASSWORD }))).toBe('ok');
    }
    await expectCells('log in with the clients of the role', all('ok'), logIn);
    await arrange((connection) =>
      connection
        .prepare(
          "DELETE FROM main.user_clients WHERE user_id IN (SELECT id FROM main.users WHERE username LIKE 'login-%')",
        )
        .run(),
    );
    await expectCells(
      'log in without any client',
      { ...all('ok'), OPERATOR: 'no client', LEADER: 'no client' },
      logIn,
    );
  });
});

describe('what files leave out', () => {
  const exported = async (actor: Actor, table: string): Promise<string> => {
    const outcome = await ask(actor, 'exchange.exportTable', { table, format: 'csv' });
    return outcome.ok ? legible(outcome.answer) : outcome.code;
  };

  beforeAll(() =>
    arrange((connection) => {
      connection.prepare('UPDATE main.employees SET hourly_rate_minor = ?').run(RATE.minor);
      connection.prepare('UPDATE main.attendance_entries SET is_absent = 1, absence_type = ?').run(ABSENCE);
    }),
  );

  it('of users is for administrators alone', async () => {
    await expectCells('export of users', { ...all('forbidden'), ADMIN: 'shown' }, async (role) => {
      const text = await exported(plant.actorOf(role), 'user');
      return text.includes('leader-a') ? 'shown' : text;
    });
    await expectCells('export of employees', all('shown'), async (role) =>
      (await exported(plant.actorOf(role), 'employee')).includes('E-A-1') ? 'shown' : 'blank',
    );
  });

  it('is what operators are not told of people', async () => {
    const expected: Cells = { ...all('shown'), OPERATOR: 'blank' };
    await expectCells('hourly rates in the export of employees', expected, async (role) =>
      (await exported(plant.actorOf(role), 'employee')).includes(RATE.printed) ? 'shown' : 'blank',
    );
    await expectCells('kinds of past absences in the export of attendance', expected, async (role) =>
      (await exported(plant.actorOf(role), 'attendance_entry')).includes(ABSENCE) ? 'shown' : 'blank',
    );
    await expectCells('Bradford figures', { ...all('ok'), OPERATOR: 'forbidden' }, async (role) =>
      codeOf(await ask(plant.actorOf(role), 'people.bradford', { clientId: plant.holdings.A.clientId })),
    );
  });

  it('is whose a floating employee is, where they are of another client', async () => {
    const note = `note ${plant.holdings.A.clientId * 1_000_000}`;
    const told = (letter: Letter) => async (role: Role) => {
      const text = await exported(plant.actorOf(role, letter), 'floating_pool');
      const hidden = ['CLIENT-A', 'LEADER-A', `${note}\\n`, `${note},`];
      if (!text.includes('FLOATING-POOL-')) return 'nothing';
      return hidden.some((one) => text.includes(one)) ? 'shown' : 'blank';
    };
    await expectCells('floating pool: client, by whom, notes of the own client', all('shown'), told('A'));
    await expectCells(
      "floating pool: client, by whom, notes of another's",
      { OPERATOR: 'blank', LEADER: 'blank', POWERUSER: 'shown', ADMIN: 'shown' },
      told('M'),
    );
  });

  const secretsTold = async (actor: Actor): Promise<Record<string, string[]>> => {
    const told: Record<string, string[]> = {};
    for (const { path, meta } of PROCEDURES.filter((one) => one.meta.kind === 'query')) {
      for (const input of INPUTS[path]?.(plant.holdings.A) ?? []) {
        const outcome = await ask(actor, path, input);
        calls += 1;
        const text = outcome.ok ? legible(outcome.answer) : '';
        for (const secret of [RATE.printed, String(RATE.minor), ABSENCE]) {
          if (text.includes(secret)) told[secret] = [...new Set([...(told[secret] ?? []), path])];
        }
      }
      expect(meta.kind).toBe('query');
    }
    return told;
  };

  it('is left out of every other answer to an operator, too', async () => {
    expect(await secretsTold(plant.actorOf('OPERATOR'))).toEqual({});
    const toLeader = await secretsTold(plant.actorOf('LEADER'));
    expect(toLeader[RATE.printed]).toContain('exchange.exportTable');
    expect(toLeader[ABSENCE]).toContain('exchange.exportTable');
    lines.push(
      `│ ${'rates and kinds of absence in every answer of every query'.padEnd(62)}blank         shown`,
    );
  });
});

describe('users', () => {
  const versionOf = (code: string) =>
    arrange((connection) =>
      connection.prepare('SELECT version FROM main.users WHERE code = ?').pluck().get(code),
    );

  it('are changed by those of a higher rank only', async () => {
    for (const target of ROLES) {
      const code = `${target}-Z`;
      const expected: Cells = { ...all('forbidden'), ADMIN: target === 'ADMIN' ? 'forbidden' : 'ok' };
      await expectCells(`change a user of role ${target}`, expected, async (role) =>
        codeOf(
          await ask(plant.actorOf(role), 'users.update', {
            code,
            version: await versionOf(code),
            fullName: `Renamed by ${role}`,
          }),
        ),
      );
      await expectCells(`reset the password of a user of role ${target}`, expected, async (role) =>
        codeOf(await ask(plant.actorOf(role), 'users.resetPassword', { code, password: PASSWORD })),
      );
    }
  });

  it('keep an active administrator', async () => {
    const demote = async (code: string, change: object): Promise<string> =>
      codeOf(await ask(systemAdmin, 'users.update', { code, version: await versionOf(code), ...change }));
    await arrange((connection) =>
      connection
        .prepare(
          "UPDATE main.users SET is_active = 0 WHERE role = 'ADMIN' AND code NOT IN ('ADMIN-A', 'ADMIN-M')",
        )
        .run(),
    );
    const answers = [
      ['take the role from one of two administrators', await demote('ADMIN-M', { role: 'POWERUSER' }), 'ok'],
      ['deactivate the last active administrator', await demote('ADMIN-A', { isActive: false }), 'conflict'],
      [
        'take the role from the last active administrator',
        await demote('ADMIN-A', { role: 'POWERUSER' }),
        'conflict',
      ],
      ['rename the last active administrator', await demote('ADMIN-A', { fullName: 'Renamed' }), 'ok'],
    ] as const;
    for (const [rule, answer] of answers) {
      calls += 1;
      lines.push(`│ ${`${rule} (command line)`.padEnd(62)}${answer === 'ok' ? '✓' : answer}`);
    }
    expect(answers.map(([, answer]) => answer)).toEqual(answers.map(([, , expected]) => expected));
  });
});

describe('the finer rules', () => {
  it('met nothing unforeseen', () => {
    expect(plant.unforeseen).toEqual([]);
  });
});
