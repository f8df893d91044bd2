import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import { parseTsv, type Block } from './clipboard';
import type { GridColumn } from './model';
import { guessPaste, isUnusual, planPaste, tile, withoutBlankEnd } from './paste';

type Field = 'order' | 'units' | 'hours' | 'kpi' | 'notes';
const base = { help: '', isEditable: true, width: 1 } as const;
const columns: readonly GridColumn<Field>[] = [
  { ...base, field: 'order', kind: 'reference', label: 'Work order', aliases: ['Orden de trabajo', 'OT'] },
  {
    ...base,
    field: 'units',
    kind: 'integer',
    label: 'Pro\u00adduced',
    aliases: ['units_produced', 'Producidas'],
  },
  { ...base, field: 'hours', kind: 'hours', label: 'Run h', aliases: ['Horas de operación'] },
  { ...base, field: 'kpi', kind: 'decimal', label: 'Efficiency %', isEditable: false },
  { ...base, field: 'notes', kind: 'text', label: 'Notes', aliases: ['Notas'] },
];
const format = createFormat('en-US');
const block = (text: string): Block => parseTsv(text).map((row) => row.map((each) => ({ text: each })));
const plan = (text: string, from: Field = 'order') => {
  const pasted = block(text);
  return planPaste(pasted, guessPaste(pasted, columns, from), columns, format, 500);
};

describe('columns', () => {
  it('are found by a header in either language, with units and in any order', () => {
    const { choice, rows, leftOut } = plan(
      'HORAS DE OPERACION (h)\tOT\tunits_produced\r\n2:30\tW-1\t120\r\n',
    );
    expect(choice).toEqual({ hasHeader: true, fields: ['hours', 'order', 'units'], by: 'header' });
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([['2.5', 'W-1', '120']]);
    expect(leftOut).toEqual([]);
  });

  it('are named when they have no place, with how much stands in them', () => {
    const { leftOut } = plan('OT\tProduced\tColour\tEfficiency %\r\nW-1\t1\tred\t80\r\nW-2\t2\t\t81\r\n');
    expect(leftOut).toEqual([
      { name: 'Colour', values: 1 },
      { name: 'Efficiency %', values: 2 },
    ]);
  });

  it('go by position without a header, fewer or more of them', () => {
    expect(plan('W-1\t5\r\n').choice.fields).toEqual(['order', 'units']);
    const { choice, leftOut } = plan('5\t2\t\tnote\tmore\r\n', 'units');
    expect(choice.fields).toEqual(['units', 'hours', null, 'notes', null]);
    expect(leftOut).toEqual([{ name: '5', values: 1 }]);
  });

  it('are not looked for in a row of data that happens to hold one such word', () => {
    expect(plan('W-1\t5\t1\t\tNotes\r\nW-2\t6\t1\t\t\r\n').choice.hasHeader).toBe(false);
  });
});

describe('cells', () => {
  it('that cannot be read stay as they are with the reason', () => {
    const { rows, problems } = plan('W-1\tten\t2:30\r\nW-2\t1.5\tlong\r\n');
    expect(problems).toBe(3);
    expect(rows[0]?.cells[1]).toEqual({ field: 'units', text: 'ten', problem: 'grid.not-a-number' });
    expect(rows[1]?.cells.map(({ problem }) => problem)).toEqual([null, 'grid.not-whole', 'grid.not-hours']);
  });

  it('take the decimal mark that the numbers of the block agree on', () => {
    const { rows } = plan('W-1\t1.234\t2,5\r\nW-2\t80\t7,25\r\n');
    expect(rows.map(({ cells }) => cells.slice(1).map(({ text }) => text))).toEqual([
      ['1234', '2.5'],
      ['80', '7.25'],
    ]);
  });

  it('take the number behind them where the source told it', () => {
    const cells = [{ text: 'W-1' }, { text: '1.234', value: 1234 }, { text: '2,33', value: 2.333333 }];
    const { rows } = planPaste([cells], guessPaste([cells], columns, 'order'), columns, format, 500);
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(['W-1', '1234', '2.333333']);
  });
});

describe('a block', () => {
  it('loses blank rows at its end and keeps those between others', () => {
    expect(withoutBlankEnd(block('a\r\n\r\nb\r\n\t\r\n \r\n'))).toHaveLength(3);
  });

  it('fills a larger selection where it fits', () => {
    expect(tile(block('1\r\n2\r\n'), 4, 1).map(([cell]) => cell?.text)).toEqual(['1', '2', '1', '2']);
    expect(tile(block('1\r\n2\r\n'), 3, 1)).toHaveLength(2);
    expect(tile(block('7\r\n'), 2, 3)).toHaveLength(2);
  });

  it('is shown before it is pasted where anything about it is unusual', () => {
    expect(isUnusual(plan('W-1\t5\r\n'))).toBe(false);
    expect(isUnusual(plan('W-1\tfive\r\n'))).toBe(true);
    expect(isUnusual(plan('OT\tProduced\r\nW-1\t5\r\n'))).toBe(true);
    expect(isUnusual(plan('W-1\t5\r\n'.repeat(21)))).toBe(true);
    const long = block('W-1\t5\r\n'.repeat(3));
    const short = planPaste(long, guessPaste(long, columns, 'order'), columns, format, 2);
    expect(short).toMatchObject({ rowsLeftOut: 1 });
    expect(isUnusual(short)).toBe(true);
  });
});
