import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, insert, openFloor, type Floor } from '../kpi/test-floor';
import type { Actor } from '../scope';
import { listHistory } from './history';
import { listNotes, voidNote, writeNote } from './notes';

const LEADER: Actor = { userId: 5, code: 'LEAD-1', role: 'LEADER', host: 'web' };
const RANGE = { clientId: 1, from: '2025-12-01', to: '2025-12-31' };

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    insert(connection, 'users', {
      id: 5,
      code: 'LEAD-1',
      username: 'leader.one',
      full_name: 'Leader One',
      role: 'LEADER',
    });
    connection.exec('INSERT INTO main.user_clients VALUES (5, 1)');
    connection.exec(
      `INSERT INTO main.notes (client_id, table_name, row_id, note_date, body, written_by, written_at)
       VALUES (1, 'jobs', 4, '2025-12-01', 'Of a job', 'LEAD-1', '2025-12-01T12:00:00.000Z')`,
    );
  });
});

afterEach(() => floor.close());

const list = (range = RANGE) => floor.read(ADMIN, (scope) => listNotes(scope, range));
const pin = (noteDate: string, body: string) =>
  floor.write((scope) => writeNote(scope, { clientId: 1, noteDate, body }));

describe('notes on dates', () => {
  it('are told by date, with both ends of the range, and none of a record', async () => {
    await pin('2025-12-31', 'Last day');
    await pin('2025-12-01', 'First day');
    await pin('2025-12-01', 'First day, later');
    await pin('2025-11-30', 'Before');
    expect((await list()).map(({ noteDate, body }) => [noteDate, body])).toEqual([
      ['2025-12-01', 'First day'],
      ['2025-12-01', 'First day, later'],
      ['2025-12-31', 'Last day'],
    ]);
  });

  it('are taken off once, with the reason in the history, and stay stored', async () => {
    const { id } = await pin('2025-12-02', 'Needles changed');
    const take = () => floor.write((scope) => voidNote(scope, { clientId: 1, id, reason: 'wrong date' }));
    await take();
    expect(await list()).toEqual([]);
    await take();
    const history = await floor.read(ADMIN, (scope) =>
      listHistory(scope, { clientId: 1, kind: 'note', rowId: id }),
    );
    expect(history.map(({ action }) => action)).toEqual(['void', 'create']);
    expect(history[0]?.changes).toEqual([{ field: 'voidReason', before: null, after: 'wrong date' }]);
    expect(history[1]?.changes).toContainEqual({ field: 'body', before: null, after: 'Needles changed' });
  });

  it('name who wrote them, and keep what looks like mark-up as it is', async () => {
    const note = { clientId: 1, noteDate: '2025-12-03', body: '<b>bold</b> & "more"' };
    await floor.write((scope) => writeNote(scope, note));
    await floor.write((_, connection) => {
      connection.exec("UPDATE main.notes SET written_by = 'LEAD-1' WHERE note_date = '2025-12-03'");
    });
    expect(await list()).toMatchObject([
      { body: note.body, writtenBy: 'LEAD-1', writtenByName: 'Leader One' },
    ]);
  });

  it('of other clients are not found', async () => {
    const { id } = await pin('2025-12-02', 'Of client 1');
    const ask = { clientId: 2, id, reason: 'foreign' };
    await expect(floor.write((scope) => voidNote(scope, ask))).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      floor.read(LEADER, (scope) => listNotes(scope, { ...RANGE, clientId: 2 })),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
