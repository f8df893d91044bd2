import { connectionOf, type ClientScope } from '../../scope';
import type { CodeRow } from './list';

/**
 * Puts a code among the siblings of a parent at a place (without one, last) and numbers them anew; their versions stay,
 * since their order is no one's form. Answers whether anything moved.
 */
export const placeAmong = (
  scope: ClientScope,
  table: string,
  rows: readonly CodeRow[],
  {
    own,
    parentCode,
    position,
  }: { readonly own: CodeRow; readonly parentCode: string | null; readonly position: number | undefined },
): boolean => {
  const before = rows.filter((row) => row.parentCode === parentCode);
  const others = before.filter((row) => row.id !== own.id);
  const after = others.toSpliced(position ?? others.length, 0, own);
  if (after.every((row, at) => row === before[at]) && after.length === before.length) return false;
  const store = connectionOf(scope).prepare(`UPDATE main.${table} SET position = ? WHERE id = ?`);
  for (const [at, row] of after.entries()) store.run(at, row.id);
  return true;
};
