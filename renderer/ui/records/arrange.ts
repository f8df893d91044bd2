import type { ReactNode } from 'react';

/** What is searched, sorted and exported of a cell. */
export type Plain = string | number | boolean | null;

/** A column of a list of records. */
export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly value: (row: Row) => Plain;
  /** What is shown in its place: a mark, a date in words. */
  readonly show?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
};

/** A choice that narrows a list to the rows of one value of a column. */
export type Filter = {
  /** Key of the column. */
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** How a list is looked at; it stands in the page's address. */
export type ListView = {
  readonly q?: string | undefined;
  /** Key of the column that it is sorted by, with a `-` before it for descending. */
  readonly sort?: string | undefined;
  /** Chosen filters as `key:value`. */
  readonly only?: readonly string[] | undefined;
  /** Keys of hidden columns. */
  readonly hide?: readonly string[] | undefined;
  /** Also with the records that are out of use. */
  readonly inactive?: 'shown' | undefined;
};

const plainText = (value: Plain): string =>
  String(value ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

const matches = <Row>(row: Row, columns: readonly Column<Row>[], words: readonly string[]): boolean => {
  const texts = columns.map((column) => plainText(column.value(row)));
  return words.every((word) => texts.some((text) => text.includes(word)));
};

/** Column and direction of a list's order; null where it is the order of the data. */
export const sortOf = (view: ListView): { readonly key: string; readonly isDescending: boolean } | null => {
  if (!view.sort) return null;
  const isDescending = view.sort.startsWith('-');
  return { key: isDescending ? view.sort.slice(1) : view.sort, isDescending };
};

/** The next order when a column's head is pressed: ascending, descending, as the data come. */
export const nextSort = (view: ListView, key: string): string | undefined => {
  const sort = sortOf(view);
  if (sort?.key !== key) return key;
  return sort.isDescending ? undefined : `-${key}`;
};

/** The value that a filter stands on, if it was chosen. */
export const filterOf = (view: ListView, key: string): string | null =>
  view.only?.find((each) => each.startsWith(`${key}:`))?.slice(key.length + 1) ?? null;

/** The choices of a view with one filter set to a value, or taken away. */
export const withFilter = (view: ListView, key: string, value: string | null): ListView => {
  const others = (view.only ?? []).filter((each) => !each.startsWith(`${key}:`));
  return { ...view, only: value === null ? others : [...others, `${key}:${value}`] };
};

/**
 * The rows that a view shows, in its order: every word that is searched stands in some column (accents and case do not
 * matter), numbers sort as numbers, blanks come last.
 */
export const arrange = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  view: ListView,
  language: string,
): Row[] => {
  const words = plainText(view.q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const filtered = rows.filter(
    (row) =>
      matches(row, columns, words) &&
      columns.every((column) => {
        const only = filterOf(view, column.key);
        return only === null || String(column.value(row) ?? '') === only;
      }),
  );
  const sort = sortOf(view);
  const column = columns.find(({ key }) => key === sort?.key);
  if (!sort || !column) return filtered;
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const direction = sort.isDescending ? -1 : 1;
  return filtered.toSorted((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    const [isBlank, isOtherBlank] = [left === null || left === '', right === null || right === ''];
    if (isBlank || isOtherBlank) return Number(isBlank) - Number(isOtherBlank);
    if (typeof left === 'number' && typeof right === 'number') return direction * (left - right);
    return direction * compare(String(left), String(right));
  });
};
