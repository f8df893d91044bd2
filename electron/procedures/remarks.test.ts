import { describe, expect, it } from 'vitest';
import { INSPECTION_REMARK_KEYS } from '../../db/repositories/inspections/types';
import { REMARK_KEYS } from '../../db/repositories/production/types';
import { STOP_REMARK_KEYS } from '../../db/repositories/stops/types';
import { catalogue } from '../contract/sentences';

describe('what is said about rows of a sheet', () => {
  it.each([
    ['production', REMARK_KEYS],
    ['stops', STOP_REMARK_KEYS],
    ['inspections', INSPECTION_REMARK_KEYS],
  ] as const)('has a sentence in every language: %s', (_, keys) => {
    for (const sentences of Object.values(catalogue)) {
      expect(keys.filter((key) => !(key in sentences))).toEqual([]);
    }
    expect(keys.length).toBeGreaterThan(10);
  });
});
