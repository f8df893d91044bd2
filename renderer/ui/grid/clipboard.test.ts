import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTsv, printHtml, printTsv } from './clipboard';

describe('tabbed text', () => {
  it('as Excel writes it: quotes, line breaks, CRLF and the blank last row', () => {
    const text = 'A-1\t"two\nlines"\t"say ""yes"""\r\nB-2\t\t3\r\n';
    expect(parseTsv(text)).toEqual([
      ['A-1', 'two\nlines', 'say "yes"'],
      ['B-2', '', '3'],
    ]);
  });

  it('as LibreOffice and editors write it: line feeds, no last line break', () => {
    expect(parseTsv('a\tb\nc\td')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('takes a quote that closes nowhere for a character', () => {
    expect(parseTsv('"open\tx\r\n6" hose\ty\r\n"so" called\tz\r\n')).toEqual([
      ['"open', 'x'],
      ['6" hose', 'y'],
      ['"so" called', 'z'],
    ]);
  });

  it('keeps blank cells and blank rows between filled ones', () => {
    expect(parseTsv('\t\r\n\r\na\t\r\n')).toEqual([['', ''], [''], ['a', '']]);
    expect(parseTsv('')).toEqual([]);
  });

  it('comes back as it was printed', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ',', '.', ' ', '"', '\t', '\n', '\r', '\u00a0', 'ñ', '🙂'),
      maxLength: 8,
    });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (block) => {
        expect(parseTsv(printTsv(block))).toEqual(block);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a table', () => {
  it('keeps text as text and says nothing of its own', () => {
    expect(printHtml([['007', '<b>&"']], (column) => column === 0)).toBe(
      `<meta charset="utf-8"><table><tr><td style="mso-number-format:'\\@'">007</td><td>&lt;b&gt;&amp;&quot;</td></tr></table>`,
    );
  });
});
