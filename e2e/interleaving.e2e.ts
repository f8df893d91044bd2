import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStation, type Station } from './harness';

/*
 * Two operators of two clients call the built host at the same time, queries on the reader's thread and commands on the
 * writer: every answer holds the caller's own client and nothing of the other's.
 */
const PASSWORD = 'a passphrase for tests';
const CLIENTS = ['A', 'B'] as const;
type Letter = (typeof CLIENTS)[number];
const ROUNDS = 25;
const NOT_FOUND = expect.objectContaining({ data: expect.objectContaining({ key: 'not-found.client' }) });

let station: Station;
let files: string;

const must = async (lineside: Station['lineside'], args: readonly string[], input = ''): Promise<void> => {
  const { status, stdout, stderr } = await lineside(args, input);
  if (status !== 0) throw new Error(`lineside ${args.join(' ')}: ${stdout}${stderr}`);
};

beforeAll(async () => {
  files = mkdtempSync(path.join(tmpdir(), 'lineside-interleaving-'));
  station = await startStation(async (lineside) => {
    await must(lineside, ['init', '--admin', 'admin'], `${PASSWORD}\n`);
    for (const letter of CLIENTS) {
      const client = `CLIENT-${letter}`;
      await must(lineside, ['client', 'provision', client, '--name', `Client ${letter}`]);
      await must(
        lineside,
        ['user', 'add', `leader-${letter}`, '--role', 'LEADER', '--clients', client],
        `${PASSWORD}\n`,
      );
      const tables = {
        work_order: [
          'work_order_id,client_id_fk,style_model,planned_quantity,ideal_cycle_time,status',
          `WO-${letter},${client},STYLE-${letter},1000,0.1,ACTIVE`,
        ],
        production_entry: [
          'production_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced,units_defective,run_time_hours,employees_assigned,line',
          ...Array.from(
            { length: 20 },
            (_, at) =>
              `PE-${letter}-${at},WO-${letter},${client},2026-01-05,SHIFT_1ST,${letter === 'A' ? 10 : 77},0,0.4,3,LINE-${letter}`,
          ),
        ],
      };
      for (const [table, lines] of Object.entries(tables)) {
        const file = path.join(files, `${table}-${letter}.csv`);
        writeFileSync(file, `${lines.join('\n')}\n`);
        await must(lineside, ['import', table, file]);
      }
    }
  });
});

afterAll(async () => {
  await station?.stop();
  rmSync(files, { recursive: true, force: true });
});

const post = (procedure: string, input: object, cookie = ''): Promise<Response> =>
  fetch(`${station.url()}/api/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(input),
  });

const logIn = async (letter: Letter): Promise<string> => {
  const answer = await post('session/login', { username: `leader-${letter}`, password: PASSWORD });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
};

test('interleaved calls of two clients never see each other', async () => {
  const [own, other] = [
    { A: 1, B: 2 },
    { A: 2, B: 1 },
  ] as const;
  const range = { from: '2026-01-01', to: '2026-01-31' };
  // Ages of orders go with the clock: it stands still here.
  const asOf = '2026-02-01';
  const crowd = CLIENTS.map(async (letter) => {
    const cookie = await logIn(letter);
    const clientId = own[letter];
    const foreign = new RegExp(letter === 'A' ? '-B\\b|Client B|PE-B' : '-A\\b|Client A|PE-A');
    const calls: (readonly [string, object])[] = [
      ['clients/list', {}],
      ['kpi/results', { ...range, asOf }],
      ['kpi/results', { ...range, asOf, by: 'work-order' }],
      ['plant/lines', { clientId }],
      ['orders/search', { clientId, text: 'WO' }],
      ['kpi/rows', { clientId, kpi: 'efficiency', ...range }],
      ['kpi/results', { ...range, asOf, by: 'line' }],
      [
        'drafts/save',
        { clientId, kind: 'sheet', place: letter, content: { typed: letter }, seat: letter, basedOn: null },
      ],
    ];
    const answers = await Promise.all(
      Array.from({ length: ROUNDS }, () => calls)
        .flat()
        .map(async ([procedure, input]) => {
          const answer = await post(procedure, input, cookie);
          return { procedure, status: answer.status, text: await answer.text() };
        }),
    );
    const stolen = await post('plant/lines', { clientId: other[letter] }, cookie);
    return {
      failed: answers.filter(({ status }) => status !== 200),
      leaks: answers.filter(({ text }) => foreign.test(text)),
      answered: answers.length,
      variety: new Set(
        answers.map(({ procedure, text }) => procedure + text.replace(/"(asOf|updatedAt)":"[^"]*"/g, '')),
      ).size,
      stolen: await stolen.json(),
    };
  });
  for (const seen of await Promise.all(crowd)) {
    expect(seen).toEqual({ failed: [], leaks: [], answered: ROUNDS * 8, variety: 8, stolen: NOT_FOUND });
  }
});
