import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import { insert } from '../../db/kpi/test-floor';
import {
  CLIENT_A,
  leaderA,
  leaderB,
  LINE_A,
  LINE_A2,
  operatorA,
  placeA,
  there,
  today,
} from '../../db/repositories/attendance/stage';
import type { Place } from '../../db/repositories/attendance/types';
import { connectionOf, type Actor } from '../../db/scope';
import { failureOf, openDesk, type Desk } from '../../e2e/attendance-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const sheetOf = (actor: Actor) => desk.engine.clientFor(actor).sheet;
const close = (actor: Actor = leaderA, note: string | null = 'Nothing was made', place: Place = placeA()) =>
  sheetOf(actor).close({ place, note });
const NO_CHANGES = { creates: [], updates: [], voids: [] };

/** Saves an hour's count, the smallest thing that a sheet takes. */
const count = (actor: Actor, place: Place = placeA()) =>
  sheetOf(actor).record({
    place,
    production: NO_CHANGES,
    stops: NO_CHANGES,
    inspections: NO_CHANGES,
    hours: [{ hour: 1, pieces: 12, version: null }],
    submissionId: randomUUID(),
  });

describe('a closed shift', () => {
  it('takes nothing more from operators, with the reason, and whatever leaders correct', async () => {
    expect(await close()).toMatchObject({ closed: { by: 'User LEAD-A', note: 'Nothing was made' } });
    expect(await failureOf(count(operatorA))).toMatchObject({
      code: 'forbidden',
      fields: [['place.shiftDate', 'production.read-only-shift-closed']],
    });
    expect(await failureOf(desk.save([there(101)], operatorA))).toMatchObject({
      code: 'forbidden',
      fields: [['place.shiftDate', 'production.read-only-shift-closed']],
    });
    const { closing } = await sheetOf(operatorA).get(placeA());
    expect(closing.closed).toMatchObject({ by: 'User LEAD-A' });
    expect((await count(leaderA)).counts.hours).toBe(1);
    // Another line of the same shift is open.
    expect((await count(operatorA, placeA({ lineId: LINE_A2 }))).counts.hours).toBe(1);
  });

  it('makes an own row of an operator read-only until it is reopened, with a reason', async () => {
    await desk.save([there(101)], operatorA);
    const reasons = async () =>
      (await desk.read(operatorA)).rows.map((row) => row.readOnlyBecause?.key ?? null);
    expect(await reasons()).toEqual([null]);
    const { closed } = await close();
    expect(await reasons()).toEqual(['production.read-only-shift-closed']);
    const reopen = (version: number, actor: Actor = leaderA) =>
      sheetOf(actor).reopen({ place: placeA(), version, reason: 'Rows were forgotten' });
    expect(await failureOf(reopen(1, operatorA))).toMatchObject({ code: 'forbidden' });
    expect(await failureOf(reopen(7))).toMatchObject({ code: 'conflict', key: 'masters.changed' });
    expect(await reopen(closed?.version ?? 0)).toMatchObject({ closed: null });
    expect(await failureOf(reopen(1))).toMatchObject({ code: 'conflict', key: 'closing.is-open' });
    expect(await reasons()).toEqual([null]);
    expect((await count(operatorA)).counts.hours).toBe(1);
    expect(await desk.rowsOf('SELECT reopened_by, reopen_reason FROM main.shift_closings')).toEqual([
      { reopened_by: 'LEAD-A', reopen_reason: 'Rows were forgotten' },
    ]);
    expect(await close()).toMatchObject({ closed: { version: 1 } });
  });
});

describe('closing a shift', () => {
  it('says what is missing and takes a note for it', async () => {
    const missing = async () => (await sheetOf(leaderA).get(placeA())).closing.missing.map(({ key }) => key);
    expect(await missing()).toEqual(['sheet.missing-production', 'closing.attendance-missing']);
    await desk.save([there(101), there(102)]);
    expect(await missing()).toEqual(['sheet.missing-production', 'closing.attendance-unverified']);
    const { rows } = await desk.read();
    await desk.calls(leaderA).verify({
      place: placeA(),
      rows: rows.map(({ id, version }) => ({ id: id ?? 0, version: version ?? 0 })),
    });
    expect(await missing()).toEqual(['sheet.missing-production']);
    expect(await failureOf(close(leaderA, '  '))).toMatchObject({
      code: 'invalid-input',
      fields: [['note', 'closing.note-needed']],
    });
    expect(await close(leaderA, ' No work ')).toMatchObject({ closed: { note: 'No work' } });
  });

  it('is refused with a running stop, for tomorrow, twice, to operators and of other clients', async () => {
    await desk.engine.database.writer.run(leaderA, async (scope) => {
      const reason = { client_id: CLIENT_A, code: 'EQUIPMENT_FAILURE', name_en: 'Failure', name_es: 'Falla' };
      insert(connectionOf(scope), 'downtime_reasons', reason);
      insert(connectionOf(scope), 'downtime_entries', {
        client_id: CLIENT_A,
        line_id: LINE_A,
        shift_date: today(),
        shift_type: 'SHIFT_1ST',
        reason: 'EQUIPMENT_FAILURE',
        duration_seconds: 0,
        start_time: '08:00:00',
        running_since: new Date().toISOString(),
        recorded_by: 'LEAD-A',
      });
    });
    expect(await failureOf(close())).toMatchObject({ code: 'conflict', key: 'closing.stop-running' });
    await desk.arrange('UPDATE main.downtime_entries SET running_since = NULL, duration_seconds = 60');
    const tomorrow = placeA({ shiftDate: addDays(today(), 1) });
    expect(await failureOf(close(leaderA, 'early', tomorrow))).toMatchObject({
      key: 'production.date-in-future',
    });
    expect(await failureOf(close(operatorA))).toMatchObject({ code: 'forbidden' });
    expect(await failureOf(close(leaderB))).toMatchObject({ code: 'not-found' });
    await close();
    expect(await failureOf(close())).toMatchObject({ code: 'conflict', key: 'closing.is-closed' });
  });
});
