import { notFound } from '../../failure';
import { connectionOf, requireClient, type ClientScope } from '../../scope';
import type { CatalogueKind } from '../../vocabulary';
import { CATALOGUES } from './kinds';

/** A code of a catalogue as its list keeps it. */
export type CatalogueCode = {
  readonly id: number;
  readonly code: string;
  /** The first-level code that it belongs to; null for the first level itself. */
  readonly parentCode: string | null;
  readonly nameEn: string;
  readonly nameEs: string;
  /** Of stop reasons alone: whether such a stop is planned. */
  readonly isPlanned: boolean;
  /** Codes of the lines that it is offered on; none: all. */
  readonly lineCodes: string[];
  readonly isActive: boolean;
  /** Whether an entry names it, or another code belongs to it: then the code stays as it is. */
  readonly isUsed: boolean;
  readonly version: number;
  readonly updatedAt: string;
};

/** A code as a picker offers it. */
export type OfferedCode = Pick<CatalogueCode, 'code' | 'parentCode' | 'nameEn' | 'nameEs' | 'isPlanned'>;

/** A row as stored. */
export type CodeRow = Omit<CatalogueCode, 'isPlanned' | 'isActive' | 'isUsed' | 'lineCodes'> & {
  readonly isPlanned: 0 | 1;
  readonly isActive: 0 | 1;
  readonly position: number;
};

const columnsOf = (kind: CatalogueKind): string =>
  `r.id, r.code, r.parent_code AS parentCode, r.name_en AS nameEn, r.name_es AS nameEs, r.position,
   ${CATALOGUES[kind].hasPlanned ? 'r.is_planned' : '0'} AS isPlanned, r.is_active AS isActive, r.version,
   r.updated_at AS updatedAt`;

/** The rows of a catalogue as a tree: each first-level code, then those that belong to it, by place and name. */
export const listRows = (scope: ClientScope, clientId: number, kind: CatalogueKind): CodeRow[] => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT ${columnsOf(kind)} FROM ${CATALOGUES[kind].table} r WHERE r.client_id = ?
       ORDER BY r.position, r.name_en, r.code`,
    )
    .all(clientId) as CodeRow[];
  const children = Map.groupBy(rows, ({ parentCode }) => parentCode);
  const firsts = children.get(null) ?? [];
  return firsts.flatMap((first) => [first, ...(children.get(first.code) ?? [])]);
};

/** Lines that codes of a catalogue are limited to, by code. */
const linesOf = (
  scope: ClientScope,
  clientId: number,
  kind: CatalogueKind,
): ReadonlyMap<string, { readonly id: number; readonly code: string }[]> => {
  const { lines } = CATALOGUES[kind];
  if (!lines) return new Map();
  const rows = connectionOf(scope)
    .prepare(
      `SELECT x.${lines.column} AS owner, l.id, l.code
       FROM ${lines.table} x JOIN lines l ON l.client_id = x.client_id AND l.id = x.line_id
       WHERE x.client_id = ? ORDER BY l.code`,
    )
    .all(clientId) as { owner: string; id: number; code: string }[];
  return Map.groupBy(rows, ({ owner }) => owner);
};

const usedCodes = (scope: ClientScope, clientId: number, kind: CatalogueKind): ReadonlySet<string> => {
  const { table, column } = CATALOGUES[kind].entries;
  const codes = connectionOf(scope)
    .prepare(`SELECT DISTINCT ${column} FROM ${table} WHERE client_id = ?`)
    .pluck()
    .all(clientId) as string[];
  return new Set(codes);
};

/**
 * A client's codes of one catalogue, those out of use too, each first-level one before those that belong to it.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listCatalogue = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly kind: CatalogueKind },
): Promise<CatalogueCode[]> => {
  const clientId = requireClient(scope, input.clientId);
  const rows = listRows(scope, clientId, input.kind);
  const used = usedCodes(scope, clientId, input.kind);
  const parents = new Set(rows.map(({ parentCode }) => parentCode));
  const lines = linesOf(scope, clientId, input.kind);
  return rows.map(({ position: _, ...row }) => ({
    ...row,
    isPlanned: row.isPlanned === 1,
    isActive: row.isActive === 1,
    isUsed: used.has(row.code) || parents.has(row.code),
    lineCodes: (lines.get(row.code) ?? []).map(({ code }) => code),
  }));
};

/** What a picker of one catalogue offers, of a line where one is given; does not ask whose the client is. */
export const offeredOf = (
  scope: ClientScope,
  clientId: number,
  kind: CatalogueKind,
  lineId: number | undefined,
): OfferedCode[] => {
  const lines = linesOf(scope, clientId, kind);
  const isOffered = ({ code, isActive }: CodeRow): boolean => {
    const own = lines.get(code);
    return isActive === 1 && (lineId === undefined || !own || own.some(({ id }) => id === lineId));
  };
  const rows = listRows(scope, clientId, kind).filter(isOffered);
  const codes = new Set(rows.map(({ code }) => code));
  return rows
    .filter(({ parentCode }) => parentCode === null || codes.has(parentCode))
    .map(({ code, parentCode, nameEn, nameEs, isPlanned }) => ({
      code,
      parentCode,
      nameEn,
      nameEs,
      isPlanned: isPlanned === 1,
    }));
};

/**
 * What pickers offer: the codes in use of all catalogues, of one line those that are for it. A code whose first-level one
 * is not offered is not offered either.
 * @throws Failure `not-found` for a client outside the scope, or a line that it does not have.
 */
export const listOfferedCodes = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly lineId?: number | undefined },
): Promise<{ stops: OfferedCode[]; holds: OfferedCode[]; defects: OfferedCode[] }> => {
  const clientId = requireClient(scope, input.clientId);
  const { lineId } = input;
  const isKnown = connectionOf(scope).prepare('SELECT 1 FROM lines WHERE client_id = ? AND id = ?');
  if (lineId !== undefined && !isKnown.get(clientId, lineId)) throw notFound('line');
  return {
    stops: offeredOf(scope, clientId, 'stop-reasons', lineId),
    holds: offeredOf(scope, clientId, 'hold-reasons', lineId),
    defects: offeredOf(scope, clientId, 'defect-types', lineId),
  };
};
