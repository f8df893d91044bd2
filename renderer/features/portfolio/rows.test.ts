import { describe, expect, it } from 'vitest';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { PortfolioColumn } from '../../../electron/contract/portfolio';
import { nextSort, ownDates, sortRows, usualToday } from './rows';
import { showOf, shownColumns } from './search';

const client = (id: number, name: string, timezone = 'America/Mexico_City'): ClientSummary => ({
  id,
  code: `C${id}`,
  name,
  timezone,
  isActive: true,
});

const column = (
  kpi: PortfolioColumn['kpi'],
  better: 'higher' | 'lower',
  values: (number | null)[],
): PortfolioColumn => ({
  kpi,
  better,
  values,
  before: [],
  changes: [],
  directions: [],
  targets: [],
  states: [],
  tolerated: [],
  estimatedShares: [],
  missing: [],
  courses: [],
});

const range = { from: '2026-01-01', to: '2026-01-31' };
const known = [client(1, 'Beta'), client(2, 'Alfa'), client(3, 'Gamma'), client(4, 'Delta')];
const told = {
  clients: [1, 2, 3, 4].map((clientId) => ({ clientId, ...range, before: range, critical: clientId % 3 })),
  columns: [
    column('efficiency', 'higher', [80, 60, null, 60]),
    column('ppm', 'lower', [500, null, 9000, 20]),
  ],
};
const names = (sort: 'efficiency' | 'ppm' | 'critical' | undefined, order?: 'best') =>
  sortRows(told, known, { sort, order }).map((row) => row.client.name);

describe('the order of clients', () => {
  it('is by name, or the worst first by what is better', () => {
    expect(names(undefined)).toEqual(['Alfa', 'Beta', 'Delta', 'Gamma']);
    expect(names('efficiency')).toEqual(['Alfa', 'Delta', 'Beta', 'Gamma']);
    expect(names('ppm')).toEqual(['Gamma', 'Beta', 'Delta', 'Alfa']);
    expect(names('critical')).toEqual(['Alfa', 'Beta', 'Delta', 'Gamma']);
  });

  it('has those without a value last either way', () => {
    expect(names('efficiency', 'best')).toEqual(['Beta', 'Alfa', 'Delta', 'Gamma']);
    expect(names('ppm', 'best')).toEqual(['Delta', 'Beta', 'Gamma', 'Alfa']);
  });

  it('goes from worst to best and back to the names', () => {
    const first = nextSort({ sort: undefined, order: undefined }, 'ppm');
    expect(first).toEqual({ sort: 'ppm', order: undefined });
    expect(nextSort(first, 'ppm')).toEqual({ sort: 'ppm', order: 'best' });
    expect(nextSort({ sort: 'ppm', order: 'best' }, 'ppm')).toEqual({ sort: undefined, order: undefined });
    expect(nextSort({ sort: 'ppm', order: 'best' }, 'fpy')).toEqual({ sort: 'fpy', order: undefined });
  });
});

describe('the dates', () => {
  const far = [client(1, 'A'), client(2, 'B'), client(3, 'C', 'Asia/Tokyo')];
  const evening = new Date('2026-01-31T20:00:00Z');

  it('are those of most clients, and a client’s own where its today is another', () => {
    expect(usualToday(far, evening)).toBe('2026-01-31');
    const usual = { from: '2026-01-25', to: '2026-01-31' };
    expect(ownDates(far, { period: 'last-7' }, usual, evening)).toEqual([
      { clientId: 3, from: '2026-01-26', to: '2026-02-01' },
    ]);
    expect(ownDates(far, usual, usual, evening)).toEqual([]);
  });
});

describe('the columns', () => {
  it('are the ten unless an address says otherwise, and say nothing then', () => {
    expect(shownColumns(undefined)).toHaveLength(10);
    expect(showOf(shownColumns(undefined))).toBeUndefined();
    expect(shownColumns(['ppm', 'otd'])).toEqual(['otd', 'ppm']);
    expect(showOf(['ppm', 'otd'])).toEqual(['otd', 'ppm']);
  });
});
