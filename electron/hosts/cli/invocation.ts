import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { chosenFolderOf } from '../../chosen-folder';

/** What the options that every command takes say. */
export type Invocation = {
  /** The data folder. */
  readonly folder: string;
  /** Whose role and clients the command runs with; null is the system administrator. */
  readonly as: string | null;
  /** One JSON document on stdout and nothing else there. */
  readonly isJson: boolean;
};

const configFolder = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string => {
  if (platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
};

/** Where the desktop app keeps its data on this kind of system, or the folder that was chosen there instead. */
export const defaultFolder = (platform = process.platform, environment = process.env): string =>
  chosenFolderOf(join(configFolder(platform, environment), 'Lineside'));

/** The global options of a command, wherever on the line they stood. */
export const invocationOf = (command: Command): Invocation => {
  const { data, as, json } = command.optsWithGlobals<{ data?: string; as?: string; json?: boolean }>();
  return { folder: resolve(data ?? defaultFolder()), as: as ?? null, isJson: json ?? false };
};

/** Reads an option that is a calendar date. @throws InvalidArgumentError for anything else. */
export const asDate = (text: string): string => {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  if (!isDate || new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('A date looks like 2026-01-31.');
  }
  return text;
};

const MOMENT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads an option that is a date or an ISO-8601 instant, in UTC unless it says otherwise.
 * @throws InvalidArgumentError for anything else.
 */
export const asMoment = (text: string): string => {
  const [, date = '', time, , , zone] = MOMENT.exec(text) ?? [];
  const moment = time !== undefined && zone === undefined ? `${text}Z` : text;
  if (date === '' || Number.isNaN(Date.parse(moment))) {
    throw new InvalidArgumentError('A moment looks like 2026-01-31 or 2026-01-31T14:30:00Z.');
  }
  asDate(date);
  return moment;
};

/** Reads an option that is a TCP port, 0 for a free one. @throws InvalidArgumentError for anything else. */
export const asPort = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is 0 to 65535.');
  return port;
};

/** Gathers an option that may be given several times. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
