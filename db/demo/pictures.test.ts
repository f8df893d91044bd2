import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDeliveryCalendar, type DeliveryCalendar } from '../kpi/delivery-calendar';
import { explainKpi } from '../kpi/explain';
import { getLosses } from '../kpi/losses';
import type { KpiName } from '../kpi/names';
import { getOrderAges } from '../kpi/order-ages';
import { getPareto } from '../kpi/pareto';
import { getStopCourse } from '../kpi/stop-course';
import { getStopTimeline } from '../kpi/stop-timeline';
import { setSetting } from '../repositories/settings';
import { ADMIN } from '../exchange/test-plant';
import { LOADING_MS, openDemo, UNTIL, type DemoPlant } from './test-demo';

const AS_OF = '2026-10-31';
const STEPS = ['day', 'week', 'month'] as const;

let demo: DemoPlant;
let clients: readonly { readonly id: number; readonly code: string }[];
beforeAll(async () => {
  demo = await openDemo(90);
  clients = await demo.looking((connection) =>
    connection.prepare<[], { id: number; code: string }>('SELECT id, code FROM clients ORDER BY code').all(),
  );
}, LOADING_MS);
afterAll(() => demo.plant.close());

const idOf = (code: string): number => clients.find((one) => one.code === code)?.id ?? 0;
const rangeOf = (clientId: number) => ({ clientId, from: demo.loaded.from, to: UNTIL, asOf: AS_OF });
const dateOf = (number: number): string => demo.days.find((day) => day.number === number)?.date ?? '';
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const explain = (clientId: number, kpi: KpiName, more: object = {}) =>
  demo.plant.look((scope) => explainKpi(scope, { ...rangeOf(clientId), kpi, ...more }));

const set = (clientId: number, key: string, value: string) =>
  demo.plant.database.writer.run(ADMIN, (scope) => setSetting(scope, { clientId, key, value }));

describe('the ages of open orders', () => {
  it('add up to WIP aging at every client, and list every order once', async () => {
    for (const { id } of clients) {
      const ages = await demo.plant.look((scope) =>
        getOrderAges(scope, { clientId: id, asOf: AS_OF, offset: 0, limit: 500 }),
      );
      const { result, terms } = await explain(id, 'wip-aging');
      expect([ages.orders, ages.meanDays]).toEqual([result.denominator, result.value]);
      expect(ages.orders).toBeGreaterThan(0);
      expect(sum(ages.buckets.map(({ orders }) => orders))).toBe(result.denominator);
      expect(sum(ages.buckets.map(({ netDays }) => netDays))).toBeCloseTo(result.numerator ?? 0, 9);
      expect(sum(ages.buckets.map(({ openUnits }) => openUnits))).toBe(terms['openUnits']);
      expect(ages).toMatchObject({
        weightedMeanDays: result.extra['weightedMeanDays'],
        medianDays: result.extra['medianDays'],
        percentile85Days: result.extra['percentile85Days'],
        oldestDays: result.extra['oldestDays'],
      });
      expect(ages.rows).toHaveLength(ages.orders);
      expect(sum(ages.rows.map(({ netDays }) => netDays))).toBeCloseTo(result.numerator ?? 0, 9);
      expect(ages.rows[0]?.netDays).toBe(ages.oldestDays);
    }
  });

  it('of one bucket are its orders, page by page', async () => {
    const ask = (offset: number) =>
      demo.plant.look((scope) =>
        getOrderAges(scope, {
          clientId: idOf('GARMENT-E'),
          asOf: AS_OF,
          bucket: 'over-30',
          offset,
          limit: 1,
        }),
      );
    const [first, second] = [await ask(0), await ask(1)];
    expect(first.total).toBe(first.buckets.find(({ bucket }) => bucket === 'over-30')?.orders);
    expect(first.total).toBeGreaterThan(1);
    expect(first.rows[0]?.netDays).toBeGreaterThanOrEqual(second.rows[0]?.netDays ?? Infinity);
    expect(second.rows[0]?.netDays).toBeGreaterThan(30);
  });

  it('say what each order waits for: held ones for the end of a hold, with its reason', async () => {
    for (const { id } of clients) {
      const { rows } = await demo.plant.look((scope) =>
        getOrderAges(scope, { clientId: id, asOf: AS_OF, offset: 0, limit: 500 }),
      );
      expect(rows.some(({ isOnHold }) => isOnHold)).toBe(true);
      for (const row of rows) {
        expect(row.waitsFor === 'hold').toBe(row.isOnHold);
        if (row.waitsFor === 'hold') expect(row.reasonEn).toBeTruthy();
      }
    }
  });
});

describe('the delivery calendar', () => {
  const calendarOf = (clientId: number, more: object = {}): Promise<DeliveryCalendar> =>
    demo.plant.look((scope) =>
      getDeliveryCalendar(scope, { ...rangeOf(clientId), offset: 0, limit: 500, ...more }),
    );

  it('reads OTD, TRUE-OTD and OTIF as the KPIs do, and its days add up to them', async () => {
    for (const { id } of clients) {
      const calendar = await calendarOf(id);
      for (const kpi of ['otd', 'true-otd', 'otif'] as const) {
        const { value, numerator, denominator } = (await explain(id, kpi)).result;
        expect(calendar.readings[kpi]).toEqual({ value, numerator, denominator });
      }
      const { days, counts, readings } = calendar;
      for (const name of Object.keys(counts) as (keyof typeof counts)[]) {
        expect([name, sum(days[name])]).toEqual([name, counts[name]]);
      }
      expect(counts.onTime).toBe(readings.otd.numerator);
      expect(counts.onTime + counts.late + counts.overdue).toBe(readings.otd.denominator);
      expect(counts.completeOnTime).toBe(readings['true-otd'].numerator);
      expect(counts.complete).toBe(readings['true-otd'].denominator);
    }
  });

  it('tells order by order what lies between OTD and TRUE-OTD', async () => {
    for (const { id } of clients) {
      const { readings, differences } = await calendarOf(id);
      const { deliveredInPart, completedLate, madeNotDelivered } = differences;
      expect(readings.otd.numerator - deliveredInPart - completedLate + madeNotDelivered).toBe(
        readings['true-otd'].numerator,
      );
      const { incompleteOverdue, incompleteDelivered } = differences;
      expect(readings.otd.denominator - incompleteOverdue - incompleteDelivered).toBe(
        readings['true-otd'].denominator,
      );
    }
  });

  it('lists what was not kept, the latest first, and all orders of a day', async () => {
    const late = await calendarOf(idOf('GARMENT-E'));
    expect(late.total).toBe(late.rows.length);
    expect(late.rows.map(({ daysLate }) => daysLate)).toEqual(
      late.rows.map(({ daysLate }) => daysLate).toSorted((a, b) => b - a),
    );
    expect(late.rows.filter(({ state }) => state === 'overdue').length).toBe(late.counts.overdue);
    expect(late.rows.filter(({ state }) => state === 'late').length).toBe(late.counts.late);
    const [at] = late.days.promised
      .map((count, index) => [count, index] as const)
      .toSorted((a, b) => b[0] - a[0]);
    const day = late.days.labels[at?.[1] ?? 0] ?? '';
    const ofDay = await calendarOf(idOf('GARMENT-E'), { day });
    expect(ofDay.total).toBe(at?.[0]);
    expect(new Set(ofDay.rows.map(({ promise }) => promise))).toEqual(new Set([day]));
    expect(ofDay.counts).toEqual(late.counts);
  });

  it('tells of whole orders alone', async () => {
    const calendar = await calendarOf(idOf('GARMENT-E'), { where: { line: 'L1' } });
    expect(calendar).toMatchObject({ total: 0, rows: [], noteKeys: ['kpi.note.whole-orders'] });
  });
});

describe('stops over time', () => {
  const readings = [
    ['labour', 'count'],
    ['line', 'exclude'],
  ] as const;

  it.each(readings)(
    'add up to the downtime of availability (%s, planned stops: %s)',
    async (basis, planned) => {
      const id = idOf('BOOT-LINE-A');
      await set(id, 'availability_basis', basis);
      await set(id, 'planned_stops', planned);
      for (const where of [undefined, { line: 'L1' }, { shift: 'SHIFT_2ND' as const }]) {
        const request = { ...rangeOf(id), where };
        const { downtimeHours } = (await explain(id, 'availability', { where })).terms;
        expect(downtimeHours).toBeGreaterThan(0);
        const pareto = await demo.plant.look((scope) =>
          getPareto(scope, { ...request, of: 'stops', by: 'reason' }),
        );
        for (const by of STEPS) {
          const course = await demo.plant.look((scope) => getStopCourse(scope, { ...request, by }));
          expect(course.basis).toBe(basis);
          expect(course.all.totalHours).toBeCloseTo(downtimeHours ?? 0, 6);
          expect(sum(course.all.hours)).toBeCloseTo(course.all.totalHours, 6);
          expect(course.causes.map(({ code }) => code)).toEqual(pareto.bars.map(({ code }) => code));
          for (const [at, cause] of course.causes.entries()) {
            expect(cause.totalHours).toBeCloseTo(pareto.bars[at]?.amount ?? 0, 6);
            expect(cause.totalStops).toBe(pareto.bars[at]?.records);
            expect(sum(cause.hours)).toBeCloseTo(cause.totalHours, 6);
          }
        }
      }
    },
  );

  it('show the press that fails more and more, and then not at all', async () => {
    const request = { ...rangeOf(idOf('BOOT-LINE-A')), where: { line: 'L1' }, by: 'day' as const };
    const course = await demo.plant.look((scope) => getStopCourse(scope, request));
    const failures = course.causes.find(({ code }) => code === 'EQUIPMENT_FAILURE');
    expect(course.causes[0]).toBe(failures);
    expect(failures?.mostly?.what).toMatch(/^Sole press SP-01/);
    const hoursOn = (number: number): number =>
      failures?.mostly?.hours[course.labels.indexOf(dateOf(number))] ?? Number.NaN;
    expect(hoursOn(51)).toBe(0);
    expect(hoursOn(52)).toBeGreaterThan(0);
    expect(hoursOn(65)).toBeGreaterThan(5 * hoursOn(52));
    expect(hoursOn(66)).toBe(0);
  });

  it.each(readings)(
    'of a day by the clock add up to that day’s downtime (%s, planned stops: %s)',
    async (basis, planned) => {
      const id = idOf('BOOT-LINE-A');
      await set(id, 'availability_basis', basis);
      await set(id, 'planned_stops', planned);
      const day = dateOf(65);
      const timeline = await demo.plant.look((scope) => getStopTimeline(scope, { ...rangeOf(id), day }));
      const ofDay = { from: day, to: day };
      const { terms } = await explain(id, 'availability', ofDay);
      expect(timeline.sums.countedHours).toBeCloseTo(terms['downtimeHours'] ?? Number.NaN, 9);
      expect(timeline.sums.plannedHours).toBeCloseTo(terms['plannedStopHours'] ?? Number.NaN, 9);
      expect(sum(timeline.stops.map(({ countedHours }) => countedHours))).toBeCloseTo(
        timeline.sums.countedHours,
        9,
      );
      const { stopHours, sharedHours, entryHours, lineHours } = timeline.sums;
      expect(stopHours - sharedHours + entryHours).toBeCloseTo(lineHours, 9);
      await set(id, 'availability_basis', 'line');
      await set(id, 'planned_stops', 'count');
      expect(lineHours).toBeCloseTo(
        (await explain(id, 'availability', ofDay)).terms['downtimeHours'] ?? 0,
        9,
      );
      for (const { fromMinute, toMinute, minutes } of timeline.stops) {
        expect((toMinute ?? 0) - (fromMinute ?? 0)).toBeCloseTo(minutes, 6);
      }
      expect(timeline.lines.map(({ code }) => code)).toEqual(['L1', 'L2']);
      expect(timeline.shifts[0]?.breaks.length).toBeGreaterThan(0);
      expect(timeline.before && timeline.before < day).toBe(true);
      expect(timeline.after && timeline.after > day).toBe(true);
    },
  );
});

describe('the losses between planned and good time', () => {
  it('telescope to OEE at every client, whole and narrowed', async () => {
    for (const { id } of clients) {
      await set(id, 'availability_basis', 'labour');
      for (const where of [undefined, { line: 'L1' }, { shift: 'SHIFT_2ND' as const }]) {
        const losses = await demo.plant.look((scope) => getLosses(scope, { ...rangeOf(id), where }));
        const { result, terms } = await explain(id, 'oee', { where });
        expect([losses.value, losses.noteKeys]).toEqual([result.value, result.noteKeys]);
        if (losses.value === null) continue;
        const lost = sum(losses.losses.map(({ hours }) => hours));
        expect(losses.plannedHours - lost).toBeCloseTo(losses.goodHours, 6);
        expect(losses.goodHours).toBeCloseTo(result.numerator ?? 0, 9);
        expect(losses.plannedHours).toBeCloseTo(result.denominator ?? 0, 9);
        const stopped = sum(
          losses.losses
            .filter(({ kind }) => kind.endsWith('stop') || kind === 'other-stops')
            .map(({ hours }) => hours),
        );
        expect(stopped).toBeCloseTo(terms['downtimeHours'] ?? 0, 6);
        const { availability, accountedTime, performance, quality } = losses.factors ?? {};
        const product = [availability, accountedTime, performance, quality].reduce<number>(
          (all, factor) => (all * (factor ?? 0)) / 100,
          100,
        );
        expect(product).toBeCloseTo(losses.value, 6);
      }
    }
  });

  it('are none, and say why, where the readings of a client do not go together', async () => {
    const id = idOf('BOOT-LINE-A');
    await set(id, 'availability_basis', 'line');
    await set(id, 'performance_basis', 'labour');
    const losses = await demo.plant.look((scope) => getLosses(scope, rangeOf(id)));
    expect(losses).toMatchObject({ value: null, losses: [], noteKeys: ['kpi.note.oee-needs-one-basis'] });
  });
});
