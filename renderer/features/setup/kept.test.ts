import { expect, test } from 'vitest';
import { suggestCode } from './kept';

test.each([
  ['Acme Apparel', 'ACME'],
  ['Ñandú y Cía.', 'NANDU'],
  ['3 Stripes', 'STRIPES'],
  ['Manufacturasdelnorte', 'MANUFACTURAS'],
  ['   ', ''],
])('%s suggests %s', (name, code) => {
  expect(suggestCode(name)).toBe(code);
});
