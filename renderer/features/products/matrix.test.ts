import { describe, expect, it } from 'vitest';
import { renamed, ticked, type Matrix } from './matrix';

const EMPTY: Matrix = { sizes: [], colours: [], variants: [] };
const told = ({ variants }: Matrix): string[] => variants.map(({ size, colour }) => `${size}/${colour}`);

describe('sizes and colours', () => {
  it('are all made when they are new, in the order in which they were typed', () => {
    const sized = renamed(EMPTY, { sizes: ['S', 'XL', 'M'] });
    expect(told(sized)).toEqual(['S/', 'XL/', 'M/']);
    const whole = renamed(sized, { colours: ['White', 'Navy'] });
    expect(told(whole)).toEqual(['S/White', 'S/Navy', 'XL/White', 'XL/Navy', 'M/White', 'M/Navy']);
  });

  it('keep what was ticked away when others come and go', () => {
    const whole = renamed(EMPTY, { sizes: ['S', 'M'], colours: ['White', 'Navy'] });
    const less = ticked(whole, [{ size: 'S', colour: 'Navy' }], false);
    expect(told(renamed(less, { sizes: ['S', 'M', 'L'] }))).toEqual([
      'S/White',
      'M/White',
      'M/Navy',
      'L/White',
      'L/Navy',
    ]);
    expect(told(renamed(less, { sizes: ['S'] }))).toEqual(['S/White']);
    expect(told(renamed(less, { colours: [] }))).toEqual(['S/', 'M/']);
    expect(told(renamed(less, { colours: ['Navy'] }))).toEqual(['M/Navy']);
  });

  it('are ticked by the row', () => {
    const whole = renamed(EMPTY, { sizes: ['S', 'M'], colours: ['White', 'Navy'] });
    const row = ['White', 'Navy'].map((colour) => ({ size: 'S', colour }));
    const none = ticked(whole, row, false);
    expect(told(none)).toEqual(['M/White', 'M/Navy']);
    expect(ticked(none, row, true)).toEqual(whole);
  });
});
