import { toCsv, type PrintedCell } from '../exchange/write-file';
import type { ClientScope } from '../scope';
import type { KpiRow } from './row';
import { listKpiRows, type RowsRequest } from './rows';

/** Spreadsheets take a file for UTF-8 by this. */
const MARK = '\uFEFF';

/** Columns of every KPI's rows; those of what else is told of rows follow. */
const COLUMNS = {
  kind: (row) => row.kind,
  id: (row) => row.entryId,
  shift_date: (row) => row.shiftDate,
  shift_type: (row) => row.shiftType,
  line: (row) => row.line,
  work_order: (row) => row.workOrder,
  style: (row) => row.style,
  operation: (row) => row.operation,
  units: (row) => row.unitsProduced,
  cycle_time_hours: (row) => row.cycleTimeHours,
  headcount: (row) => row.headcount,
  hours: (row) => row.hours,
  numerator: (row) => row.numerator,
  denominator: (row) => row.denominator,
  value: (row) => row.value,
  confidence: (row) => row.confidence,
  inferred: (row) => row.sources.map(({ input, source }) => `${input}: ${source}`).join('; '),
} as const satisfies Record<string, (row: KpiRow) => PrintedCell>;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * All rows behind a number as CSV (UTF-8 with a mark, hours and shares as plain numbers, no line of totals), and how many.
 * `headingOf` names a column in the reader's language; columns have snake case names.
 * @throws Failure as `listKpiRows`.
 */
export const exportKpiRows = async (
  scope: ClientScope,
  request: Omit<RowsRequest, 'offset' | 'limit'>,
  headingOf: (column: string) => string,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer>; rows: number }> => {
  const { rows } = await listKpiRows(scope, { ...request, offset: 0, limit: null });
  const facts = [...new Set(rows.flatMap((row) => Object.keys(row.facts)))];
  const heading = [...Object.keys(COLUMNS), ...facts.map(snake)].map(headingOf);
  const cells = rows.map((row) => [
    ...Object.values(COLUMNS).map((cell) => cell(row)),
    ...facts.map((name) => row.facts[name] ?? null),
  ]);
  return {
    fileName: `${request.kpi}_${request.from}_${request.to}.csv`,
    bytes: Buffer.concat([Buffer.from(MARK), toCsv(heading, cells)]),
    rows: rows.length,
  };
};
