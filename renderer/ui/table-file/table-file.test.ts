import { inflateRawSync } from 'node:zlib';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import { csvOf, type CsvWords } from './csv';
import { jsonOf } from './save';
import { decimalsOf, kindsOf, type FileTable } from './table';
import { workbookOf } from './workbook';

const words = (locale: string, numberFormat: 'point' | 'comma'): CsvWords => ({
  number: createFormat(locale, numberFormat).typed,
  yes: 'yes',
  no: 'no',
});

const TABLE: FileTable = {
  name: 'Orders: open/late',
  labels: ['Order', 'Promised', 'Planned', 'Share', 'Late', 'Changed'],
  rows: [
    ['WO-1', '2026-03-29', 1200, 12.5, true, '2026-03-29T01:30:00.000Z'],
    ['=HYPERLINK("x")', null, -4, 0.125, false, null],
    ['+52 1', '2026-03-30', 0, null, null, '2026-03-30T12:00:00Z'],
  ],
};

/** A part of a workbook, by its local header: name and extra field stand between that and the packed text. */
const partOf = (workbook: Buffer, name: string): string => {
  const header = workbook.indexOf(name) - 30;
  const begin = header + 30 + workbook.readUInt16LE(header + 26) + workbook.readUInt16LE(header + 28);
  return inflateRawSync(workbook.subarray(begin)).toString('utf8');
};

describe('a table as a file', () => {
  it('tells what a column holds by its filled cells', () => {
    expect(kindsOf(TABLE)).toEqual(['text', 'date', 'number', 'number', 'text', 'instant']);
    expect(
      kindsOf({
        name: '',
        labels: ['a', 'b'],
        rows: [
          ['2026-01-01', null],
          ['soon', null],
        ],
      }),
    ).toEqual(['text', 'text']);
    expect(decimalsOf([1, 2.5, 0.125, null])).toBe(3);
    expect(decimalsOf([1, 1 / 3])).toBe(4);
  });

  it('is CSV as the spreadsheet of the reader takes it', () => {
    const csv = csvOf(TABLE, words('en-US', 'point'));
    expect(csv.startsWith('\uFEFFOrder,Promised,')).toBe(true);
    expect(Papa.parse(csv.slice(1).trim()).data).toEqual([
      ['Order', 'Promised', 'Planned', 'Share', 'Late', 'Changed'],
      ['WO-1', '2026-03-29', '1200', '12.5', 'yes', '2026-03-29T01:30:00.000Z'],
      [`'=HYPERLINK("x")`, '', '-4', '0.125', 'no', ''],
      [`'+52 1`, '2026-03-30', '0', '', '', '2026-03-30T12:00:00Z'],
    ]);
  });

  it('parts cells by a semicolon where numbers have a decimal comma', () => {
    const csv = csvOf(TABLE, words('es-MX', 'comma'));
    expect(csv).toContain('WO-1;2026-03-29;1200;12,5;yes;');
  });

  it('is a workbook with typed cells, a head that stays and filters', async () => {
    const workbook = Buffer.from(await (await workbookOf(TABLE)).arrayBuffer());
    const sheets = await readWorkbook(workbook);
    const [sheet] = sheets;
    expect(sheet?.sheet).toBe('Orders  open late');
    const [head, first, second] = sheet?.data ?? [];
    expect(head).toEqual(TABLE.labels);
    expect(first?.slice(0, 5)).toEqual(['WO-1', new Date('2026-03-29T00:00:00Z'), 1200, 12.5, true]);
    expect(first?.[5]).toBeInstanceOf(Date);
    expect(second?.[0]).toBe('=HYPERLINK("x")');
    expect(second?.[2]).toBe(-4);
    const xml = partOf(workbook, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<autoFilter ref="A1:F4"/>');
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml).not.toContain('<f>');
  });

  it('is JSON by its headings', () => {
    expect(JSON.parse(jsonOf(TABLE))[1]).toEqual({
      Order: '=HYPERLINK("x")',
      Promised: null,
      Planned: -4,
      Share: 0.125,
      Late: false,
      Changed: null,
    });
  });
});
