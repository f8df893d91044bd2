import { expect, test } from 'vitest';
import { placeBeside } from './place';

const card = { width: 300, height: 200 };
const screen = { width: 1366, height: 768 };
const box = (left: number, top: number, width: number, height: number) => ({ left, top, width, height });

test.each([
  ['below', box(100, 50, 200, 40), { left: 100, top: 104 }],
  ['above', box(100, 600, 200, 100), { left: 100, top: 386 }],
  ['right', box(10, 100, 160, 640), { left: 184, top: 100 }],
  ['left', box(1100, 100, 250, 640), { left: 786, top: 100 }],
  ['in the corner', box(10, 20, 1340, 740), { left: 1042, top: 520 }],
  ['inside the right edge', box(1300, 50, 60, 40), { left: 1054, top: 104 }],
])('a card stands %s', (_where, target, place) => {
  expect(placeBeside(target, card, screen)).toEqual(place);
});

test('without anything to point to it stands in the middle', () => {
  expect(placeBeside(null, card, screen)).toEqual({ left: 533, top: 284 });
});
