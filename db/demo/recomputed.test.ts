import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeName } from '../exchange/registry';
import type { KpiName } from '../kpi/names';
import { LOADING_MS, openDemo, UNTIL, type DemoPlant } from './test-demo';

/*
 * The KPIs once more, from nothing but the rows that the exports print, as somebody with a spreadsheet would: no table,
 * view or setting of the program is looked at.
 */
type Line = Readonly<Record<string, string>>;

const AS_OF = '2026-10-31';

let demo: DemoPlant;
const files = new Map<ExchangeName, readonly Line[]>();
beforeAll(async () => {
  demo = await openDemo(45, 5);
  for (const [table, text] of await demo.exports()) {
    files.set(table, Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data);
  }
}, LOADING_MS);
afterAll(() => demo.plant.close());

const rows = (table: ExchangeName, client: string): readonly Line[] =>
  (files.get(table) ?? []).filter((row) => (row['client_id_fk'] ?? row['client_id']) === client);
const number = (row: Line | undefined, field: string): number => Number(row?.[field] ?? Number.NaN);
const total = (all: readonly Line[], amount: (row: Line) => number): number =>
  all.reduce((sum, row) => sum + amount(row), 0);
const dayOf = (date: string | undefined): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const standardOf = (row: Line, client: string): number => {
  const order = rows('work_order', client).find((one) => one['work_order_id'] === row['work_order_id_fk']);
  return order?.['ideal_cycle_time']
    ? number(order, 'ideal_cycle_time')
    : number(row, 'ideal_cycle_time_used');
};

const ofEntries = (client: string) => {
  const entries = rows('production_entry', client);
  const earned = total(entries, (row) => number(row, 'units_produced') * standardOf(row, client));
  const planned = total(
    entries,
    (row) => number(row, 'employees_assigned') * number(row, 'shift_hours_scheduled'),
  );
  const run = total(entries, (row) => number(row, 'run_time_hours') * number(row, 'employees_present'));
  const stopped = total(
    rows('downtime_entry', client),
    (row) => (number(row, 'downtime_duration_minutes') / 60) * number(row, 'employees_affected'),
  );
  return {
    efficiency: (100 * earned) / planned,
    performance: (100 * earned) / run,
    availability: (100 * (planned - stopped)) / planned,
  };
};

const rolled = (client: string): number => {
  const inspections = rows('quality_entry', client);
  const styleOf = new Map(
    rows('work_order', client).map((row) => [row['work_order_id'], row['style_model']]),
  );
  const styles = [...Map.groupBy(inspections, (row) => styleOf.get(row['work_order_id_fk'])).values()].map(
    (own) => {
      const steps = [...Map.groupBy(own, (row) => row['operation_checked']).values()];
      const rate = steps.reduce(
        (product, step) =>
          product *
          (total(step, (row) => number(row, 'units_passed')) /
            total(step, (row) => number(row, 'units_inspected'))),
        1,
      );
      return { rate, started: total(steps[0] ?? [], (row) => number(row, 'units_inspected')) };
    },
  );
  const started = styles.reduce((sum, style) => sum + style.started, 0);
  return (100 * styles.reduce((sum, style) => sum + style.started * style.rate, 0)) / started;
};

const ofInspections = (client: string) => {
  const inspections = rows('quality_entry', client);
  const partOf = new Map(rows('job', client).map((row) => [row['job_id'], row['part_number']]));
  const perUnit = new Map(
    rows('part_opportunities', client).map((row) => [
      row['part_number'],
      number(row, 'opportunities_per_unit'),
    ]),
  );
  const sum = (field: string) => total(inspections, (row) => number(row, field));
  const opportunities = total(
    inspections,
    (row) => number(row, 'units_inspected') * (perUnit.get(partOf.get(row['job_id_fk'])) ?? Number.NaN),
  );
  return {
    ppm: (1e6 * sum('units_defective')) / sum('units_inspected'),
    dpmo: (1e6 * sum('total_defects_count')) / opportunities,
    fpy: (100 * sum('units_passed')) / sum('units_inspected'),
    dhu: (100 * sum('total_defects_count')) / sum('units_inspected'),
    rty: rolled(client),
  };
};

const ofPeople = (client: string) => {
  const attendance = rows('attendance_entry', client);
  const away = total(attendance, (row) => (row['is_absent'] === 'TRUE' ? number(row, 'absence_hours') : 0));
  return { absenteeism: (100 * away) / total(attendance, (row) => number(row, 'scheduled_hours')) };
};

const heldDays = (holds: readonly Line[], from: number, to: number): number => {
  let days = 0;
  for (let day = from; day < to; day += 1) {
    const isHeld = holds.some(
      (row) =>
        dayOf(row['hold_date']) <= day && (row['resume_date'] ? day < dayOf(row['resume_date']) : true),
    );
    if (isHeld) days += 1;
  }
  return days;
};

const ofOrders = (client: string) => {
  const entries = Map.groupBy(rows('production_entry', client), (row) => row['work_order_id_fk']);
  const holds = Map.groupBy(rows('hold_entry', client), (row) => row['work_order_id_fk']);
  const orders = rows('work_order', client).map((row) => {
    const own = entries.get(row['work_order_id'] ?? '') ?? [];
    const dates = own.map((entry) => entry['shift_date'] ?? '').toSorted();
    return { row, own, dates };
  });
  const promised = orders.filter(
    ({ row }) =>
      row['status'] !== 'CANCELLED' &&
      row['status'] !== 'REJECTED' &&
      (row['planned_ship_date'] ?? '') >= demo.loaded.from &&
      (row['planned_ship_date'] ?? '') <= UNTIL,
  );
  const judged = promised.map(({ row, own, dates }) => {
    const promise = row['planned_ship_date'] ?? '';
    const made = total(own, (entry) => number(entry, 'units_produced') - number(entry, 'units_defective'));
    const isDone = row['status'] === 'COMPLETED';
    const delivered = isDone ? dayOf(dates.at(-1)) + 1 : null;
    return {
      isDelivered: isDone,
      isOverdue: !isDone && promise < AS_OF,
      isOnTime: delivered !== null && delivered <= dayOf(promise),
      isComplete: isDone || made >= number(row, 'planned_quantity'),
    };
  });
  const counted = judged.filter((one) => one.isDelivered || one.isOverdue);
  const complete = judged.filter((one) => one.isComplete);
  const ages = orders
    .filter(({ row }) => row['status'] === 'ACTIVE' || row['status'] === 'ON_HOLD')
    .map(({ row, dates }) => {
      const from = dayOf(row['actual_start_date'] || dates[0] || row['planned_start_date']);
      const to = dayOf(AS_OF);
      return from > to ? null : to - from - heldDays(holds.get(row['work_order_id'] ?? '') ?? [], from, to);
    })
    .filter((age) => age !== null);
  return {
    otd: (100 * counted.filter((one) => one.isOnTime).length) / counted.length,
    'true-otd': (100 * complete.filter((one) => one.isOnTime).length) / complete.length,
    'wip-aging': ages.reduce((sum, age) => sum + age, 0) / ages.length,
  };
};

describe('computed from the exported rows alone', () => {
  it.each(['BOOT-LINE-A', 'APPAREL-B', 'TEXTILE-C', 'FOOTWEAR-D', 'GARMENT-E'])(
    'the KPIs of %s are what the program says',
    async (client) => {
      const recomputed: Readonly<Record<string, number>> = {
        ...ofEntries(client),
        ...ofInspections(client),
        ...ofPeople(client),
        ...ofOrders(client),
      };
      const told = await demo.kpis({ kpis: Object.keys(recomputed) as KpiName[] }, client);
      expect(told).toHaveLength(Object.keys(recomputed).length);
      // The times that the two styles without a standard have shown are printed to the millisecond.
      const tolerance = client === 'GARMENT-E' ? 1e-6 : 1e-12;
      const off = told.filter(
        ({ kpi, value }) =>
          !(Math.abs((value ?? Number.NaN) / (recomputed[kpi] ?? Number.NaN) - 1) <= tolerance),
      );
      expect(off.map(({ kpi, value }) => [kpi, value, recomputed[kpi]])).toEqual([]);
    },
  );
});
