import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { runCli, type CliResult } from './harness';

const PASSWORD = 'a passphrase for tests\n';

/** The shift dates of the desk's rows. */
export const DECEMBER = ['--from', '2025-12-01', '--to', '2025-12-31'] as const;

/** An administrator's desk: a folder of files, and beside them the data folder `data` that commands work on. */
export type Desk = {
  readonly inFolder: (name: string) => string;
  /** Writes lines to a file of the folder and answers its path. */
  readonly file: (name: string, ...lines: string[]) => string;
  /** Runs a command to its end, on another data folder of the desk if one is named. */
  readonly lineside: (args: readonly string[], input?: string, data?: string) => Promise<CliResult>;
  /** Runs a command that has to be done, and answers what it printed. */
  readonly done: (args: readonly string[], input?: string) => Promise<string>;
  /** Runs a command with `--json` that has to end with that status, and answers the document. */
  readonly json: (args: readonly string[], status?: number) => Promise<unknown>;
  readonly clear: () => void;
};

const layOut = (folder: string): Desk => {
  const inFolder = (name: string): string => path.join(folder, name);
  const lineside: Desk['lineside'] = (args, input = '', data = 'data') => runCli(inFolder(data), args, input);
  return {
    inFolder,
    lineside,
    file: (name, ...lines) => {
      writeFileSync(inFolder(name), `${lines.join('\n')}\n`);
      return inFolder(name);
    },
    done: async (args, input = '') => {
      const { status, stdout, stderr } = await lineside(args, input);
      expect({ args, status, stderr }).toMatchObject({ args, status: 0 });
      return stdout;
    },
    json: async (args, wanted = 0) => {
      const { status, stdout, stderr } = await lineside([...args, '--json']);
      expect({ args, status, stderr }).toMatchObject({ args, status: wanted });
      return JSON.parse(stdout) as unknown;
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** A desk with two clients, an administrator, an operator and a leader of the first, and a shift of each client. */
export const openDesk = async (): Promise<Desk> => {
  const desk = layOut(mkdtempSync(path.join(tmpdir(), 'lineside-cli-')));
  const { done, file } = desk;
  await done(['init', '--admin', 'admin-a'], PASSWORD);
  await done(['client', 'provision', 'CLIENT-A', '--name', 'Client A', '--timezone', 'America/Mexico_City']);
  await done(['client', 'provision', 'CLIENT-B', '--name', 'Client B', '--industry', 'apparel']);
  const password = file('password.txt', 'another passphrase for tests');
  await done([
    'user',
    'add',
    'operator-a',
    '--role',
    'OPERATOR',
    '--clients',
    'CLIENT-A',
    '--password-file',
    password,
  ]);
  await done(['user', 'add', 'leader-a', '--role', 'LEADER_DATACONFIG', '--clients', 'CLIENT-A'], PASSWORD);
  const orders = file(
    'orders.csv',
    'work_order_id,client_id_fk,style_model,planned_quantity,status,ideal_cycle_time',
    'WO-A,CLIENT-A,STYLE-A,100,ACTIVE,0.25',
    'WO-B,CLIENT-B,STYLE-B,100,ACTIVE,0.5',
  );
  await done(['import', 'work_order', orders]);
  const entries = file(
    'entries.csv',
    'client_id_fk,work_order_id_fk,shift_date,shift_type,units_produced,units_defective,run_time_hours,employees_assigned,shift_hours_scheduled',
    'CLIENT-A,WO-A,2025-12-02,SHIFT_1ST,100,0,9,12,9',
    'CLIENT-B,WO-B,2025-12-02,SHIFT_1ST,40,1,8,5,8',
  );
  await done(['import', 'production_entry', entries]);
  return desk;
};
