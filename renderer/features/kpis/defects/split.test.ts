import { describe, expect, it } from 'vitest';
import { inGroups, kindInAddress, kindOf } from './split';

const bar = (code: string | null, group: string | null, amount: number) => ({
  code,
  name: code,
  nameEs: code,
  group,
  amount,
  share: amount / 10,
  cumulativeShare: 1,
  records: 1,
});

describe('kinds of defects', () => {
  it('go into an address and come back', () => {
    for (const kind of [
      { split: 'type', code: 'COLOR.SHADE' },
      { split: 'type-group', code: 'SIZING' },
      { split: 'cause', code: null },
    ] as const) {
      expect(kindOf(kindInAddress(kind))).toEqual(kind);
    }
    expect([kindOf(undefined), kindOf('operation.SEW')]).toEqual([null, null]);
  });

  it('stand under the first level of their catalogue', () => {
    const groups = [bar('COLOUR', 'COLOUR', 7), bar('STAIN', 'STAIN', 2), bar(null, null, 1)];
    const types = [
      bar('SHADE', 'COLOUR', 4),
      bar('COLOUR', 'COLOUR', 3),
      bar('STAIN', 'STAIN', 2),
      bar(null, null, 1),
    ];
    expect(inGroups(groups, types).map(({ parts }) => parts.map(({ code }) => code))).toEqual([
      ['SHADE', 'COLOUR'],
      [],
      [],
    ]);
  });
});
