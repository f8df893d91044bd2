import { describe, expect, it } from 'vitest';
import { compareBetter, isTolerated, stateOf, type Target } from './targets';

const target = (values: Partial<Target>): Target => ({
  target: 85,
  warning: null,
  critical: null,
  validFrom: null,
  ...values,
});

describe('the state of a value', () => {
  it.each([
    ['at the target', 85, 'good'],
    ['better than the target', 99, 'good'],
    ['past the target', 84.9, 'warning'],
    ['far past it, without a critical limit', 0, 'warning'],
  ] as const)('more is better, target alone: %s', (_, value, state) => {
    expect(stateOf('higher', value, target({}))).toBe(state);
  });

  it.each([
    ['at the target', 85, 'good'],
    ['between target and warning limit', 80.1, 'good'],
    ['at the warning limit', 80, 'warning'],
    ['just before the critical limit', 70.1, 'warning'],
    ['at the critical limit', 70, 'critical'],
    ['past the critical limit', 12, 'critical'],
  ] as const)('more is better, all limits: %s', (_, value, state) => {
    expect(stateOf('higher', value, target({ warning: 80, critical: 70 }))).toBe(state);
  });

  it.each([
    ['at the target', 500, 'good'],
    ['better than the target', 0, 'good'],
    ['between target and warning limit', 599, 'good'],
    ['at the warning limit', 600, 'warning'],
    ['at the critical limit', 900, 'critical'],
    ['past the critical limit', 901, 'critical'],
  ] as const)('less is better, all limits: %s', (_, value, state) => {
    expect(stateOf('lower', value, target({ target: 500, warning: 600, critical: 900 }))).toBe(state);
  });

  it.each([
    ['past the target', 501, 'warning'],
    ['at the critical limit', 900, 'critical'],
  ] as const)('less is better, no warning limit: %s', (_, value, state) => {
    expect(stateOf('lower', value, target({ target: 500, critical: 900 }))).toBe(state);
  });

  it('is tolerated between the target and its warning limit alone', () => {
    const limits = target({ warning: 80, critical: 70 });
    const tolerated = (value: number | null, of: Target | null) => isTolerated('higher', value, of);
    expect([90, 85, 84.9, 80.1, 80, 60, null].map((value) => tolerated(value, limits))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(tolerated(84, target({}))).toBe(false);
    expect(tolerated(84, null)).toBe(false);
  });

  it('is none without a value or without a target', () => {
    expect(stateOf('higher', null, target({}))).toBe('none');
    expect(stateOf('higher', 90, null)).toBe('none');
  });

  it('does not turn on what binary fractions leave over', () => {
    expect(stateOf('higher', 0.1 + 0.2, target({ target: 0.3, critical: 0.2 }))).toBe('good');
    expect(stateOf('lower', 0.1 + 0.2, target({ target: 0.3, critical: 0.4 }))).toBe('good');
    expect(compareBetter('lower', 3, 2)).toBe(-1);
    expect(compareBetter('higher', 3, 2)).toBe(1);
    expect(compareBetter('higher', 100 / 3, 33.333333333333336)).toBe(0);
  });
});
