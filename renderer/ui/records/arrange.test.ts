import { describe, expect, it } from 'vitest';
import { arrange, nextSort, withFilter, type Column, type ListView } from './arrange';

type Row = { readonly name: string; readonly count: number | null; readonly kind: string };
const rows: readonly Row[] = [
  { name: 'línea 10', count: 3, kind: 'a' },
  { name: 'Linea 9', count: null, kind: 'b' },
  { name: 'alpha', count: 20, kind: 'a' },
];
const columns: readonly Column<Row>[] = [
  { key: 'name', label: 'Name', value: (row) => row.name },
  { key: 'count', label: 'Count', value: (row) => row.count, isNumber: true },
  { key: 'kind', label: 'Kind', value: (row) => row.kind },
];
const names = (view: ListView): string[] => arrange(rows, columns, view, 'en').map((row) => row.name);

describe('a list', () => {
  it('finds every word in any column, whatever its accents and case', () => {
    expect(names({ q: 'LINEA b' })).toEqual(['Linea 9']);
    expect(names({ q: ' 20 ' })).toEqual(['alpha']);
    expect(names({ q: 'nothing' })).toEqual([]);
  });

  it('keeps the order of the data until a column is chosen', () => {
    expect(names({})).toEqual(['línea 10', 'Linea 9', 'alpha']);
    expect(names({ sort: 'unknown' })).toEqual(['línea 10', 'Linea 9', 'alpha']);
  });

  it('sorts numbers as numbers, in text too, and puts blanks last in both directions', () => {
    expect(names({ sort: 'name' })).toEqual(['alpha', 'Linea 9', 'línea 10']);
    expect(names({ sort: '-name' })).toEqual(['línea 10', 'Linea 9', 'alpha']);
    expect(names({ sort: 'count' })).toEqual(['línea 10', 'alpha', 'Linea 9']);
    expect(names({ sort: '-count' })).toEqual(['alpha', 'línea 10', 'Linea 9']);
  });

  it('goes from ascending to descending to the order of the data', () => {
    expect(nextSort({}, 'name')).toBe('name');
    expect(nextSort({ sort: 'name' }, 'name')).toBe('-name');
    expect(nextSort({ sort: '-name' }, 'name')).toBeUndefined();
    expect(nextSort({ sort: '-name' }, 'count')).toBe('count');
  });

  it('narrows to one value of a column, and opens again', () => {
    const narrowed = withFilter({}, 'kind', 'a');
    expect(names(narrowed)).toEqual(['línea 10', 'alpha']);
    expect(names(withFilter(narrowed, 'kind', 'b'))).toEqual(['Linea 9']);
    expect(names(withFilter(narrowed, 'kind', null))).toHaveLength(3);
  });
});
