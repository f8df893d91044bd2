import { describe, expect, it } from 'vitest';
import { byStarted, stepsOf } from './steps';

const style = (name: string | null, started: number, routing: string[] = []) => ({
  style: name,
  started,
  value: 72,
  steps: [
    { operation: 'CUT', passed: 90, inspected: 100, value: 90, rolled: 90 },
    { operation: 'PACK', passed: 80, inspected: 100, value: 80, rolled: 72 },
  ],
  routing,
});

describe('a cascade of yields', () => {
  it('goes down from 100 to the yield of the style', () => {
    const steps = stepsOf(style('A', 100));
    expect(steps.map(({ before, after }) => [before, after])).toEqual([
      [100, 90],
      [90, 72],
    ]);
  });

  it('has operations without inspections in their place, where nothing is lost', () => {
    const steps = stepsOf(style('A', 100, ['CUT', 'SEW', 'PACK', 'SHIP']));
    expect(
      steps.map(({ operation, inspected, after }) => [operation, inspected?.value ?? null, after]),
    ).toEqual([
      ['CUT', 90, 90],
      ['SEW', null, 90],
      ['PACK', 80, 72],
      ['SHIP', null, 72],
    ]);
  });

  it('begins with the style that started the most', () => {
    const styles = [style('B', 50), style('C', 200), style(null, 50)];
    expect(byStarted(styles).map(({ style: name }) => name)).toEqual(['C', null, 'B']);
  });
});
