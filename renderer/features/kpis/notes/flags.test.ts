import { describe, expect, it } from 'vitest';
import { flagsOf, numbersText } from './flags';

const note = (noteDate: string, id: number) => ({
  id,
  noteDate,
  body: `Note ${id}`,
  writtenBy: 'LEAD-1',
  writtenByName: null,
  writtenAt: '2026-11-03T12:00:00.000Z',
});
const RANGE = { from: '2026-11-02', to: '2026-11-15' };
const NOTES = [note('2026-11-03', 7), note('2026-11-03', 8), note('2026-11-12', 9)];

describe('flags of notes on a chart', () => {
  it('stand at their day with their numbers', () => {
    const flags = flagsOf(NOTES, 'day', ['2026-11-02', '2026-11-03', '2026-11-12'], RANGE);
    expect(flags.map(({ label, numbers }) => [label, numbersText(numbers)])).toEqual([
      ['2026-11-03', '1–2'],
      ['2026-11-12', '3'],
    ]);
  });

  it('stand at the week or month that has their day', () => {
    expect(flagsOf(NOTES, 'week', ['2026-W45', '2026-W46'], RANGE).map(({ numbers }) => numbers)).toEqual([
      [1, 2],
      [3],
    ]);
    expect(flagsOf(NOTES, 'month', ['2026-11'], RANGE).map(({ numbers }) => numbersText(numbers))).toEqual([
      '1–3',
    ]);
    expect(numbersText([1, 4])).toBe('1, 4');
  });
});
