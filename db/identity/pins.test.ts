import { describe, expect, it } from 'vitest';
import { pinRefusal } from './pins';

describe('a PIN', () => {
  it.each(['12345', '1234567', '12345a', '', '１２３４５６', ' 48210', '-48210'])(
    'of %j is not six digits',
    (pin) => {
      expect(pinRefusal(pin)).toBe('pin.digits');
    },
  );

  it.each([
    ['the same digit', ['000000', '111111', '999999']],
    ['a row up or down', ['123456', '012345', '890123', '654321', '987654', '321098']],
    ['a repetition', ['121212', '474747', '123123', '805805', '112233', '448899', '777222']],
    ['a date', ['240793', '072493', '930724', '311299', '290200', '199305', '051993', '200112']],
  ])('of %s is too easy', (_, pins) => {
    expect(pins.filter((pin) => pinRefusal(pin) === null)).toEqual([]);
    expect(new Set(pins.map(pinRefusal))).toEqual(new Set(['pin.easy']));
  });

  it.each(['487239', '905846', '377941', '680592', '135790'])('of %s may be chosen', (pin) => {
    expect(pinRefusal(pin)).toBeNull();
  });

  it('leaves more than four fifths of all PINs to choose from', () => {
    let free = 0;
    for (let number = 0; number < 1_000_000; number += 7) {
      if (pinRefusal(String(number).padStart(6, '0')) === null) free += 1;
    }
    expect(free).toBeGreaterThan(120_000);
  });
});
