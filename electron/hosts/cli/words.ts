import type { Command } from 'commander';
import { INDUSTRIES, ROLES, type Industry, type Role } from '../../../db';
import { EXCHANGE_TABLES, FILE_FORMATS, type ExchangeTable } from '../../contract/exchange';
import { GROUPINGS, KPI_NAMES, type Grouping, type KpiName } from '../../contract/kpi';

/** Finds a typed word in a list, or ends the command as wrong usage, naming the list. */
const pick = <T extends string>(command: Command, what: string, words: readonly T[], typed: string): T => {
  const found = words.find((word) => word === typed);
  if (found !== undefined) return found;
  return command.error(`error: unknown ${what} '${typed}'. It is one of: ${words.join(', ')}.`);
};

/** Other names of roles, as lists of users from elsewhere have them. */
const ROLE_NAMES: Readonly<Record<string, Role>> = {
  OPERATOR_DATAENTRY: 'OPERATOR',
  LEADER_DATACONFIG: 'LEADER',
};

/** The role that a word names, in any letter case. */
export const asRole = (command: Command, typed: string): Role =>
  ROLE_NAMES[typed.toUpperCase()] ?? pick(command, 'role', ROLES, typed.toUpperCase());

/** The table of the field list that a word names, in any letter case. */
export const asTable = (command: Command, typed: string): ExchangeTable =>
  pick(command, 'table', EXCHANGE_TABLES, typed.toLowerCase());

export type FileFormat = (typeof FILE_FORMATS)[number];

/** The format of a file that a word names. */
export const asFormat = (command: Command, typed: string): FileFormat =>
  pick(command, 'format', FILE_FORMATS, typed.toLowerCase());

/** The KPI that a word names. */
export const asKpi = (command: Command, typed: string): KpiName => pick(command, 'KPI', KPI_NAMES, typed);

/** The grouping that a word names. */
export const asGrouping = (command: Command, typed: string): Grouping =>
  pick(command, 'grouping', GROUPINGS, typed);

/** The industry that a word names. */
export const asIndustry = (command: Command, typed: string): Industry =>
  pick(command, 'industry', INDUSTRIES, typed.toLowerCase());
