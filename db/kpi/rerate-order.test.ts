import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importTable } from '../exchange/import';
import type { ExchangeName } from '../exchange/registry';
import { setSetting } from '../repositories/settings';
import {
  setLineStandard,
  setOrderStandard,
  setPartStandard,
  setProductStandard,
  setShiftStandard,
} from '../repositories/standards/masters';
import { setCategoryStandard, setStandard } from '../repositories/standards/set';
import { connectionOf, type ClientScope } from '../scope';
import {
  categoryCause,
  lineCrewCause,
  newJobsCause,
  orderCycleCause,
  orderStyleCause,
  partsCause,
  productsCause,
  settingCause,
  shiftCause,
  standardCause,
  type Cause,
} from './causes';
import { compareDays } from './days';
import { reRate } from './rerate';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

const DATES = ['2025-12-29', '2026-01-04', '2026-01-05', '2026-01-06'] as const;
const EARLIEST = '0001-01-01';

type Change = { readonly name: string; readonly make: (scope: ClientScope) => Promise<unknown> };

const named = (name: string, value: unknown, make: Change['make']): Change => ({
  name: `${name} ${JSON.stringify(value)}`,
  make,
});

const bring = (scope: ClientScope, table: ExchangeName, ...lines: string[]) =>
  importTable(scope, {
    table,
    fileName: 'masters.csv',
    content: new TextEncoder().encode(lines.join('\n')),
    format: 'csv',
    clientCode: 'CLIENT-1',
    dryRun: false,
    skipInvalid: false,
  });

const hours = fc.constantFrom(0.1, 0.2, 0.4);
const hoursOrNone = fc.option(hours, { nil: null });
const from = fc.option(fc.constantFrom(...DATES), { nil: undefined });
const crew = fc.constantFrom(4, 6, null);

/** Changes of everything that inputs are resolved from. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({
      cycleTimeHours: hoursOrNone,
      line: fc.constantFrom(undefined, 'L1', 'L3'),
      shift: fc.constantFrom(undefined, 'S1'),
      from,
    })
    .map((value) => named('standard', value, (scope) => setStandard(scope, { clientId: 1, ...value }))),
  fc
    .record({ category: fc.constantFrom('Shirts', 'Caps'), cycleTimeHours: hoursOrNone, from })
    .map((value) =>
      named('category', value, (scope) => setCategoryStandard(scope, { clientId: 1, ...value })),
    ),
  fc
    .record({
      product: fc.constantFrom('POLO', 'TEE'),
      cycleTimeHours: hoursOrNone,
      category: fc.constantFrom('Shirts', 'Caps', null),
      part: fc.constantFrom('BODY', null),
    })
    .map((value) => named('product', value, (scope) => setProductStandard(scope, { clientId: 1, ...value }))),
  fc
    .record({ workOrder: fc.constantFrom('W1', 'W5'), cycleTimeHours: hoursOrNone })
    .map((value) => named('order', value, (scope) => setOrderStandard(scope, { clientId: 1, ...value }))),
  fc
    .record({ part: fc.constantFrom('BODY', 'SLEEVE'), opportunitiesPerUnit: fc.constantFrom(5, 20) })
    .map((value) => named('part', value, (scope) => setPartStandard(scope, { clientId: 1, ...value }))),
  fc
    .record({ hours: fc.constantFrom(7, 9), crew })
    .map((value) =>
      named('shift', value, (scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', ...value })),
    ),
  crew.map((value) =>
    named('line', value, (scope) => setLineStandard(scope, { clientId: 1, line: 'L1', crew: value })),
  ),
  fc
    .record({
      setting: fc.constantFrom(
        ['default_cycle_time_hours', '0.5'],
        ['default_cycle_time_hours', '0.3'],
        ['default_crew', '12'],
        ['default_opportunities', '3'],
        ['default_opportunities', 'unset'],
      ),
      from,
    })
    .map((value) =>
      named('setting', value, (scope) => {
        const [key = '', typed = ''] = value.setting;
        return setSetting(scope, { clientId: 1, key, value: typed, from: value.from });
      }),
    ),
);

/** Rows that a file brings once. */
const FILES: readonly Change[] = [
  named('job', null, (scope) =>
    bring(scope, 'job', 'job_id,work_order_id_fk,part_number,quantity_ordered', 'J,W6,BODY,10'),
  ),
  named('second shift', null, (scope) =>
    bring(
      scope,
      'shift',
      'shift_id,client_id_fk,shift_name,shift_type,start_time,end_time,standard_hours,is_active,standard_crew',
      'S2,CLIENT-1,Second,SHIFT_2ND,16:00,23:00,7,TRUE,5',
    ),
  ),
  named('another product', null, (scope) =>
    bring(
      scope,
      'product',
      'product_id,client_id_fk,style_model,part_number,category,ideal_cycle_time',
      'CAP,CLIENT-1,CAP,SLEEVE,Caps,0.15',
    ),
  ),
];

const blank = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: null });

const entry = fc.record({
  work_order_id: fc.constantFrom(1, 5, 6, 7),
  line_id: fc.constantFrom(null, 1, 3),
  shift_date: fc.constantFrom(...DATES),
  shift_type: fc.constantFrom('SHIFT_1ST', 'SHIFT_2ND'),
  units_produced: fc.integer({ min: 1, max: 300 }),
  employees_assigned: blank(20),
  employees_present: blank(20),
  run_seconds: blank(30_000),
});

const inspection = fc
  .record({
    // A job is a line item of its own order.
    of: fc.constantFrom(
      ...([
        [1, null],
        [1, 50],
        [5, null],
        [6, null],
        [7, null],
      ] as const),
    ),
    shift_date: fc.constantFrom(...DATES),
    total_defects: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ of: [work_order_id, job_id], ...row }): Row => ({ ...row, work_order_id, job_id }));

const open = async (): Promise<Floor> => {
  const floor = await openFloor();
  await floor.write((_, connection) => {
    insert(connection, 'lines', { id: 3, client_id: 1, code: 'L3' });
    insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING' });
    for (const [id, style] of [
      [5, 'POLO'],
      [6, 'TEE'],
      [7, 'CAP'],
    ] as const) {
      insert(connection, 'work_orders', { id, client_id: 1, code: `W${id}`, style_model: style });
    }
    insert(connection, 'products', { client_id: 1, code: 'POLO', style_model: 'POLO' });
    insert(connection, 'products', { client_id: 1, code: 'TEE', style_model: 'OTHER', part_number: 'BODY' });
    insert(connection, 'jobs', {
      id: 50,
      client_id: 1,
      code: 'W1-J',
      work_order_id: 1,
      part_number: 'SLEEVE',
    });
  });
  return floor;
};

type History = {
  readonly entries: readonly Row[];
  readonly inspections: readonly Row[];
  readonly changes: readonly Change[];
};

const enter = (floor: Floor, { entries, inspections }: History) =>
  floor.write((scope) => {
    addEntries(
      scope,
      entries.map((row) => ({ client_id: 1, ...row })),
    );
    addRows(
      scope,
      'quality_entries',
      inspections.map((row) => ({ client_id: 1, operation_id: 3, ...row })),
    );
  });

const apply = async (floor: Floor, changes: readonly Change[]): Promise<void> => {
  for (const { make } of changes) await floor.write((scope) => make(scope));
};

/** What entries rest on, in the order in which they were entered. */
const resolved = (floor: Floor): Promise<Record<string, unknown>[]> =>
  floor.read(ADMIN, async (scope) => {
    const read = (table: string, columns: string) =>
      connectionOf(scope).prepare(`SELECT shift_date, ${columns} FROM ${table} ORDER BY id`).all();
    const names = ['cycle', 'assigned', 'present', 'scheduled', 'run'];
    const about = names.flatMap((name) => [`${name}_source`, `${name}_confidence`]);
    const used = [
      'cycle_ms_used',
      'assigned_used',
      'present_used',
      'scheduled_seconds_used',
      'run_seconds_used',
    ];
    return [
      ...read('production_entries', [...used, ...about].join(', ')),
      ...read('quality_entries', 'opportunities_used, opportunities_source, opportunities_confidence'),
    ] as Record<string, unknown>[];
  });

const differing = (floor: Floor) => floor.read(ADMIN, async (scope) => compareDays(connectionOf(scope)));

const history: fc.Arbitrary<History> = fc.record({
  entries: fc.array(entry, { minLength: 1, maxLength: 14 }),
  inspections: fc.array(inspection, { maxLength: 5 }),
  changes: fc
    .tuple(fc.array(change, { minLength: 2, maxLength: 12 }), fc.shuffledSubarray([...FILES]))
    .map(([changes, files]) => [...files.slice(0, 1), ...changes, ...files.slice(1)]),
});

/** Every cause that there is, so that whatever is not where it should be would move. */
const EVERYTHING: readonly Cause[] = [
  newJobsCause([1, 5, 6, 7]),
  productsCause({ styles: ['POLO', 'OTHER', 'CAP'], parts: ['BODY', 'SLEEVE'] }, false),
  partsCause(['BODY', 'SLEEVE'], false),
  ...[1, 5, 6, 7].flatMap((id) => [orderCycleCause(id), orderStyleCause(id)]),
  standardCause({ from: EARLIEST }),
  categoryCause(EARLIEST),
  shiftCause('SHIFT_1ST'),
  shiftCause('SHIFT_2ND'),
  lineCrewCause(1),
  ...(['default_cycle_time_hours', 'default_crew', 'default_opportunities'] as const).flatMap(
    (key) => settingCause(key, EARLIEST) ?? [],
  ),
];

describe('over random masters and entries', () => {
  it('makes no difference which came first, and nothing is left to re-rate', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(12), async (all, half) => {
        const floors = [await open(), await open(), await open()] as const;
        const [mastersFirst, entriesFirst, between] = floors;
        try {
          await apply(mastersFirst, all.changes);
          await enter(mastersFirst, all);
          await enter(entriesFirst, all);
          await apply(entriesFirst, all.changes);
          await apply(between, all.changes.slice(0, half));
          await enter(between, all);
          await apply(between, all.changes.slice(half));

          const wanted = await resolved(mastersFirst);
          expect(await resolved(entriesFirst)).toEqual(wanted);
          expect(await resolved(between)).toEqual(wanted);
          for (const floor of floors) {
            expect(await differing(floor)).toEqual([]);
            for (const cause of EVERYTHING) {
              expect([cause.because, await floor.write((scope) => reRate(scope, 1, cause))]).toEqual([
                cause.because,
                0,
              ]);
            }
          }
        } finally {
          for (const floor of floors) await floor.close();
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('locked days keep everything, the others move as if there were no lock', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (all) => {
        const [locked, free] = [await open(), await open()];
        try {
          for (const floor of [locked, free]) await enter(floor, all);
          await locked.write((_, connection) =>
            connection.exec(
              `INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
               VALUES (1, '2026-01-01', '2026-01-04', 'T', '2026-01-31')`,
            ),
          );
          const before = await resolved(locked);
          for (const floor of [locked, free]) await apply(floor, all.changes);
          const after = await resolved(free);
          const wanted = before.map((row, at) => (row['shift_date'] === '2026-01-04' ? row : after[at]));
          expect(await resolved(locked)).toEqual(wanted);
          expect(await differing(locked)).toEqual([]);
        } finally {
          await locked.close();
          await free.close();
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
