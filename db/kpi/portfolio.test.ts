import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { setTarget } from '../repositories/targets';
import { addDays } from '../calendar';
import { getOverview } from './course';
import { ALL_KPIS } from './names';
import { getPortfolio, type Portfolio, type PortfolioRequest } from './portfolio';
import { listKpiResults } from './results';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    for (const id of [1, 2]) {
      insert(connection, 'operations', { id, client_id: id, code: 'SEWING' });
      insert(connection, 'employees', { id, client_id: id, code: `A-${id}` });
    }
  });
});

afterEach(() => floor.close());

const ask = (request: PortfolioRequest): Promise<Portfolio> =>
  floor.read(ADMIN, (scope) => getPortfolio(scope, request));

const entry = (clientId: number, shiftDate: string, row: Row = {}): Row => ({
  client_id: clientId,
  line_id: clientId,
  work_order_id: clientId,
  shift_date: shiftDate,
  run_seconds: 8 * 3600,
  employees_assigned: 10,
  scheduled_seconds: 9 * 3600,
  ...row,
});

const six = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));

/** Everything that the portfolio tells of a client, from its overview alone. */
const fromOverviews = (clientId: number, request: PortfolioRequest & { asOf: string }) =>
  floor.read(ADMIN, async (scope) => {
    const { from, to } = request.ownDates?.find((own) => own.clientId === clientId) ?? request;
    const { before, kpis } = await getOverview(scope, { clientId, from, to, asOf: request.asOf });
    return {
      dates: {
        clientId,
        from,
        to,
        before,
        critical: kpis.filter(({ state }) => state === 'critical').length,
      },
      cells: kpis.map((one) => [
        one.kpi,
        one.better,
        one.now.value,
        one.before.value,
        one.change,
        one.direction,
        one.target?.target ?? null,
        one.state,
        one.isTolerated,
        one.now.estimatedShare,
        one.now.value === null ? one.now.noteKeys[0] : null,
        one.course.values.map(six),
      ]),
    };
  });

const ofPortfolio = ({ clients, columns }: Portfolio, at: number) => ({
  dates: clients[at],
  cells: columns.map((one) => [
    one.kpi,
    one.better,
    one.values[at],
    one.before[at],
    one.changes[at],
    one.directions[at],
    one.targets[at],
    one.states[at],
    one.tolerated.includes(at),
    one.estimatedShares[at],
    one.missing[at],
    one.courses[at],
  ]),
});

const FIRST = '2025-11-01';
const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(FIRST, days));
const someClient = fc.constantFrom(1, 2);

const someRows = fc.record({
  made: fc.array(fc.record({ client: someClient, date: someDay, units: fc.integer({ min: 1, max: 300 }) }), {
    maxLength: 25,
  }),
  checked: fc.array(
    fc.record({ client: someClient, date: someDay, failed: fc.integer({ min: 0, max: 9 }) }),
    {
      maxLength: 12,
    },
  ),
  stopped: fc.array(fc.record({ client: someClient, date: someDay }), { maxLength: 8 }),
  there: fc.array(fc.record({ client: someClient, date: someDay, away: fc.boolean() }), { maxLength: 8 }),
  settings: fc.array(
    fc.record({
      client: someClient,
      date: someDay,
      set: fc.constantFrom(
        ['availability_basis', 'line'],
        ['performance_basis', 'clock'],
        ['efficiency_headcount', 'present'],
        ['absenteeism_basis', 'uncovered'],
        ['planned_stops', 'exclude'],
        ['rty_method', 'job'],
      ),
    }),
    { maxLength: 5 },
  ),
  length: fc.constantFrom(0, 6, 29, 100, 800),
  shift: fc.integer({ min: -1, max: 1 }),
});

describe('a portfolio', () => {
  it('tells of every client what its overview tells, whatever was entered and set', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async ({ made, checked, stopped, there, settings, length, shift }) => {
        await floor.close();
        floor = await openFloor();
        await floor.write(async (scope, connection) => {
          for (const id of [1, 2]) {
            insert(connection, 'operations', { id, client_id: id, code: 'SEWING' });
            insert(connection, 'employees', { id, client_id: id, code: `A-${id}` });
          }
          addEntries(
            scope,
            made.map(({ client, date, units }) => entry(client, date, { units_produced: units })),
          );
          addRows(
            scope,
            'quality_entries',
            checked.map(({ client, date, failed }) => ({
              client_id: client,
              work_order_id: client,
              operation_id: client,
              shift_date: date,
              units_defective: failed,
              total_defects: failed,
            })),
          );
          addRows(
            scope,
            'downtime_entries',
            stopped.map(({ client, date }) => ({
              client_id: client,
              line_id: client,
              shift_date: date,
              shift_type: 'SHIFT_1ST',
              duration_seconds: 1800,
            })),
          );
          addRows(
            scope,
            'attendance_entries',
            there.map(({ client, date, away }) => ({
              client_id: client,
              employee_id: client,
              shift_date: date,
              is_absent: away ? 1 : 0,
              actual_seconds: away ? 0 : 32_400,
            })),
          );
          for (const { client, date, set } of settings) {
            await setSetting(scope, { clientId: client, key: set[0] ?? '', value: set[1] ?? '', from: date });
          }
          for (const clientId of [1, 2]) {
            await setTarget(scope, { clientId, kpi: 'efficiency', target: 60, warning: 50, critical: 30 });
            await setTarget(scope, {
              clientId,
              kpi: 'ppm',
              target: 9000,
              critical: 20_000,
              from: '2025-11-20',
            });
          }
        });
        const to = '2025-12-15';
        const range = { from: addDays(to, -length), to };
        const own = { clientId: 2, from: addDays(range.from, shift), to: addDays(to, shift) };
        const request = { ...range, ownDates: [own], asOf: '2025-12-16T12:00:00Z' };
        const portfolio = await ask(request);
        expect(portfolio.columns.map(({ kpi }) => kpi)).toEqual(ALL_KPIS);
        for (const [at, clientId] of [1, 2].entries()) {
          expect(ofPortfolio(portfolio, at)).toEqual(await fromOverviews(clientId, request));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('tells what the command line prints, and only of clients in use', async () => {
    await floor.write((scope, connection) => {
      addEntries(scope, [entry(1, '2025-12-08'), entry(2, '2025-12-09', { units_produced: 40 })]);
      connection.exec('INSERT INTO temp.scope_client VALUES (3)');
      insert(connection, 'clients', { id: 3, code: 'CLIENT-0', name: 'Gone', is_active: 0 });
    });
    const range = { from: '2025-12-01', to: '2025-12-31' };
    const { clients, columns } = await ask({ ...range, kpis: ['efficiency'] });
    const { results } = await floor.read(ADMIN, (scope) =>
      listKpiResults(scope, { ...range, clientCodes: ['CLIENT-1', 'CLIENT-2'], kpis: ['efficiency'] }),
    );
    expect(clients.map(({ clientId }) => clientId)).toEqual([1, 2]);
    expect(columns[0]?.values).toEqual(results.map(({ value }) => value));
    expect(columns[0]?.values.every((value) => value !== null)).toBe(true);
  });

  it('counts the KPIs past their critical limit', async () => {
    await floor.write(async (scope) => {
      addEntries(scope, [entry(1, '2025-12-08', { units_defective: 50 }), entry(2, '2025-12-08')]);
      for (const clientId of [1, 2]) {
        await setTarget(scope, { clientId, kpi: 'efficiency', target: 85, critical: 70 });
        await setTarget(scope, { clientId, kpi: 'ppm', target: 500, critical: 1000 });
      }
    });
    const { clients } = await ask({ from: '2025-12-01', to: '2025-12-31', kpis: ['efficiency', 'ppm'] });
    expect(clients.map(({ critical }) => critical)).toEqual([2, 1]);
  });

  it('refuses a client that nobody has and a range that ends too early', async () => {
    const range = { from: '2025-12-01', to: '2025-12-31' };
    await expect(ask({ ...range, ownDates: [{ clientId: 99, ...range }] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(ask({ from: range.to, to: range.from })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
