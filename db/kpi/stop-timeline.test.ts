import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { getStopTimeline } from './stop-timeline';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    insert(connection, 'downtime_reasons', { client_id: 1, code: 'LUNCH', is_planned: 1 });
    insert(connection, 'equipment', { id: 7, client_id: 1, line_id: 1, code: 'P1', name: 'Press 1' });
  });
});
afterEach(async () => {
  await floor.close();
});

const DAY = '2025-12-02';
const stop = (...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      'downtime_entries',
      rows.map((row) => ({
        client_id: 1,
        line_id: 1,
        shift_date: DAY,
        shift_type: 'SHIFT_1ST',
        duration_seconds: 3600,
        ...row,
      })),
    ),
  );
const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({ client_id: 1, work_order_id: 1, line_id: 1, shift_date: DAY, ...row })),
    ),
  );
const ask = (more: object = {}) =>
  floor.read(ADMIN, (scope) =>
    getStopTimeline(scope, { clientId: 1, from: '2025-12-01', to: '2025-12-31', ...more }),
  );

describe('the stops of a day by the clock', () => {
  it('stand where they were, share minutes once, and tell beside what has no time', async () => {
    await produce({});
    await stop(
      { start_time: '08:00', employees_affected: 10, equipment_id: 7, reason_detail: 'jams' },
      { start_time: '08:30', employees_affected: 4, reason_detail: 'no labels' },
      { duration_seconds: 900 },
    );
    const timeline = await ask();
    expect(timeline).toMatchObject({ day: DAY, before: null, after: null, basis: 'labour' });
    expect(timeline.stops).toMatchObject([
      { fromMinute: 480, toMinute: 540, what: 'Press 1', countedHours: 10, lineHours: 1 },
      { fromMinute: 510, toMinute: 570, what: 'no labels', countedHours: 4, lineHours: 0.5 },
      { fromMinute: null, toMinute: null, minutes: 15, what: null, countedHours: 0.25, lineHours: 0.25 },
    ]);
    expect(timeline.sums).toEqual({
      stopHours: 2.25,
      sharedHours: 0.5,
      entryHours: 0,
      lineHours: 1.75,
      countedHours: 14.25,
      plannedHours: 0,
    });
  });

  it('are those of the last day with any, with the days around', async () => {
    await stop({}, { shift_date: '2025-12-10' }, { shift_date: '2025-12-20', line_id: null });
    expect(await ask()).toMatchObject({ day: '2025-12-20', before: '2025-12-10', after: null });
    expect(await ask({ day: '2025-12-10' })).toMatchObject({ before: DAY, after: '2025-12-20' });
    expect(await ask({ where: { line: 'L1' } })).toMatchObject({ day: '2025-12-10', before: DAY });
    expect(await ask({ from: '2025-12-21' })).toMatchObject({ day: null, stops: [], lines: [] });
  });

  it('show a running stop without an end, which counts nowhere yet', async () => {
    await stop({ running_since: '2025-12-02T15:00:00.000Z', start_time: '09:00', duration_seconds: 0 });
    const { stops, sums, nowMinute } = await ask({ asOf: '2025-12-02T16:30:00.000Z' });
    expect(stops).toMatchObject([{ isRunning: true, toMinute: null, countedHours: 0 }]);
    expect(nowMinute - (stops[0]?.fromMinute ?? 0)).toBe(90);
    expect(sums.stopHours).toBe(0);
  });

  it('take an entry’s own downtime where nobody recorded a stop, and planned stops as the client counts them', async () => {
    await produce({ downtime_seconds: 1800 });
    expect((await ask({ day: DAY })).sums).toMatchObject({ stopHours: 0, entryHours: 0.5, lineHours: 0.5 });
    await floor.write((scope) => setSetting(scope, { clientId: 1, key: 'planned_stops', value: 'exclude' }));
    await stop({ reason: 'LUNCH', start_time: '12:00', employees_affected: 10 });
    expect((await ask()).sums).toMatchObject({ lineHours: 1, countedHours: 0, plannedHours: 10 });
  });
});
