import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import { en } from '../../i18n/en';
import type { Words } from '../../i18n/useWords';
import { amountsOf } from './amounts';

const texts: Readonly<Record<string, string>> = en;
const t = (key: string, params: Readonly<Record<string, string>> = {}): string =>
  (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
const words = { t, format: createFormat('en-US') } as unknown as Words;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the numbers of a KPI', () => {
  it('have the decimals and the unit of what they count', () => {
    const told = (['efficiency', 'ppm', 'mttr', 'wip-aging', 'dhu', 'throughput'] as const).map((kpi) =>
      plain(amountsOf(kpi, words).valueWithUnit(1234.5678)),
    );
    expect(told).toEqual([
      '1,234.6 %',
      '1,235 per million',
      '1,234.57 h',
      '1,234.6 days',
      '1,234.6 per 100 units',
      '1,234.6 units/h',
    ]);
  });

  it('tell differences in points, with more decimals where they are small, and never as 0 unless they are', () => {
    const efficiency = amountsOf('efficiency', words);
    expect([1.26, -0.04, 0.0004, 0].map((each) => efficiency.differenceWithUnit(each))).toEqual([
      '+1.3 points',
      '-0.04 points',
      '0.000 points',
      '0.0 points',
    ]);
    expect(efficiency.distanceWithUnit(-2.9)).toBe('2.9 points');
    expect(amountsOf('ppm', words).differenceWithUnit(865.2)).toBe('+865');
    expect(plain(amountsOf('mtbf', words).differenceWithUnit(-1.361))).toBe('-1.36 h');
  });

  it('stand as a dash where there are none', () => {
    const { value, valueWithUnit, brief, differenceWithUnit, numerator } = amountsOf('rty', words);
    expect([
      value(null),
      valueWithUnit(null),
      brief(null),
      differenceWithUnit(null),
      numerator(null),
    ]).toEqual(Array.from({ length: 5 }, () => '–'));
  });
});
