import { describe, expect, it } from 'vitest';
import apparel from '../../../resources/catalogues/apparel.json';
import { codeChoices, codeFinder } from './choices';

const stops = apparel.downtimeReasons.map((each) => ({ ...each, isPlanned: each.isPlanned === true }));
const defects = apparel.defectTypes.map((each) => ({ ...each, isPlanned: false }));

const first = (list: typeof stops, language: 'en' | 'es', text: string): string | undefined =>
  codeFinder(codeChoices(list, language))(text)[0]?.value;

describe('a reason found by typing', () => {
  it('takes two or three letters for the usual ones, in both languages', () => {
    expect(first(stops, 'en', 'eq')).toBe('EQUIPMENT_FAILURE');
    expect(first(stops, 'en', 'ef')).toBe('EQUIPMENT_FAILURE');
    expect(first(stops, 'en', 'ch')).toBe('CHANGEOVER_SETUP');
    expect(first(stops, 'en', 'cs')).toBe('CHANGEOVER_SETUP');
    expect(first(stops, 'es', 'fal')).toBe('EQUIPMENT_FAILURE');
    expect(first(stops, 'es', 'cam')).toBe('CHANGEOVER_SETUP');
    expect(first(defects, 'en', 'st')).toBe('STITCHING');
    expect(first(defects, 'es', 'cos')).toBe('STITCHING');
  });

  it('finds the second level by its own name, and lists it after its group by the name of that', () => {
    expect(first(stops, 'en', 'needle')).toBe('NEEDLE_OR_THREAD');
    expect(first(stops, 'en', 'thread')).toBe('NEEDLE_OR_THREAD');
    const found = codeFinder(codeChoices(stops, 'en'))('equip');
    expect(found.map(({ value }) => value)).toEqual(['EQUIPMENT_FAILURE', 'NEEDLE_OR_THREAD']);
    expect(found[1]?.label).toBe('Equipment failure › Needle or thread break');
  });

  it('minds neither case nor accents, and knows the other language', () => {
    expect(first(stops, 'en', 'ENERGIA')).toBe('POWER_OUTAGE');
    expect(first(stops, 'es', 'power')).toBe('POWER_OUTAGE');
  });

  it('finds nothing for what is no name', () => {
    expect(codeFinder(codeChoices(stops, 'en'))('xyz')).toEqual([]);
  });
});
