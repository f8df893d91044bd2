import { describe, expect, it } from 'vitest';
import { count, countTogether, worthAnother } from './verdict.mjs';

const file = (name: string, ...verdicts: readonly string[]) => ({
  name,
  status: verdicts.includes('failed') || verdicts.length === 0 ? 'failed' : 'passed',
  assertionResults: verdicts.map((status) => ({ status })),
});
const report = (...testResults: readonly ReturnType<typeof file>[]) => ({ testResults });

describe('what a test run counts', () => {
  it('counts tests, and a file that could not run as a failure', () => {
    expect(count(report(file('a', 'passed', 'failed', 'skipped'), file('b')), 1)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
    });
  });

  it('takes a run that broke off, or ran nothing, as failed', () => {
    expect(count(undefined, 1).failed).toBe(1);
    expect(count(report(), 0).failed).toBe(1);
    expect(count(report(file('a', 'passed')), 1).failed).toBe(1);
  });

  it('runs a few failed files again, many never', () => {
    expect(worthAnother(report(file('a', 'failed'), file('b', 'passed')))).toEqual(['a']);
    expect(worthAnother(report(...['a', 'b', 'c', 'd'].map((name) => file(name, 'failed'))))).toEqual([]);
    expect(worthAnother(undefined)).toEqual([]);
  });

  it('judges a file by its second run, whole', () => {
    const first = report(file('a', 'passed', 'failed'), file('b', 'passed'));
    expect(countTogether(first, report(file('a', 'passed', 'passed')), 0)).toEqual({
      passed: 3,
      failed: 0,
      skipped: 0,
    });
    expect(countTogether(first, report(file('a', 'failed', 'passed')), 1).failed).toBe(1);
  });

  it('fails where the second run did not happen', () => {
    const first = report(file('a', 'failed'), file('b', 'failed'), file('c', 'passed'));
    expect(countTogether(first, undefined, 1).failed).toBe(2);
    expect(countTogether(first, report(file('a', 'passed')), 0).failed).toBe(1);
  });
});
