import { InvalidArgumentError, type Command } from 'commander';
import { asDate, invocationOf } from '../invocation';
import { answer, remark, table } from '../output';

const asWhole = (text: string): number => {
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647) {
    throw new InvalidArgumentError('A whole number, please.');
  }
  return Number(text);
};

/** Says how far the work is: on one line where a person is watching, else at every tenth. */
const progressTeller = (): ((share: number) => void) => {
  let told = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10) * 10;
    if (step === told) return;
    told = step;
    if (process.stderr.isTTY) process.stderr.write(`\rDemo plant ${percent} %${share >= 1 ? '\n' : ''}`);
    else remark(`Demo plant ${step} %`);
  };
};

type Options = {
  readonly seed?: number;
  readonly days?: number;
  readonly until?: string;
  readonly remove?: boolean;
};

/** `lineside demo`: the demo plant, in or out. */
export const addDemo = (program: Command): void => {
  program
    .command('demo')
    .description('fill a database that has no clients with the demo plant')
    .option('--seed <number>', 'the same seed makes the same rows (default: 1)', asWhole)
    .option('--days <number>', 'how many working days, 10 to 2000 (default: 90)', asWhole)
    .option('--until <date>', 'the last day (default: yesterday)', asDate)
    .option('--remove', 'take the demo plant out again, but for its catalogues')
    .action(async ({ remove, ...plan }: Options, command: Command) => {
      const invocation = invocationOf(command);
      const { loadDemoInto, removeDemoFrom } = await import('../demo');
      if (remove) {
        if (Object.keys(plan).length > 0) command.error('error: --remove goes with no other option of demo.');
        const removed = await removeDemoFrom(invocation);
        answer(invocation, removed, () =>
          [
            `Removed the demo plant: ${Object.values(removed.rows).reduce((sum, rows) => sum + rows, 0)} rows and ${removed.users} users.`,
            `The clients ${removed.clientCodes.join(', ')} stay, out of use, with their catalogues.`,
            ...(removed.keptFloating.length > 0
              ? [
                  `These floating employees work for other clients and stay: ${removed.keptFloating.join(', ')}.`,
                ]
              : []),
          ].join('\n'),
        );
        return;
      }
      const loaded = await loadDemoInto(invocation, plan, progressTeller());
      answer(invocation, loaded, () =>
        [
          `Loaded the demo plant: ${loaded.from} to ${loaded.until}, seed ${loaded.seed}, ${loaded.clientCodes.join(', ')}.`,
          table(['Table', 'Rows'], Object.entries(loaded.rows)),
          '',
          'Its users. The passwords are shown this once and have to be changed before anybody else can reach this computer:',
          table(
            ['User', 'Role', 'Clients', 'Password'],
            loaded.users.map((user) => [
              user.username,
              user.role,
              user.clientCodes.join(', ') || 'all',
              user.password,
            ]),
          ),
        ].join('\n'),
      );
    });
};
