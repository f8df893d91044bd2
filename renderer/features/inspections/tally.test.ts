import { describe, expect, it } from 'vitest';
import apparel from '../../../resources/catalogues/apparel.json';
import { codeChoices, codeFinder } from '../catalogues/choices';
import {
  NO_KEYS,
  pressTally,
  readTally,
  tallyOf,
  tallyText,
  withCount,
  withTally,
  type Defect,
} from './tally';

const choices = codeChoices(
  apparel.defectTypes.map((each) => ({ ...each, isPlanned: false })),
  'en',
);
const find = codeFinder(choices);
const nameOf = (type: string): string => choices.find(({ value }) => value === type)?.name ?? type;

const defect = (type: string, changes: Partial<Defect> = {}): Defect => ({
  id: null,
  type,
  description: null,
  unitSerial: null,
  disposition: 'NONE',
  rootCause: null,
  ...changes,
});

describe('a tally that is typed into one cell', () => {
  const read = (text: string) => Object.fromEntries(readTally(text, find) ?? [['?', 0]]);

  it('takes a count and the first letters', () => {
    expect(read('3st')).toEqual({ STITCHING: 3 });
    expect(read('3 stitching, 1 stain')).toEqual({ STITCHING: 3, STAIN: 1 });
    expect(read('3st 1sta 2 open seam')).toEqual({ STITCHING: 3, STAIN: 1, OPEN_SEAM: 2 });
    expect(read('st x3; siz')).toEqual({ STITCHING: 3, SIZING: 1 });
    expect(read('2 st + 1 st')).toEqual({ STITCHING: 3 });
  });

  it('is none where part of it names no type', () => {
    expect(readTally('3 xyz', find)).toBeNull();
    expect(readTally('3', find)).toBeNull();
    expect(readTally('3st, 2 xyz', find)).toBeNull();
  });

  it('reads what it writes', () => {
    for (const { value } of choices) {
      const tally = new Map([[value, 2]]);
      expect([value, readTally(tallyText(tally, nameOf), find)]).toEqual([value, tally]);
    }
    const all = new Map(choices.map(({ value }, at) => [value, at + 1]));
    expect(readTally(tallyText(all, nameOf), find)).toEqual(all);
  });
});

describe('the defects behind a tally', () => {
  it('come and go without the details of others', () => {
    const list = [
      defect('STITCHING', { id: 1, rootCause: 'OPERATOR_ERROR' }),
      defect('STITCHING', { id: 2 }),
      defect('STAIN', { id: 3 }),
    ];
    expect(withCount(list, 'STITCHING', 3).map(({ id }) => id)).toEqual([1, 2, null, 3]);
    expect(withCount(list, 'STITCHING', 1).map(({ id }) => id)).toEqual([1, 3]);
    expect(withCount(list, 'STITCHING', 0).map(({ id }) => id)).toEqual([3]);
    expect(withTally(list, new Map([['STAIN', 2]])).map(({ type }) => type)).toEqual(['STAIN', 'STAIN']);
    expect(tallyOf(list)).toEqual(
      new Map([
        ['STITCHING', 2],
        ['STAIN', 1],
      ]),
    );
  });

  it('stay the same list where nothing changes', () => {
    const list = [defect('STAIN')];
    expect(withCount(list, 'STAIN', 1)).toBe(list);
  });
});

describe('a tally by keys', () => {
  const press = (...pressed: string[]) => {
    let keys = NO_KEYS;
    let list: readonly Defect[] = [];
    for (const key of pressed) {
      const done = pressTally(key, keys, tallyOf(list), find);
      if (!done) continue;
      keys = done.keys;
      if (done.count) list = withCount(list, done.count.type, done.count.count);
    }
    return { type: keys.type, counts: Object.fromEntries(tallyOf(list)) };
  };

  it('chooses by letters, counts by + and −, sets by digits', () => {
    expect(press('s', 't', '3').counts).toEqual({ STITCHING: 3 });
    expect(press('s', '+', '+', '-').counts).toEqual({ STITCHING: 1 });
    expect(press('s', 't', '1', '2', 'Backspace').counts).toEqual({ STITCHING: 1 });
  });

  it('begins anew with the letters after a count', () => {
    expect(press('s', 't', '3', 's', 'i', '+').counts).toEqual({ STITCHING: 3, SIZING: 1 });
  });

  it('counts nothing before a type is chosen, and nothing below 0', () => {
    expect(press('+', '3').counts).toEqual({});
    expect(press('s', '-').counts).toEqual({});
  });

  it('goes on with the last letter where the letters before it find nothing with it', () => {
    expect(press('q', 'p').type).toBe('PACKAGING');
  });
});
