import { describe, expect, test } from 'vitest';
import { createScanDetector, type KeyPress } from './detector';

type Recorded = readonly (readonly [key: string, at: number, more?: Partial<KeyPress>])[];

const hear = (recorded: Recorded): (string | null)[] => {
  const detector = createScanDetector();
  return recorded
    .map(([key, at, more]) => detector.hear({ key, at, isRepeat: false, isShortcut: false, ...more }))
    .map(({ scanned }) => scanned)
    .filter((scanned, at, all) => scanned !== null || at === all.length - 1);
};

/** A code with so many milliseconds before each key; capitals come with their Shift, as scanners send them. */
const paced = (code: string, gaps: (at: number) => number, end = 'Enter', from = 1000): Recorded => {
  let at = from;
  const presses = [...code].flatMap((key, place): Recorded => {
    at += gaps(place);
    return key === key.toLowerCase()
      ? [[key, at]]
      : [
          ['Shift', at - 0.4],
          [key, at],
        ];
  });
  return [...presses, [end, at + gaps(code.length)]];
};

describe('a scan', () => {
  // Event times of a USB scanner in keyboard mode, at its fastest setting: 2 ms a report, Shift in reports of its own.
  test('of a quick scanner is one', () => {
    const recorded: Recorded = [
      ['Shift', 51_204.1],
      ['W', 51_206.1],
      ['O', 51_210.2],
      ['-', 51_216.1],
      ['1', 51_220.1],
      ['1', 51_224.2],
      ['8', 51_228.1],
      ['2', 51_232.1],
      ['Enter', 51_236.2],
    ];
    expect(hear(recorded)).toEqual(['WO-1182']);
  });

  test('of a slow wireless scanner is one, also when its Tab comes late', () => {
    const jitter = [0, 28, 31, 44, 26, 30, 33, 85];
    expect(hear(paced('wo-1182', (at) => jitter[at] ?? 30, 'Tab'))).toEqual(['wo-1182']);
  });

  test('after slow typing begins where it became quick', () => {
    expect(hear([['1', 100], ['2', 320], ...paced('WO-1182', () => 8)])).toEqual(['WO-1182']);
  });

  test('follows another', () => {
    const first = paced('WO-1', () => 5);
    expect(hear([...first, ...paced('WO-2', () => 5, 'Enter', 2000)])).toEqual(['WO-1', 'WO-2']);
  });
});

describe('typing', () => {
  // Event times of a practised typist, 110 words a minute, two pairs of keys rolled over.
  test('of a quick person is none', () => {
    const gaps = [0, 118, 36, 102, 96, 31, 127, 109];
    expect(hear(paced('wo-1182', (at) => gaps[at] ?? 110))).toEqual([null]);
  });

  test('of numbers on the keypad is none', () => {
    const gaps = [0, 74, 66, 81, 72, 90];
    expect(hear(paced('12450', (at) => gaps[at] ?? 80, 'Tab'))).toEqual([null]);
  });

  test('of three keys that were hit as one is none', () => {
    expect(hear(paced('120', () => 9))).toEqual([null]);
  });

  test('by holding a key is none', () => {
    const held = Array.from({ length: 9 }, (_, at) => ['0', 600 + at * 30, { isRepeat: true }] as const);
    expect(hear([['0', 100], ...held, ['Enter', 900]])).toEqual([null]);
  });

  test('that ends in a shortcut, an arrow or nothing is none', () => {
    const code = paced('WO-1182', () => 5).slice(0, -1);
    expect(hear([...code, ['Enter', 1045, { isShortcut: true }]])).toEqual([null]);
    expect(hear([...code, ['ArrowDown', 1045], ['Enter', 1050]])).toEqual([null]);
    expect(hear(code)).toEqual([null]);
    expect(hear([...code, ['Enter', 1400]])).toEqual([null]);
  });
});

test('the first key of a run is told, so that what stood there can be kept', () => {
  const detector = createScanDetector();
  const isFirst = ([key, at]: readonly [string, number]) =>
    detector.hear({ key, at, isRepeat: false, isShortcut: false }).isFirst;
  const typed = [
    ['1', 100],
    ['2', 300],
    ['W', 900],
    ['O', 905],
    ['Enter', 910],
  ] as const;
  expect(typed.map(isFirst)).toEqual([true, true, true, false, false]);
});
