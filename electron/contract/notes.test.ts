import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE, noteBodySchema } from './notes';

describe('the text of a note', () => {
  it('loses blanks around it and what cannot be seen, and keeps lines and signs', () => {
    expect(noteBodySchema.parse('  Fits  ')).toBe('Fits');
    expect(noteBodySchema.parse('nu\u0000ll, turned\u202Earound,\r\nnext')).toBe('null, turnedaround,\nnext');
    expect(noteBodySchema.parse('<b>½ & “más”</b>')).toBe('<b>½ & “más”</b>');
  });

  it.each(['', '   ', '\u200B', 'x'.repeat(LONGEST_NOTE + 1)])(
    'is refused when empty or too long: %#',
    (text) => {
      expect(noteBodySchema.safeParse(text).success).toBe(false);
    },
  );
});
