import { audit } from '../../audit';
import { Failure, notFound, type FailureCode, type SentenceParams } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { CatalogueKind } from '../../vocabulary';
import { CATALOGUES } from './kinds';
import { listCatalogue, listRows, type CatalogueCode, type CodeRow } from './list';
import { placeAmong } from './order';
import { touchPlannedStops } from './planned';

type Facts = {
  readonly code: string;
  readonly parentCode: string | null;
  readonly nameEn: string;
  readonly nameEs: string;
  /** Of stop reasons alone. */
  readonly isPlanned: boolean;
  /** Codes of the lines that it is offered on; none: all. Hold reasons have none. */
  readonly lineCodes: readonly string[];
};

type Place = { readonly clientId: number; readonly kind: CatalogueKind };

export type NewCode = Place & Facts;

export type CodeChange = Place & { readonly [Name in keyof Facts]?: Facts[Name] | undefined } & {
  readonly id: number;
  /** The version that the caller saw. */
  readonly version: number;
  /** Place among the codes beside it, from 0. */
  readonly position?: number | undefined;
  readonly isActive?: boolean | undefined;
};

/** A change of a code, and how many stops of open periods count otherwise by it. */
export type CodeChanged = { readonly record: CatalogueCode; readonly movedStops: number };

const refuse = (code: FailureCode, key: string, field: string, params: SentenceParams = {}): never => {
  throw new Failure(code, key, params, { fields: [{ key, params, path: [field] }] });
};

/** Refuses a parent that would make a third level, or that is no code of first level in use. */
const requireParent = (rows: readonly CodeRow[], own: CodeRow | null, parentCode: string): void => {
  const parent = rows.find(({ code }) => code === parentCode);
  if (!parent)
    return refuse('invalid-input', 'catalogues.unknown-parent', 'parentCode', { parent: parentCode });
  const params = { parent: parentCode };
  if (parent.parentCode !== null || parent.id === own?.id) {
    return refuse('invalid-input', 'catalogues.too-deep', 'parentCode', params);
  }
  if (parent.isActive === 0)
    return refuse('invalid-input', 'catalogues.parent-out-of-use', 'parentCode', params);
  const children = rows.filter((row) => row.parentCode === own?.code);
  if (own && children.length > 0) {
    refuse('invalid-input', 'catalogues.has-children', 'parentCode', {
      code: own.code,
      count: children.length,
    });
  }
};

const requireFreeCode = (rows: readonly CodeRow[], code: string): void => {
  if (rows.some((row) => row.code === code)) refuse('conflict', 'catalogues.code-taken', 'code', { code });
};

const lineIdsOf = (scope: ClientScope, { clientId, kind }: Place, codes: readonly string[]): number[] => {
  if (codes.length > 0 && !CATALOGUES[kind].lines)
    refuse('invalid-input', 'catalogues.no-lines', 'lineCodes');
  const find = connectionOf(scope).prepare('SELECT id FROM lines WHERE client_id = ? AND code = ?').pluck();
  return [...new Set(codes)].map((code) => {
    const id = find.get(clientId, code) as number | undefined;
    if (id === undefined) throw notFound('line');
    return id;
  });
};

const storeLines = (scope: ClientScope, { clientId, kind }: Place, code: string, ids: readonly number[]) => {
  const { lines } = CATALOGUES[kind];
  if (!lines) return;
  const connection = connectionOf(scope);
  connection
    .prepare(`DELETE FROM main.${lines.table} WHERE client_id = ? AND ${lines.column} = ?`)
    .run(clientId, code);
  const add = connection.prepare(
    `INSERT INTO main.${lines.table} (client_id, ${lines.column}, line_id) VALUES (?, ?, ?)`,
  );
  for (const id of ids) add.run(clientId, code, id);
};

const getRecord = async (scope: ClientScope, place: Place, id: number): Promise<CatalogueCode> => {
  const record = (await listCatalogue(scope, place)).find((one) => one.id === id);
  if (!record) throw notFound('row');
  return record;
};

/** What of a record the audit trail tells. */
const trailed = ({ code, parentCode, nameEn, nameEs, isPlanned, lineCodes, isActive }: CatalogueCode) => ({
  code,
  parentCode,
  nameEn,
  nameEs,
  isPlanned,
  lineCodes: lineCodes.join(', '),
  isActive,
});

const note = (scope: ClientScope, place: Place, before: CatalogueCode | null, after: CatalogueCode): void => {
  const { clientId, kind } = place;
  const { table } = CATALOGUES[kind];
  audit(scope, {
    clientId,
    action: before ? 'update' : 'create',
    table,
    rowId: after.id,
    before: before && trailed(before),
    after: trailed(after),
  });
  touch(scope, { clientId, table, date: null });
};

/**
 * Adds a code to a catalogue of a client, last among its siblings.
 * @throws Failure `not-found` for a client outside the scope or a line that it does not have, `conflict` for a code that
 * is taken, `invalid-input` for a parent that is not of the first level or out of use.
 */
export const createCode = async (scope: ClientScope, input: NewCode): Promise<CatalogueCode> => {
  const clientId = requireClient(scope, input.clientId);
  write(scope);
  const { kind, code, parentCode, nameEn, nameEs } = input;
  const { table, hasPlanned } = CATALOGUES[kind];
  const rows = listRows(scope, clientId, kind);
  requireFreeCode(rows, code);
  if (parentCode !== null) requireParent(rows, null, parentCode);
  const lineIds = lineIdsOf(scope, input, input.lineCodes);
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.${table} (client_id, code, parent_code, name_en, name_es, position, is_active, created_at,
         updated_at${hasPlanned ? ', is_planned' : ''})
       VALUES (@clientId, @code, @parentCode, @nameEn, @nameEs, @position, 1, @now, @now${hasPlanned ? ', @isPlanned' : ''})`,
    )
    .run({
      clientId,
      code,
      parentCode,
      nameEn,
      nameEs,
      position: 1 + Math.max(-1, ...rows.map(({ position }) => position)),
      isPlanned: input.isPlanned ? 1 : 0,
      now: new Date().toISOString(),
    });
  storeLines(scope, input, code, lineIds);
  const record = await getRecord(scope, input, Number(lastInsertRowid));
  note(scope, input, null, record);
  return record;
};

const sameLines = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join('\n') === other.toSorted().join('\n');

/**
 * Changes a code of a catalogue; what is left out stays. Entries keep naming one that is out of use. Where a stop reason
 * becomes planned, or is no longer, days of its stops are computed anew.
 * @throws Failure `not-found` for a client, code or line that is not the caller's; `conflict` with `theirs` for a version
 * that is not the newest, and for a code that is taken or in use; `invalid-input` for a parent that cannot be one;
 * `locked` where stops of a locked period would count otherwise.
 */
export const updateCode = async (scope: ClientScope, input: CodeChange): Promise<CodeChanged> => {
  const clientId = requireClient(scope, input.clientId);
  const { kind, id } = input;
  const { table, hasPlanned } = CATALOGUES[kind];
  const before = await getRecord(scope, input, id);
  if (input.version !== before.version) {
    throw new Failure(
      'conflict',
      'catalogues.changed',
      { code: before.code },
      { details: { theirs: before, mine: input } },
    );
  }
  write(scope);
  const rows = listRows(scope, clientId, kind);
  const own = rows.find((row) => row.id === id);
  if (!own) throw notFound('row');
  const after = {
    code: input.code ?? before.code,
    parentCode: input.parentCode === undefined ? before.parentCode : input.parentCode,
    nameEn: input.nameEn ?? before.nameEn,
    nameEs: input.nameEs ?? before.nameEs,
    isPlanned: input.isPlanned ?? before.isPlanned,
    isActive: input.isActive ?? before.isActive,
  };
  const lineCodes = input.lineCodes ?? before.lineCodes;
  const isRenamed = after.code !== before.code;
  if (isRenamed && before.isUsed) refuse('conflict', 'catalogues.code-used', 'code', { code: before.code });
  if (isRenamed) requireFreeCode(rows, after.code);
  if (after.parentCode !== null && after.parentCode !== before.parentCode)
    requireParent(rows, own, after.parentCode);
  const movedStops =
    hasPlanned && after.isPlanned !== before.isPlanned ? touchPlannedStops(scope, clientId, before.code) : 0;
  const isMoved =
    after.parentCode !== before.parentCode || input.position !== undefined
      ? placeAmong(scope, table, rows, { own, parentCode: after.parentCode, position: input.position })
      : false;
  const isSame =
    !isMoved &&
    sameLines(lineCodes, before.lineCodes) &&
    (Object.keys(after) as (keyof typeof after)[]).every((name) => after[name] === before[name]);
  if (isSame) return { record: before, movedStops: 0 };
  const lineIds = lineIdsOf(scope, input, lineCodes);
  // Lines name the code: they let go of the old one first.
  storeLines(scope, input, before.code, []);
  connectionOf(scope)
    .prepare(
      `UPDATE main.${table} SET code = @code, parent_code = @parentCode, name_en = @nameEn, name_es = @nameEs,
         is_active = @isActive, version = version + 1, updated_at = @now${hasPlanned ? ', is_planned = @isPlanned' : ''}
       WHERE client_id = @clientId AND id = @id`,
    )
    .run({
      ...after,
      isPlanned: after.isPlanned ? 1 : 0,
      isActive: after.isActive ? 1 : 0,
      clientId,
      id,
      now: new Date().toISOString(),
    });
  storeLines(scope, input, after.code, lineIds);
  const record = await getRecord(scope, input, id);
  note(scope, input, before, record);
  return { record, movedStops };
};
