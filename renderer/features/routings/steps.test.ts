import { expect, it } from 'vitest';
import { moved } from './steps';

it('a step goes up and down, and stays at both ends', () => {
  const steps = ['CUT', 'SEW', 'QC'];
  expect(moved(steps, 2, 1)).toEqual(['CUT', 'QC', 'SEW']);
  expect(moved(steps, 0, 2)).toEqual(['SEW', 'QC', 'CUT']);
  expect(moved(steps, 0, -1)).toBe(steps);
  expect(moved(steps, 2, 3)).toBe(steps);
});
