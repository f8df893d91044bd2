import type { Invocation } from './invocation';

/** Writes a command's answer: the document with `--json`, the text otherwise. */
export const answer = (invocation: Invocation, document: unknown, text: () => string): void => {
  const said = invocation.isJson ? JSON.stringify(document) : text();
  process.stdout.write(said.endsWith('\n') ? said : `${said}\n`);
};

/** Says something beside the answer. */
export const remark = (line: string): void => void process.stderr.write(`${line}\n`);

/** Says how many entries rest on something else now, or would (`isDryRun`); nothing where none does. */
export const tellReRated = (count: number, isDryRun = false): void => {
  if (count === 0) return;
  remark(`${count} ${count === 1 ? 'entry' : 'entries'} ${isDryRun ? 'would be ' : ''}re-rated.`);
};

export type Cell = string | number | boolean | null;

const inWords = (cell: Cell): string => {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell);
};

/** Rows under their headings, columns aligned: numbers to the right, the rest to the left. */
export const table = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const words = rows.map((row) => row.map(inWords));
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...words.map((row) => row[at]?.length ?? 0)),
  );
  const isNumber = headings.map(
    (_, at) =>
      rows.some((row) => typeof row[at] === 'number') &&
      rows.every((row) => typeof row[at] === 'number' || row[at] === null),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '─'.repeat(width))), ...words.map(line)].join('\n');
};

/** A number as people read it: at most that many decimals. */
export const rounded = (value: number | null, decimals = 2): number | null =>
  value === null ? null : Number(value.toFixed(decimals));
