import { describe, expect, it } from 'vitest';
import { moveIn } from './moves';

const size = { lines: 20, columns: 12 };
const from = { line: 3, column: 5 };

describe('keys in a table of cells', () => {
  it.each([
    ['ArrowUp', false, { line: 2, column: 5 }],
    ['ArrowDown', true, { line: 19, column: 5 }],
    ['ArrowRight', false, { line: 3, column: 6 }],
    ['Home', false, { line: 3, column: 0 }],
    ['End', false, { line: 3, column: 11 }],
    ['Home', true, { line: 0, column: 0 }],
    ['PageUp', false, { line: 0, column: 5 }],
    ['PageDown', false, { line: 11, column: 5 }],
  ])('%s (far: %s) lead within it', (key, isFar, to) => {
    expect(moveIn(from, key, isFar, size)).toEqual(to);
  });

  it('lead nowhere unless they move', () => {
    expect(moveIn(from, 'a', false, size)).toBeNull();
    expect(moveIn({ line: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ line: 0, column: 0 });
  });
});
