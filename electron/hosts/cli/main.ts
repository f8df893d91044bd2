import { Command } from 'commander';
import { version } from '../../../package.json';
import { addAudit } from './commands/audit';
import { addBackup } from './commands/backup';
import { addClient } from './commands/client';
import { addDemo } from './commands/demo';
import { addExport } from './commands/export';
import { addImport } from './commands/import';
import { addInit } from './commands/init';
import { addKpi } from './commands/kpi';
import { addReport } from './commands/report';
import { addServe } from './commands/serve';
import { addSettings } from './commands/settings';
import { addTarget } from './commands/target';
import { addUser } from './commands/user';
import { EXIT, report } from './failure';
import { defaultFolder } from './invocation';

/** The command line: options of every command, and the commands, whose work is loaded when one of them runs. */
const program = new Command('lineside')
  .description('Factory KPIs on one PC: users, clients, imports, exports, numbers and backups.')
  .version(version)
  .option('--data <folder>', 'the data folder', defaultFolder())
  .option('--as <username>', "run inside that user's role and clients")
  .option('--json', 'print one JSON document on stdout and nothing else')
  .showSuggestionAfterError()
  .exitOverride();

for (const add of [
  addInit,
  addDemo,
  addUser,
  addClient,
  addSettings,
  addTarget,
  addImport,
  addExport,
  addKpi,
  addReport,
  addBackup,
  addAudit,
  addServe,
]) {
  add(program);
}

// Options that are not for a subcommand alone are refused with status 2 there, too.
const inherit = (command: Command): void => {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherit(child);
  }
};
inherit(program);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the answer has heard enough (`… | head`).
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = await report(error, process.argv.includes('--json'));
}
