import { describe, expect, it } from 'vitest';
import type { Losses } from '../../../electron/contract/losses';
import { stepsOf } from './steps';

const loss = (kind: Losses['losses'][number]['kind'], hours: number) => ({
  kind,
  code: null,
  name: null,
  nameEs: null,
  hours,
  records: 0,
});

const losses = (...all: Losses['losses']): Losses => ({
  value: 70,
  basis: 'labour',
  plannedHours: 100,
  goodHours: 100 - all.reduce((sum, { hours }) => sum + hours, 0),
  losses: all,
  factors: null,
  noteKeys: [],
});

describe('the steps from planned to good time', () => {
  it('begin where the one before ended, and end at what is good', () => {
    const steps = stepsOf(
      losses(
        loss('stop', 8),
        loss('other-stops', 2),
        loss('unaccounted', 5),
        loss('speed', -3),
        loss('quality', 1),
      ),
    );
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 100],
      [100, 92],
      [92, 90],
      [90, 85],
      [85, 88],
      [88, 87],
      [0, 87],
    ]);
    expect(steps.map(({ factor }) => factor)).toEqual([
      null,
      null,
      'availability',
      'accountedTime',
      'performance',
      'quality',
      'oee',
    ]);
    expect(steps[4]?.hours).toBe(3);
  });

  it('tell availability of the planned time where nothing stood still', () => {
    expect(stepsOf(losses(loss('unaccounted', 0), loss('speed', 0), loss('quality', 0)))[0]?.factor).toBe(
      'availability',
    );
  });
});
