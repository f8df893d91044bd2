/** A cell from outside: its text, and the number behind it where the source told it. */
export type ClipCell = { readonly text: string; readonly value?: number };

/** Rows of cells from outside; rows may differ in length. */
export type Block = readonly (readonly ClipCell[])[];

const needsQuotes = /["\t\r\n]/;

/** Rows of texts as spreadsheets put them on the clipboard: tabs, CRLF after every row, quotes where they are needed. */
export const printTsv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => {
      const cells = row.map((text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
      return `${cells.join('\t')}\r\n`;
    })
    .join('');

/** Where a quoted cell ends: the index after its closing quote; -1 where the quote is just a character. */
const quotedEnd = (text: string, start: number): number => {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    const next = text[at + 1];
    if (next === '"') continue;
    return next === undefined || /[\t\r\n]/.test(next) ? at + 1 : -1;
  }
  return -1;
};

/** The rows of a text that a spreadsheet put on the clipboard; the line break after the last row opens no new one. */
export const parseTsv = (text: string): string[][] => {
  if (text === '') return [];
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const end = text[at] === '"' ? quotedEnd(text, at) : -1;
    if (end !== -1) {
      row.push(text.slice(at + 1, end - 1).replaceAll('""', '"'));
      at = end;
    } else {
      const length = text.slice(at).search(/[\t\r\n]/);
      const stop = length === -1 ? text.length : at + length;
      row.push(text.slice(at, stop));
      at = stop;
    }
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    if (at >= text.length) return rows;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) return rows;
    row = [];
  }
};

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\r\n|\r|\n/g, '<br>');

/**
 * Rows of texts as a table that spreadsheets read; columns that are text stay text there, so that a code keeps its
 * zeros and nothing that was typed runs as a formula.
 */
export const printHtml = (
  rows: readonly (readonly string[])[],
  isText: (column: number) => boolean,
): string => {
  const lines = rows.map((row) => {
    const cells = row.map((text, column) => {
      const style = isText(column) ? ` style="mso-number-format:'\\@'"` : '';
      return `<td${style}>${escapeHtml(text)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`;
};

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(1000, Math.max(1, Number(cell.getAttribute(name) ?? 1) || 1));

const textIn = (cell: Element): string => {
  for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith('\u2028');
  return (cell.textContent ?? '')
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim()
    .replaceAll(/ ?\u2028 ?/g, '\n');
};

const valueIn = (cell: Element): number | undefined => {
  const told = cell.getAttribute('sdval') ?? cell.getAttribute('x:num');
  const value = told ? Number(told) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

/** The rows of the first table in a text of HTML, in a browser; merged cells leave blanks. Null where there is no table. */
export const parseHtmlTable = (html: string): Block | null => {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const rows: ClipCell[][] = [];
  [...table.rows].forEach((line, at) => {
    const row = (rows[at] ??= []);
    let column = 0;
    for (const cell of line.cells) {
      while (row[column]) column += 1;
      const value = valueIn(cell);
      const text = textIn(cell);
      for (let down = 0; down < spanOf(cell, 'rowspan') && at + down < table.rows.length; down += 1) {
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1) {
          const isFirst = down === 0 && right === 0;
          const filled = isFirst ? { text, ...(value === undefined ? {} : { value }) } : { text: '' };
          (rows[at + down] ??= [])[column + right] = filled;
        }
      }
      column += 1;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? { text: '' }));
};

/** What a paste brings: a table's own values where the source wrote one, else the tabbed text. */
export const readClipboard = (data: Pick<DataTransfer, 'getData'>): Block => {
  const html = data.getData('text/html');
  const table = html.includes('<table') || html.includes('<TABLE') ? parseHtmlTable(html) : null;
  if (table && table.length > 0) return table;
  return parseTsv(data.getData('text/plain')).map((row) => row.map((text) => ({ text })));
};
