import { createHash } from 'node:crypto';
import { Failure, notFound } from '../failure';
import { takenUserNames } from '../identity/exchange';
import { mayChangePool } from '../repositories/employees/list';
import { rehearse, type ClientScope } from '../scope';
import { hasRight } from '../rights';
import { INDUSTRIES, type Industry } from '../vocabulary';
import { findColumns } from './columns';
import { pause } from './derive';
import { insertRows } from './insert';
import type { CheckContext } from './line';
import { lookupsOf, type Lookups } from './lookups';
import { EXCHANGE, type ExchangeName } from './registry';
import type { Complaint, Report } from './report';
import { checkLine, type CheckedRow } from './rows';
import { readSheet } from './sheet';

export type ImportInput = {
  readonly table: ExchangeName;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly format: 'csv' | 'xlsx';
  /** The client of rows that do not name theirs; without it, the caller's only client. */
  readonly clientCode?: string | undefined;
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
  /** File column → field name. */
  readonly map?: Readonly<Record<string, string>> | undefined;
  readonly industry?: string | undefined;
};

const LINES_PER_CHUNK = 1000;

const industryOf = (typed: string | undefined): Industry | null => {
  if (typed === undefined) return null;
  const found = INDUSTRIES.find((industry) => industry === typed.toLowerCase());
  if (!found) {
    throw new Failure('invalid-input', 'exchange.unknown-industry', {
      value: typed,
      allowed: INDUSTRIES.join(', '),
    });
  }
  return found;
};

const fallbackClient = (lookups: Lookups, code: string | undefined): number | null => {
  if (code === undefined)
    return lookups.clients.size === 1 ? ([...lookups.clients.values()][0]?.id ?? null) : null;
  const client = lookups.clients.get(code);
  if (!client) throw notFound('client');
  return client.id;
};

/** One warning for each new line, operation and piece of equipment, where it is named first. */
const warnOfNewCodes = (
  rows: readonly CheckedRow[],
  headers: ReadonlyMap<string, { header: string }>,
): Complaint[] => {
  const warnings = new Map<string, Complaint>();
  for (const { line, clientId, toMake } of rows) {
    for (const { kind, code, field } of toMake) {
      const name = JSON.stringify([clientId, kind, code]);
      if (warnings.has(name)) continue;
      const column = headers.get(field)?.header ?? field;
      warnings.set(name, { line, column, value: code, key: `exchange.new-${kind}`, params: { code } });
    }
  }
  return [...warnings.values()];
};

/**
 * Imports a file: all of its rows, or none and what is wrong with each, or (`skipInvalid`) the valid ones. Rows that are
 * here already under the same id stay as they are. A dry run does everything and keeps nothing.
 * @throws Failure `forbidden` without the right to write the table, `not-found` for a client outside the scope.
 */
export const importTable = async (scope: ClientScope, input: ImportInput): Promise<Report> => {
  const definition = EXCHANGE[input.table];
  const { role, code: importer } = scope.actor;
  if (!hasRight(role, definition.mayImport)) throw new Failure('forbidden', 'failure.forbidden');
  const industry = industryOf(input.industry);
  const lookups = lookupsOf(scope);
  const fallbackClientId = fallbackClient(lookups, input.clientCode);
  const nothing = { valid: 0, imported: 0, reRated: 0, unchanged: 0, dryRun: input.dryRun };

  const reading = await readSheet(input.content, input.format);
  if ('complaints' in reading) return { ...nothing, read: 0, refused: [...reading.complaints], warnings: [] };
  const { sheet } = reading;
  const columns = findColumns(definition, sheet, input.map ?? {});
  const read = sheet.rows.length;
  if (columns.refused.length > 0) {
    return { ...nothing, read, refused: [...columns.refused], warnings: [...columns.warnings] };
  }

  const now = new Date().toISOString();
  const context: CheckContext = {
    definition,
    columns,
    lookups,
    takesComma: sheet.takesComma,
    now,
    importer,
    mayFillPool: mayChangePool(scope),
    fallbackClientId,
    taken: definition.home === 'user' ? takenUserNames(scope) : null,
    met: new Map(),
  };
  const rows: CheckedRow[] = [];
  const refused: Complaint[] = [];
  const warnings: Complaint[] = [...columns.warnings];
  let unchanged = 0;
  for (const [index, { line, cells }] of sheet.rows.entries()) {
    if (index > 0 && index % LINES_PER_CHUNK === 0) await pause();
    const checked = checkLine(context, line, cells);
    refused.push(...checked.refused);
    if (checked.isUnchanged) unchanged += 1;
    if (checked.row) {
      rows.push(checked.row);
      warnings.push(...checked.warnings);
    }
  }
  warnings.push(...warnOfNewCodes(rows, columns.at));

  const report = { read, valid: rows.length + unchanged, unchanged, refused, warnings, dryRun: input.dryRun };
  if (rows.length === 0 || (refused.length > 0 && !input.skipInvalid))
    return { ...report, imported: 0, reRated: 0 };
  if (input.dryRun) rehearse(scope);
  const { imported, reRated } = await insertRows(scope, definition, rows, {
    fileName: input.fileName,
    fileHash: createHash('sha256').update(input.content).digest('hex'),
    rowsRead: read,
    now,
    industry,
  });
  return { ...report, imported: input.dryRun ? 0 : imported, reRated };
};
