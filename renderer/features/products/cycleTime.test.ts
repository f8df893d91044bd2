import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import { amountOf, hoursOfTyped, typedCycle } from './cycleTime';

const format = createFormat('en-US');

describe('a cycle time', () => {
  it('is said in minutes, hours or pieces per hour', () => {
    expect(amountOf(0.25, 'minutes')).toBe(15);
    expect(amountOf(0.25, 'hours')).toBe(0.25);
    expect(amountOf(0.25, 'perHour')).toBe(4);
    expect(amountOf(0.208_333_333, 'minutes')).toBe(12.5);
  });

  it('is read back as it was typed', () => {
    expect(hoursOfTyped({ text: '12.5', unit: 'minutes' }, format)).toBeCloseTo(0.208_333, 6);
    expect(hoursOfTyped({ text: '4', unit: 'perHour' }, format)).toBe(0.25);
    expect(hoursOfTyped(typedCycle(0.25, format, 'hours'), format)).toBe(0.25);
    expect(hoursOfTyped(typedCycle(null, format), format)).toBeNull();
  });

  it('is refused where it is none', () => {
    for (const text of ['x', '0', '-3']) expect(hoursOfTyped({ text, unit: 'minutes' }, format)).toBeNaN();
    expect(hoursOfTyped({ text: '0', unit: 'perHour' }, format)).toBeNaN();
    expect(hoursOfTyped({ text: '1001', unit: 'hours' }, format)).toBeNaN();
  });
});
