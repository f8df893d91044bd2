import { audit } from '../audit';
import { notFound } from '../failure';
import { namesOfUsers } from '../identity/names';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';

/** What somebody wrote about a date of a client; plain text. */
export type DateNote = {
  readonly id: number;
  readonly noteDate: string;
  readonly body: string;
  readonly writtenBy: string;
  /** Full name of the user of that code; null where there is none. */
  readonly writtenByName: string | null;
  readonly writtenAt: string;
};

type Row = Omit<DateNote, 'writtenByName'> & { readonly voidedAt: string | null };

const COLUMNS = `id, note_date AS noteDate, body, written_by AS writtenBy, written_at AS writtenAt,
  voided_at AS voidedAt`;
/** Pinned to a date, not to a record. */
const OF_DATE = 'table_name IS NULL AND note_date IS NOT NULL';

const named = (scope: ClientScope, rows: readonly Row[]): DateNote[] => {
  const names = namesOfUsers(
    scope,
    rows.map(({ writtenBy }) => writtenBy),
  );
  return rows.map(({ voidedAt: _, ...row }) => ({
    ...row,
    writtenByName: names.get(row.writtenBy) ?? null,
  }));
};

const getRow = (scope: ClientScope, clientId: number, id: number): Row => {
  const row = connectionOf(scope)
    .prepare(`SELECT ${COLUMNS} FROM notes WHERE client_id = @clientId AND id = @id AND ${OF_DATE}`)
    .get({ clientId, id }) as Row | undefined;
  if (!row) throw notFound('row');
  return row;
};

/**
 * Notes pinned to dates of a client, by date and then as they were written; voided ones are left out.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listNotes = async (
  scope: ClientScope,
  range: { readonly clientId: number; readonly from: string; readonly to: string },
): Promise<DateNote[]> => {
  const clientId = requireClient(scope, range.clientId);
  const rows = connectionOf(scope)
    .prepare(
      `SELECT ${COLUMNS} FROM notes WHERE client_id = @clientId AND note_date BETWEEN @from AND @to
         AND ${OF_DATE} AND voided_at IS NULL ORDER BY note_date, id`,
    )
    .all({ clientId, from: range.from, to: range.to }) as Row[];
  return named(scope, rows);
};

/**
 * Pins a text to a date of a client; audited.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const writeNote = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly noteDate: string; readonly body: string },
): Promise<DateNote> => {
  const clientId = requireClient(scope, input.clientId);
  write(scope);
  const after = { note_date: input.noteDate, body: input.body };
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.notes (client_id, note_date, body, written_by, written_at)
       VALUES (@clientId, @note_date, @body, @by, @now)`,
    )
    .run({ ...after, clientId, by: scope.actor.code, now: new Date().toISOString() });
  const id = Number(lastInsertRowid);
  audit(scope, { clientId, action: 'create', table: 'notes', rowId: id, before: null, after });
  touch(scope, { clientId, table: 'notes', date: input.noteDate });
  const [note] = named(scope, [getRow(scope, clientId, id)]);
  if (!note) throw new Error('a note that was just written is not there');
  return note;
};

/**
 * Takes a note off its date, with the reason in the trail; the text stays stored. One that somebody took off before stays
 * as it is.
 * @throws Failure `not-found` for a note that is not this client's.
 */
export const voidNote = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly id: number; readonly reason: string },
): Promise<DateNote> => {
  const clientId = requireClient(scope, input.clientId);
  const before = getRow(scope, clientId, input.id);
  const [note] = named(scope, [before]);
  if (!note) throw notFound('row');
  if (before.voidedAt !== null) return note;
  write(scope);
  connectionOf(scope)
    .prepare('UPDATE main.notes SET voided_at = @now WHERE client_id = @clientId AND id = @id')
    .run({ now: new Date().toISOString(), clientId, id: input.id });
  const { noteDate: note_date, body } = before;
  const after = { note_date, body, void_reason: input.reason };
  audit(scope, {
    clientId,
    action: 'void',
    table: 'notes',
    rowId: input.id,
    before: { note_date, body },
    after,
  });
  touch(scope, { clientId, table: 'notes', date: note_date });
  return note;
};
