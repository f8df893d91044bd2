import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, openFloor, type Floor } from '../kpi/test-floor';
import type { Actor } from '../scope';
import { listViews, removeView, saveView } from './saved-views';

let floor: Floor;
const OTHER: Actor = { ...ADMIN, code: 'other' };
const WEEK = { clientId: 1, page: 'today', name: 'My week', state: { period: 'last-7', line: 'L1' } };

beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => floor.close());

const save = (view: Parameters<typeof saveView>[1], actor = ADMIN) =>
  floor.database.writer.run(actor, (scope) => saveView(scope, view));
const list = (actor = ADMIN, clientId = 1) => floor.read(actor, (scope) => listViews(scope, clientId));
const remove = (name: string, actor = ADMIN) =>
  floor.database.writer.run(actor, (scope) => removeView(scope, { clientId: 1, page: 'today', name }));

describe('saved views', () => {
  it('are kept under their names per client and page, the later of one name instead of the earlier', async () => {
    await save(WEEK);
    await save({ ...WEEK, name: 'a month', state: { period: 'last-30' } });
    await save({ ...WEEK, state: { period: 'yesterday' } });
    expect(await list()).toEqual([
      { page: 'today', name: 'a month', state: { period: 'last-30' } },
      { page: 'today', name: 'My week', state: { period: 'yesterday' } },
    ]);
    expect(await list(ADMIN, 2)).toEqual([]);
  });

  it('are renamed unless the name is taken, and forgotten', async () => {
    await save(WEEK);
    await save({ ...WEEK, name: 'Month' });
    await expect(save({ ...WEEK, name: 'Month', was: 'My week' })).rejects.toMatchObject({
      code: 'conflict',
      key: 'views.name-taken',
    });
    await expect(save({ ...WEEK, name: 'New', was: 'Never' })).rejects.toMatchObject({ code: 'not-found' });
    await save({ ...WEEK, name: 'Seven days', was: 'My week' });
    expect((await list()).map(({ name }) => name)).toEqual(['Month', 'Seven days']);
    expect(await remove('Month')).toEqual({ removed: true });
    expect(await remove('Month')).toEqual({ removed: false });
  });

  it('are nobody else’s to see or to remove', async () => {
    await save(WEEK);
    expect(await list(OTHER)).toEqual([]);
    expect(await remove('My week', OTHER)).toEqual({ removed: false });
    await save({ ...WEEK, state: { period: 'today' } }, OTHER);
    expect(await list()).toEqual([{ page: WEEK.page, name: WEEK.name, state: WEEK.state }]);
  });

  it('end at a hundred, and at clients of others', async () => {
    for (let at = 0; at < 100; at += 1) await save({ ...WEEK, name: `View ${at}` });
    await expect(save(WEEK)).rejects.toMatchObject({ code: 'conflict', key: 'views.too-many' });
    await expect(save({ ...WEEK, clientId: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
