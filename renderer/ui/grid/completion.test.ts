import { describe, expect, it } from 'vitest';
import { completionOf } from './completion';

const order = (value: string) => ({ value, label: value });

describe('part of a code', () => {
  it('means the one choice that was found', () => {
    expect(completionOf([order('WO-1082')], '82')).toBe('WO-1082');
  });

  it('means nothing where it is a code itself, or several choices were found', () => {
    expect(completionOf([order('WO-1')], 'wo-1')).toBeNull();
    expect(completionOf([order('WO-1'), order('WO-12')], 'WO-1')).toBeNull();
    expect(completionOf([order('WO-10'), order('WO-12')], 'WO-1')).toBeNull();
    expect(completionOf([], '82')).toBeNull();
    expect(completionOf([order('WO-1')], '')).toBeNull();
  });
});
