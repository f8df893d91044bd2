import { describe, expect, it } from 'vitest';
import { distance, inGroups, rank } from './rank';

const labels = (found: readonly { readonly entry: { readonly label: string } }[]) =>
  found.map(({ entry }) => entry.label);

describe('ranking', () => {
  const orders = [
    { label: 'TEE WO-1 copy' },
    { label: 'closed', code: 'WO-11', isOver: true },
    { label: 'open', code: 'WO-12' },
    { label: 'the one', code: 'wo-1', isOver: true },
    { label: 'other' },
  ];

  it('puts the very code first, then beginnings, what is over after what is not', () => {
    expect(labels(rank(orders, 'WO-1'))).toEqual(['the one', 'open', 'closed', 'TEE WO-1 copy']);
  });

  it('takes parts, any order of words, and no notice of accents and case', () => {
    const entries = [
      { label: 'Razón de paro nueva', words: ['new stop reason'] },
      { label: 'Paros sin causa' },
      { label: 'Disponibilidad' },
    ];
    expect(labels(rank(entries, 'razon'))).toEqual(['Razón de paro nueva']);
    expect(labels(rank(entries, 'PARO'))).toEqual(['Paros sin causa', 'Razón de paro nueva']);
    expect(labels(rank(entries, 'nueva paro'))).toEqual(['Razón de paro nueva']);
    expect(labels(rank(entries, 'bilidad'))).toEqual(['Disponibilidad']);
    expect(labels(rank(entries, 'reason'))).toEqual(['Razón de paro nueva']);
    expect(labels(rank(entries, 'paro xyz'))).toEqual([]);
  });

  it('finds nothing for no text', () => {
    expect([distance({ label: 'Anything' }, ''), distance({ label: 'Anything' }, '   ')]).toEqual([
      null,
      null,
    ]);
  });

  it('tells groups by their nearest entry, and no more than so many of each', () => {
    const entries = [
      { group: 'pages', label: 'Orders of today' },
      { group: 'orders', label: 'A', code: 'ORD-1' },
      { group: 'orders', label: 'B', code: 'ORD-2' },
      { group: 'orders', label: 'C', code: 'ORD' },
    ];
    const found = inGroups(entries, 'ord', 2);
    expect(found.map(({ group, entries: members }) => [group, members.map(({ label }) => label)])).toEqual([
      ['orders', ['C', 'A']],
      ['pages', ['Orders of today']],
    ]);
  });
});
