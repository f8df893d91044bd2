import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addEntries, insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const own = { clientId: 1 };

let engine: Engine;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-masters-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
      insert(connection, 'lines', { id, client_id: id, code: `L${id}`, name: `Line ${id}` });
      insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, style_model: 'POLO' });
    }
    // No crew and no shift of its own: both come from what the tests set.
    addEntries(scope, [{ client_id: 1, line_id: 1, work_order_id: 1, shift_date: '2025-12-01' }]);
  });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const api = (actor: Actor = admin) => engine.clientFor(actor);

/** What a call was refused with. */
const refusal = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const { code, data } = error as {
    code: string;
    data: { key: string; fields: { key: string; path: unknown[] }[]; details: { theirs?: unknown } | null };
  };
  return { code, key: data.key, paths: data.fields.map(({ path }) => path.join('.')), details: data.details };
};

const NIGHT = {
  ...own,
  code: 'N',
  name: 'Night',
  shiftType: 'SHIFT_1ST',
  startTime: '22:00',
  endTime: '06:00',
  standardHours: 7.5,
  standardCrew: 6,
  weekdays: [1, 2, 3, 4, 5],
  breaks: [{ startTime: '02:00', minutes: 30, isPaid: false }],
} as const;
const night = () => ({ ...NIGHT, weekdays: [...NIGHT.weekdays], breaks: [...NIGHT.breaks] });

describe('a line', () => {
  it('is made, changed and told of; a new crew re-rates the entries that leave theirs blank', async () => {
    const line = await api().lines.create({ ...own, code: ' B-1 ', name: 'Sewing', standardCrew: 8 });
    expect(line).toMatchObject({ code: 'B-1', isActive: true, version: 1 });
    expect(await api().lines.update({ ...own, id: 1, version: 1, standardCrew: 9 })).toMatchObject({
      record: { standardCrew: 9, version: 2 },
      reRated: 1,
    });
    expect(
      (await api().lines.update({ ...own, id: line.id, version: 1, isActive: false })).record,
    ).toMatchObject({
      isActive: false,
    });
    expect((await api().lines.list(own)).map(({ code }) => code)).toEqual(['B-1', 'L1']);
    const [changed, made] = await api().history.list({ ...own, kind: 'line', rowId: line.id });
    expect(made).toMatchObject({ action: 'create', actor: 'cli' });
    expect(changed?.changes).toEqual([{ field: 'isActive', before: 1, after: 0 }]);
  });

  it('has a code of its own, and of two who change it the second is shown what the first saved', async () => {
    expect(
      await refusal(api().lines.create({ ...own, code: 'L1', name: 'Twin', standardCrew: null })),
    ).toMatchObject({
      code: 'conflict',
      key: 'masters.code-taken',
      paths: ['code'],
    });
    await api().lines.update({ ...own, id: 1, version: 1, name: 'First' });
    expect(await refusal(api().lines.update({ ...own, id: 1, version: 1, name: 'Second' }))).toMatchObject({
      code: 'conflict',
      details: { theirs: { name: 'First', version: 2 } },
    });
    expect((await refusal(api().lines.update({ ...own, id: 2, name: 'Foreign' }))).code).toBe('not-found');
  });
});

describe('equipment', () => {
  it('stands on a line of its own client', async () => {
    const made = await api().equipment.create({ ...own, code: 'M-1', name: 'Overlock', lineId: 1 });
    expect(made).toMatchObject({ lineId: 1, version: 1 });
    expect((await refusal(api().equipment.update({ ...own, id: made.id, lineId: 2 }))).code).toBe(
      'not-found',
    );
    expect(await api().equipment.update({ ...own, id: made.id, lineId: null })).toMatchObject({
      lineId: null,
    });
  });
});

describe('a shift', () => {
  it('keeps clock, weekdays and breaks, and entries without hours or crew take its own', async () => {
    const { record, reRated } = await api().shifts.create(night());
    expect(record).toMatchObject({ weekdays: [1, 2, 3, 4, 5], breaks: NIGHT.breaks, version: 1 });
    expect(reRated).toBe(1);
    const changed = await api().shifts.update({
      ...own,
      id: record.id,
      version: 1,
      breaks: [{ startTime: '01:00', minutes: 15, isPaid: true }],
      weekdays: [6],
    });
    expect(changed).toMatchObject({ record: { version: 2, weekdays: [6] }, reRated: 0 });
    expect(await api().shifts.update({ ...own, id: record.id, version: 2, standardHours: 8 })).toMatchObject({
      record: { version: 3, standardHours: 8 },
      reRated: 1,
    });
    const history = await api().history.list({ ...own, kind: 'shift', rowId: record.id });
    expect(history.map(({ changes }) => changes.map(({ field }) => field))).toMatchObject([
      ['standardHours'],
      ['weekdays', 'breaks'],
      expect.arrayContaining(['code', 'startTime']),
    ]);
  });

  it.each([
    ['a break before it', [{ startTime: '21:00', minutes: 10, isPaid: false }], 'breaks.0.startTime'],
    ['a break past its end', [{ startTime: '05:50', minutes: 20, isPaid: false }], 'breaks.0.minutes'],
    [
      'breaks in each other',
      [
        { startTime: '01:00', minutes: 30, isPaid: false },
        { startTime: '01:20', minutes: 10, isPaid: false },
      ],
      'breaks.1.startTime',
    ],
  ])('refuses %s', async (_, breaks, path) => {
    expect(await refusal(api().shifts.create({ ...night(), breaks }))).toMatchObject({
      code: 'invalid-input',
      paths: [path],
    });
    expect(await api().shifts.list(own)).toEqual([]);
  });

  it('refuses more paid hours than its clock has, and a week without any shift', async () => {
    expect((await refusal(api().shifts.create({ ...night(), standardHours: 8.01 }))).paths).toEqual([
      'standardHours',
    ]);
    expect((await refusal(api().shifts.create({ ...night(), weekdays: [] }))).paths).toEqual(['weekdays']);
  });

  it('writes down the weekdays of the others when the first are set', async () => {
    await engine.database.writer.run(admin, async (scope) => {
      insert(connectionOf(scope), 'shifts', {
        client_id: 1,
        code: 'SAT',
        shift_type: 'SAT_OT',
        standard_seconds: 28_800,
      });
    });
    await api().shifts.create(night());
    const weekdays = Object.fromEntries(
      (await api().shifts.list(own)).map((one) => [one.code, one.weekdays]),
    );
    expect(weekdays).toEqual({ SAT: [6], N: [1, 2, 3, 4, 5] });
  });
});

describe('the calendar', () => {
  const december = { ...own, from: '2025-12-01', to: '2025-12-07' };
  const asked = async (line?: string) => {
    const { dates } = await api().calendar.get({ ...december, ...(line === undefined ? {} : { line }) });
    return dates.map(({ date, shifts }) => `${date.slice(8)}: ${shifts.map(({ lines }) => lines).join('+')}`);
  };
  const expected = async () => (await api().kpi.trust({ ...december, asOf: '2025-12-31' })).byDay.expected;

  it('says what each date asks for, as data trust does', async () => {
    const { record: shift } = await api().shifts.create(night());
    expect(await asked()).toEqual(['01: 1', '02: 1', '03: 1', '04: 1', '05: 1']);
    expect(await expected()).toEqual([1, 1, 1, 1, 1, 0, 0]);
    const off = { ...own, shiftId: null, lineId: null, name: null };
    const holiday = await api().calendar.add({
      ...off,
      date: '2025-12-01',
      kind: 'HOLIDAY',
      name: 'Holiday',
    });
    await api().calendar.add({ ...off, date: '2025-12-03', kind: 'NO_SHIFT', shiftId: shift.id, lineId: 1 });
    await api().calendar.add({ ...off, date: '2025-12-06', kind: 'EXTRA_SHIFT', shiftId: shift.id });
    expect(await asked('L1')).toEqual(['02: 1', '04: 1', '05: 1', '06: 1']);
    expect(await expected()).toEqual([0, 1, 0, 1, 1, 1, 0]);
    await api().calendar.change({ ...own, id: holiday.id, version: 1, date: '2025-12-02' });
    expect(await expected()).toEqual([1, 0, 0, 1, 1, 1, 0]);
    await api().calendar.remove({ ...own, id: holiday.id, version: 2 });
    expect(await expected()).toEqual([1, 1, 0, 1, 1, 1, 0]);
  });

  it('refuses what it cannot mean, what it says already, and what is another client’s', async () => {
    const entry = {
      ...own,
      date: '2025-12-24',
      kind: 'HOLIDAY' as const,
      shiftId: null,
      lineId: null,
      name: null,
    };
    const { id } = await api().calendar.add(entry);
    expect((await refusal(api().calendar.add(entry))).key).toBe('calendar.twice');
    expect((await refusal(api().calendar.add({ ...entry, lineId: 1 }))).key).toBe('calendar.twice');
    expect((await refusal(api().calendar.add({ ...entry, kind: 'NO_SHIFT' }))).paths).toEqual(['shiftId']);
    expect((await refusal(api().calendar.add({ ...entry, date: '2025-12-25', lineId: 2 }))).code).toBe(
      'not-found',
    );
    expect((await refusal(api().calendar.remove({ clientId: 2, id }))).code).toBe('not-found');
    expect((await refusal(api().calendar.remove({ ...own, id, version: 7 }))).code).toBe('conflict');
  });
});

describe('piece plans', () => {
  const plan = { ...own, lineId: 1, shiftType: 'SHIFT_1ST' as const, date: null, from: null, pieces: 300 };
  const target = async (date: string) =>
    (await api().kpi.pieceTarget({ ...own, date, line: 'L1', shift: 'SHIFT_1ST' })).pieces;

  it('of a date come before the standing one, the latest before earlier ones', async () => {
    await api().piecePlans.add(plan);
    const later = await api().piecePlans.add({ ...plan, from: '2026-01-01', pieces: 400 });
    await api().piecePlans.add({ ...plan, date: '2026-01-05', pieces: 50 });
    expect([await target('2025-12-31'), await target('2026-01-02'), await target('2026-01-05')]).toEqual([
      300, 400, 50,
    ]);
    expect((await refusal(api().piecePlans.add({ ...plan, from: '2026-01-01' }))).paths).toEqual(['from']);
    await api().piecePlans.remove({ ...own, id: later.id, version: 1 });
    expect(await target('2026-01-02')).toBe(300);
  });
});

const png = (width: number, height: number, bytes = 64): Uint8Array<ArrayBuffer> => {
  const content = Buffer.alloc(bytes);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(content);
  content.write('IHDR', 12, 'latin1');
  content.writeUInt32BE(width, 16);
  content.writeUInt32BE(height, 20);
  return new Uint8Array(content);
};

describe('a client', () => {
  const contact = { id: null, jobTitle: null, phone: null };

  it('is changed with its contacts, of whom the first goes into files', async () => {
    const saved = await api().clients.update({
      ...own,
      version: 1,
      location: 'Hall 2',
      timezone: 'America/Tijuana',
      currency: 'USD',
      contacts: [
        { ...contact, name: 'Contact One', email: 'one@example.test' },
        { ...contact, name: 'Contact Two', email: null, jobTitle: 'Buyer' },
      ],
    });
    expect(saved).toMatchObject({ version: 2, timezone: 'America/Tijuana', currency: 'USD' });
    const [first, second] = saved.contacts;
    expect(second).toMatchObject({ name: 'Contact Two', jobTitle: 'Buyer' });
    const exported = async () =>
      new TextDecoder().decode(
        (await api().exchange.exportTable({ table: 'client', clientCodes: ['CLIENT-1'], format: 'csv' }))
          .content,
      );
    expect(await exported()).toContain('Contact One,one@example.test');
    if (!first || !second) throw new Error('Two contacts were saved.');
    await api().clients.update({ ...own, contacts: [second] });
    expect(await exported()).toContain('Contact Two');
    expect((await refusal(api().clients.update({ ...own, contacts: [first] }))).code).toBe('not-found');
  });

  it('shows the contact that a file brought, and keeps it', async () => {
    await engine.database.writer.run(admin, async (scope) => {
      connectionOf(scope)
        .prepare("UPDATE main.clients SET contact = 'From a file', phone = '555' WHERE id = 1")
        .run();
    });
    const [client] = await api().clients.records();
    expect(client?.contacts).toMatchObject([{ id: null, name: 'From a file', phone: '555' }]);
    const saved = await api().clients.update({ ...own, contacts: client?.contacts ?? [] });
    expect(saved.contacts).toMatchObject([{ id: expect.any(Number), name: 'From a file' }]);
  });

  it('refuses zones and currencies that do not exist', async () => {
    expect((await refusal(api().clients.update({ ...own, timezone: 'Moon/Base' }))).paths).toEqual([
      'timezone',
    ]);
    expect((await refusal(api().clients.update({ ...own, currency: 'usd' }))).paths).toEqual(['currency']);
  });

  it('has a logo whose bytes say what it is', async () => {
    expect(await api().clients.logo(own)).toBeNull();
    await api().clients.setLogo({ ...own, content: png(300, 100) });
    expect(await api().clients.logo(own)).toMatchObject({ mediaType: 'image/png' });
    const jpeg = new Uint8Array([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 90, 0, 200, 1, 0, 0,
    ]);
    await api().clients.setLogo({ ...own, content: jpeg });
    expect(await api().clients.logo(own)).toMatchObject({ mediaType: 'image/jpeg', content: jpeg });
    const refused = [
      [
        new Uint8Array(new TextEncoder().encode('<svg onload="alert(1)"></svg>')),
        'clients.logo-not-an-image',
      ],
      [png(2001, 10), 'clients.logo-too-large'],
      [png(10, 10, 512 * 1024 + 1), 'clients.logo-too-heavy'],
    ] as const;
    for (const [content, key] of refused) {
      expect((await refusal(api().clients.setLogo({ ...own, content }))).key).toBe(key);
    }
    await api().clients.removeLogo(own);
    expect(await api().clients.logo(own)).toBeNull();
  });
});
