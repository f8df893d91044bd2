import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './harness';
import { later } from './oracle/clock';
import { importClients } from './oracle/files';
import { judge, ORDER_KPIS, RATIOS, type Kpi } from './oracle/oracle';
import type { PlainClient, Row } from './oracle/plain';
import { came, clientOf, inspected, made, order, stopped } from './oracle/worked';

const FIRST = '2025-10-01';
const DAYS = Array.from({ length: 90 }, (_, at) => later(FIRST, at));
const SLICE = { from: FIRST, to: DAYS.at(-1) ?? FIRST, asOf: '2026-01-05' } as const;
const KPIS: readonly Kpi[] = [...(Object.keys(RATIOS) as (keyof typeof RATIOS)[]), 'rty'];
/** Settings that the five clients differ in. */
const READINGS = [
  [],
  [['availability_basis', 'line'] as const, ['performance_basis', 'clock'] as const],
  [['efficiency_headcount', 'present', '2025-11-15'] as const],
  [['planned_stops', 'exclude'] as const, ['absenteeism_basis', 'uncovered', '2025-12-01'] as const],
  [['rty_method', 'job', '2025-11-01'] as const],
] as const;

/** Ninety days of one client, every one of them with every kind of row, none like the one before. */
const clientWith = (index: number): PlainClient => {
  const place = (day: number): Row => ({ shift_date: DAYS[day], line: 'L1' });
  const amount = (day: number, most: number) => (day * (index + 3) + index) % most;
  const days = DAYS.map((_, day) => day);
  return clientOf(`CLIENT-${index + 1}`, {
    name: `Client ${index + 1}`,
    expected: [],
    settings: READINGS[index] ?? [],
    rows: {
      work_order: [order({ ideal_cycle_time: 0.2, planned_quantity: 9000 })],
      job: [
        {
          job_id: 'J1',
          work_order_id_fk: 'W1',
          part_number: 'P',
          quantity_ordered: 9000,
          quantity_completed: 8800 - index,
        },
      ],
      part_opportunities: [{ part_number: 'P', opportunities_per_unit: 12 }],
      production_entry: days.map((day) =>
        made({
          ...place(day),
          job_id_fk: 'J1',
          units_produced: 90 + amount(day, 37),
          units_defective: amount(day, 7),
          employees_present: 8 + amount(day, 3),
          run_time_hours: 7 + amount(day, 8) / 4,
        }),
      ),
      downtime_entry: days.map((day) =>
        stopped({
          ...place(day),
          downtime_reason: day % 2 === 0 ? 'EQUIPMENT_FAILURE' : 'CHANGEOVER_SETUP',
          downtime_duration_minutes: 10 + amount(day, 50),
          downtime_start_time: '08:00',
          employees_affected: 1 + amount(day, 9),
        }),
      ),
      quality_entry: days.map((day) =>
        inspected({
          ...place(day),
          job_id_fk: 'J1',
          units_inspected: 60 + amount(day, 11),
          units_passed: 55 - amount(day, 9),
          units_defective: 5,
          units_requiring_rework: amount(day, 4),
          total_defects_count: 5 + amount(day, 6),
        }),
      ),
      attendance_entry: days.flatMap((day) => [
        came({ ...place(day) }),
        came({
          ...place(day),
          employee_id_fk: 'E2',
          is_absent: 'TRUE',
          absence_hours: 1 + amount(day, 8),
          actual_hours: '',
          coverage_confirmed: day % 3 === 0 ? 'TRUE' : '',
        }),
      ]),
    },
  });
};

const CLIENTS = READINGS.map((_, index) => clientWith(index));

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-by-day-'));
  await importClients((args, input) => runCli(path.join(folder, 'data'), args, input), CLIENTS);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Printed = {
  readonly kpi: Kpi;
  readonly client: string;
  readonly group: Record<string, string>;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

test('ninety days of five clients in one call: every KPI of every day, as one JSON document', async () => {
  const args = [
    'kpi',
    '--by',
    'day',
    '--from',
    SLICE.from,
    '--to',
    SLICE.to,
    '--as-of',
    SLICE.asOf,
    '--json',
  ];
  const { status, stdout } = await runCli(path.join(folder, 'data'), args);
  expect(status).toBe(0);
  const { results, from, to } = JSON.parse(stdout) as {
    results: readonly Printed[];
    from: string;
    to: string;
  };
  expect({ from, to }).toEqual({ from: SLICE.from, to: SLICE.to });

  const keyOf = ({ kpi, client, group }: Pick<Printed, 'kpi' | 'client' | 'group'>) =>
    `${kpi} ${client} ${group['day']}`;
  const wanted = KPIS.flatMap((kpi) =>
    CLIENTS.flatMap(({ code }) => DAYS.map((day) => keyOf({ kpi, client: code, group: { day } }))),
  );
  expect(results.map(keyOf).toSorted()).toEqual(wanted.toSorted());
  // Ages and promises are of orders, which no day has.
  expect(results.filter(({ kpi }) => (ORDER_KPIS as readonly string[]).includes(kpi))).toEqual([]);

  const wrong: string[] = [];
  for (const client of CLIENTS) {
    for (const kpi of KPIS) {
      const verdicts = judge(client, kpi, SLICE, 'day');
      for (const one of results) {
        if (one.client !== client.code || one.kpi !== kpi) continue;
        const verdict = verdicts.get(one.group['day'] ?? null);
        for (const side of ['value', 'numerator', 'denominator'] as const) {
          const found = one[side];
          const right = verdict?.[side] ?? null;
          const isSame =
            found === null || right === null
              ? found === right
              : Math.abs(found - right) <= 1e-9 * Math.max(1, Math.abs(right));
          if (!isSame) wrong.push(`${side} of ${keyOf(one)}: ${found}, not ${right}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
