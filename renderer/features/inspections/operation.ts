import type { Format } from '../../format';
import { fold } from '../../ui/grid/fold';
import type { Choice } from '../../ui/grid/model';
import { isBlank } from '../sheet/section';
import { textOf, type InspectionRow } from './rows';

const keyOf = (userCode: string, clientCode: string): string =>
  `lineside.inspected-operation|${userCode}|${clientCode}`;

/** Code of the operation that this user inspected last at this PC; null before the first time. */
export const lastOperation = (userCode: string, clientCode: string): string | null =>
  localStorage.getItem(keyOf(userCode, clientCode));

/** Remembers an operation for the next inspection. */
export const rememberOperation = (userCode: string, clientCode: string, code: string): void =>
  localStorage.setItem(keyOf(userCode, clientCode), code);

type Rows = readonly InspectionRow[];

/** The operation that an inspection is most likely of: that of the last row, of the last visit, or the only one; else ''. */
export const usualOperation = (
  rows: Rows,
  operations: readonly Choice[],
  remembered: string | null,
  format: Format,
): string => {
  const above = rows.findLast((row) => textOf(row, 'operation', format) !== '');
  if (above) return textOf(above, 'operation', format);
  const known = operations.find(({ value }) => fold(value) === fold(remembered ?? ''));
  return (known ?? (operations.length === 1 ? operations[0] : undefined))?.value ?? '';
};

const changed = (
  before: Rows,
  after: Rows,
): readonly (readonly [was: InspectionRow, is: InspectionRow])[] => {
  const known = new Map(before.map((row) => [row.key, row]));
  return after.flatMap((row) => {
    const was = known.get(row.key);
    return was && was !== row ? [[was, row] as const] : [];
  });
};

/** The operation that an edit has put into a row; null where it put none, or one that is not known. */
export const chosenOperation = (
  before: Rows,
  after: Rows,
  operations: readonly Choice[],
  format: Format,
): string | null => {
  const chosen = changed(before, after).flatMap(([was, is]) => {
    const operation = textOf(is, 'operation', format);
    return operation === textOf(was, 'operation', format) ? [] : [operation];
  });
  return chosen.find((code) => operations.some(({ value }) => value === code)) ?? null;
};

/** The rows after an edit, where one that it has begun without an operation has the usual one. */
export const withUsualOperation = (before: Rows, after: Rows, usual: string, format: Format): Rows => {
  if (usual === '') return after;
  const begun = new Set(
    changed(before, after).flatMap(([was, is]) =>
      isBlank(was) && !isBlank(is) && textOf(is, 'operation', format) === '' ? [is.key] : [],
    ),
  );
  return after.map((row) =>
    begun.has(row.key) ? { ...row, typed: { ...row.typed, operation: usual } } : row,
  );
};
