import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECEMBER, openDesk, type Desk } from './desk';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.clear());

describe('what a command says', () => {
  test('one JSON document and nothing else on stdout', async () => {
    expect(await desk.json(['client', 'list'])).toMatchObject([{ code: 'CLIENT-A' }, { code: 'CLIENT-B' }]);
    expect(await desk.json(['user', 'list'])).toHaveLength(3);
    expect(await desk.json(['settings', 'get', 'rty_method', '--client', 'CLIENT-A'])).toEqual([
      { client: 'CLIENT-A', key: 'rty_method', value: 'rolled', from: null },
    ]);
    expect(await desk.json(['client', 'verify', 'CLIENT-B'])).toMatchObject({ client: { code: 'CLIENT-B' } });
    expect(await desk.json(['check'])).toMatchObject({ isOk: true });
    expect(await desk.json(['audit', 'verify'])).toMatchObject({ firstBroken: null, sealedElsewhere: 0 });
    expect(await desk.json(['export', 'work_order'])).toMatchObject([
      { work_order_id: 'WO-A' },
      { work_order_id: 'WO-B' },
    ]);
    expect(await desk.json(['kpi', ...DECEMBER])).toMatchObject({ from: '2025-12-01', to: '2025-12-31' });
  });

  test('tables for people otherwise', async () => {
    const said = await desk.done(['kpi', ...DECEMBER, '--client', 'CLIENT-A', '--kpi', 'efficiency']);
    expect(said).toMatch(/^Client {4}KPI/);
    expect(said).toMatch(/CLIENT-A {2}efficiency {2}23\.15 {2}% +25 +108 +1/);
  });

  test('several clients and KPIs, named together or one by one', async () => {
    const keys = (printed: unknown) =>
      (printed as { results: { client: string; kpi: string }[] }).results.map(
        (one) => `${one.client} ${one.kpi}`,
      );
    const all = [
      'CLIENT-A efficiency',
      'CLIENT-A performance',
      'CLIENT-B efficiency',
      'CLIENT-B performance',
    ];
    const together = ['--client', 'CLIENT-A', 'CLIENT-B', '--kpi', 'efficiency', 'performance'];
    expect(keys(await desk.json(['kpi', ...DECEMBER, ...together])).toSorted()).toEqual(all);
    const each = [
      '--client',
      'CLIENT-A',
      '--client',
      'CLIENT-B',
      '--kpi',
      'efficiency',
      '--kpi',
      'performance',
    ];
    expect(keys(await desk.json(['kpi', ...DECEMBER, ...each])).toSorted()).toEqual(all);
  });

  test('settings hold from their date on', async () => {
    await desk.done([
      'settings',
      'set',
      'default_crew',
      '12',
      '--client',
      'CLIENT-A',
      '--from',
      '2025-06-01',
    ]);
    expect(await desk.json(['settings', 'get', 'default_crew', '--client', 'CLIENT-A'])).toEqual([
      { client: 'CLIENT-A', key: 'default_crew', value: '10', from: null },
      { client: 'CLIENT-A', key: 'default_crew', value: '12', from: '2025-06-01' },
    ]);
  });

  test('targets hold for all dates or from their date on, until they are taken away', async () => {
    const of = ['--client', 'CLIENT-A'];
    await desk.done(['target', 'set', 'efficiency', '80', ...of]);
    const limits = ['--warning', '80', '--critical', '70.5', '--from', '2025-06-01'];
    const both = await desk.json(['target', 'set', 'efficiency', '85', ...limits, ...of]);
    expect(both).toMatchObject([
      { client: 'CLIENT-A', kpi: 'efficiency', target: 80, warning: null, critical: null, from: null },
      { client: 'CLIENT-A', kpi: 'efficiency', target: 85, warning: 80, critical: 70.5, from: '2025-06-01' },
    ]);
    expect(await desk.json(['target', 'get', 'efficiency', ...of])).toEqual(both);
    expect(await desk.done(['target', 'get'])).toMatch(/CLIENT-A {2}efficiency +80 +– +– {2}all dates/);
    expect(await desk.json(['target', 'remove', 'efficiency', '--from', '2025-06-01', ...of])).toMatchObject([
      { target: 80, from: null },
    ]);
  });
});

describe('exit status 2, wrong usage:', () => {
  test.each([
    [['no-such-command']],
    [[]],
    [['kpi', '--from', '2025-12-01']],
    [['kpi', '--from', '2025-02-30', '--to', '2025-12-31']],
    [['kpi', '--from', 'yesterday', '--to', '2025-12-31']],
    [['kpi', ...DECEMBER, '--as-of', 'noon']],
    [['kpi', ...DECEMBER, '--kpi', 'happiness']],
    [['kpi', ...DECEMBER, '--by', 'mood']],
    [['import', 'no_such_table', 'x.csv']],
    [['export', 'no_such_table']],
    [['export', 'client', '--format', 'pdf']],
    [['user', 'add', 'x', '--role', 'KING']],
    [['client', 'provision', 'C', '--name', 'C', '--industry', 'magic']],
    [['client', 'provision', 'C']],
    [['settings', 'set', 'rty_method', 'job']],
    [['target', 'set', 'efficiency', '85']],
    [['target', 'set', 'efficiency', 'much', '--client', 'CLIENT-A']],
    [['target', 'set', 'mood', '85', '--client', 'CLIENT-A']],
    [['serve', '--port', '99999']],
    [['check', '--no-such-option']],
  ])('%j', async (args) => {
    const { status, stdout, stderr } = await desk.lineside(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('help is not wrong usage', async () => {
    const { status, stdout } = await desk.lineside(['kpi', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--as-of');
  });
});

describe('exit status 1, refused:', () => {
  test.each([
    ['an unknown client', ['kpi', ...DECEMBER, '--client', 'NOPE'], 'not-found'],
    ['an unknown setting', ['settings', 'set', 'mood', 'good', '--client', 'CLIENT-A'], 'invalid-input'],
    [
      'a value that a setting does not have',
      ['settings', 'set', 'rty_method', 'x', '--client', 'CLIENT-A'],
      'invalid-input',
    ],
    [
      'a limit on the wrong side of its target',
      ['target', 'set', 'ppm', '500', '--warning', '400', '--client', 'CLIENT-A'],
      'invalid-input',
    ],
    [
      'a second administrator by init',
      ['init', '--admin', 'admin-b', '--password-file', 'PASSWORD'],
      'conflict',
    ],
    ['a taken client', ['client', 'provision', 'CLIENT-A', '--name', 'Again'], 'conflict'],
    ['an unknown user', ['user', 'list', '--as', 'nobody-here'], 'not-found'],
    ['a backup over a file', ['backup', 'PASSWORD'], 'conflict'],
    ['a missing backup', ['restore', 'NONE'], 'not-found'],
    ['what an operator may not do', ['user', 'list', '--as', 'operator-a'], 'forbidden'],
    ['a backup by an operator', ['backup', 'NONE', '--as', 'operator-a'], 'forbidden'],
    ['a check by an operator', ['check', '--as', 'operator-a'], 'forbidden'],
    ['the audit log for an operator', ['audit', 'verify', '--as', 'operator-a'], 'forbidden'],
    [
      'another client for an operator',
      ['kpi', ...DECEMBER, '--client', 'CLIENT-B', '--as', 'operator-a'],
      'not-found',
    ],
  ])('%s', async (_, typed, code) => {
    const args = typed.map((arg) =>
      arg === 'PASSWORD' ? desk.inFolder('password.txt') : arg === 'NONE' ? desk.inFolder('none') : arg,
    );
    const { status, stdout, stderr } = await desk.lineside([...args, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a folder without a database, and one whose first administrator was refused stays empty', async () => {
    expect(await desk.lineside(['user', 'list'], '', 'nowhere')).toMatchObject({ status: 1, stdout: '' });
    const short = await desk.lineside(['init', '--admin', 'admin-a'], 'short', 'nowhere');
    expect(short.status).toBe(1);
    expect(readdirSync(desk.inFolder('.'))).not.toContain('nowhere');
  });
});
