import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import type { Actor } from '../../db/scope';
import {
  batchOf,
  changesOf,
  CLIENT_A,
  leaderA,
  LINE_A2,
  onFile,
  operatorA,
  otherOperatorA,
  placeA,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import { defectOf, inspectionOf, setMasters } from '../../db/repositories/stops/stage';
import type { FailureData } from '../contract/procedure';
import type { Batch, Inspection, InspectionInput } from '../contract/sheet';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-inspections-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  setMasters(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const place = (more: Parameters<typeof placeA>[0] = {}) =>
  placeA({ shiftDate: addDays(today(), -1), ...more });

type Changes = Partial<Batch['inspections']>;

const batch = (changes: Changes, where = place()): Batch =>
  batchOf({ place: where, inspections: changesOf(changes) });

const record = (changes: Changes, { by = operatorA as Actor, where = place() } = {}) =>
  engine.clientFor(by).sheet.record({ ...batch(changes, where), submissionId: randomUUID() });

const rehearse = async (changes: Changes) =>
  (await engine.clientFor(operatorA).sheet.rehearse(batch(changes))).inspections.rows;

const inspectionsNow = async (): Promise<Inspection[]> =>
  (await engine.clientFor(operatorA).sheet.get(place())).inspections;

const onlyOne = async (): Promise<Inspection> => {
  const [first, ...more] = await inspectionsNow();
  if (!first || more.length > 0) throw new Error(`One inspection expected, not ${more.length + 1}`);
  return first;
};

const inputOf = ({
  id,
  version,
  totalDefects: _total,
  opportunitiesPerUnit: _opportunities,
  recordedBy: _by,
  recordedAt: _at,
  updatedAt: _updated,
  isVerified: _verified,
  warnings: _warnings,
  readOnlyBecause: _why,
  ...input
}: Inspection): InspectionInput & { id: number; version: number } => ({
  key: `changed-${id}`,
  id,
  version,
  ...input,
});

const failureOf = async (call: Promise<unknown>): Promise<{ code: string; data: FailureData }> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return { code: error.code, data: error.data as FailureData };
};

const rowsOf = <T>(sql: string): T[] => onFile(folder, (connection) => connection.prepare(sql).all() as T[]);
const run = (sql: string): void => onFile(folder, (connection) => void connection.exec(sql));

const trailOf = (table: string) =>
  rowsOf<{ action: string; after: string }>(
    `SELECT action, after FROM audit_log WHERE table_name = '${table}' ORDER BY id`,
  ).map(({ action, after }) => ({ action, after: JSON.parse(after) as Record<string, unknown> }));

describe('a saved inspection', () => {
  it('is kept with one row for each defect, and the units that follow from the others', async () => {
    const { counts } = await record({
      creates: [
        inspectionOf({
          workOrder: ' wo-1',
          operation: 'sew',
          unitsRework: 2,
          unitsRepair: 1,
          method: 'SAMPLE_CHECK',
          sampleSizePercent: 12.5,
          inspector: 'E-LENT',
          notes: ' first bundle ',
          defects: [
            defectOf({ disposition: 'REWORK', rootCause: 'OPERATOR_ERROR', unitSerial: ' B-7 ' }),
            defectOf({ disposition: 'REPAIR', description: 'Loose end' }),
            defectOf({ type: 'stain', disposition: 'SCRAP' }),
          ],
        }),
      ],
    });
    expect(counts.inspections).toEqual({ created: 1, updated: 0, voided: 0 });
    expect(await onlyOne()).toMatchObject({
      version: 1,
      workOrder: 'WO-1',
      operation: 'SEW',
      unitsInspected: 100,
      unitsPassed: 97,
      unitsDefective: 3,
      unitsRework: 2,
      unitsRepair: 1,
      method: 'SAMPLE_CHECK',
      sampleSizePercent: 12.5,
      inspector: 'E-LENT',
      isReinspection: false,
      notes: 'first bundle',
      totalDefects: 3,
      defects: [
        {
          type: 'STITCHING',
          description: null,
          unitSerial: 'B-7',
          disposition: 'REWORK',
          rootCause: 'OPERATOR_ERROR',
        },
        { type: 'STITCHING', description: 'Loose end', disposition: 'REPAIR', rootCause: null },
        { type: 'STAIN', description: null, disposition: 'SCRAP' },
      ],
      isVerified: false,
      readOnlyBecause: null,
    });
    // A file has to carry a description: what the type is called stands in where nobody gave one.
    expect(rowsOf('SELECT description, is_rework_required, is_scrapped FROM defect_details')).toEqual([
      { description: 'Stitching', is_rework_required: 1, is_scrapped: 0 },
      { description: 'Loose end', is_rework_required: 0, is_scrapped: 0 },
      { description: 'Stain', is_rework_required: 0, is_scrapped: 1 },
    ]);
  });

  it.each([
    ['passed', { unitsInspected: 50, unitsPassed: 48, unitsDefective: null }],
    ['defective', { unitsInspected: 50, unitsPassed: null, unitsDefective: 2 }],
    ['both', { unitsInspected: 50, unitsPassed: 48, unitsDefective: 2 }],
    ['passed and defective without inspected', { unitsInspected: null, unitsPassed: 48, unitsDefective: 2 }],
  ])('has all three units of %s', async (_, units) => {
    await record({ creates: [inspectionOf({ ...units, defects: [] })] });
    expect(await onlyOne()).toMatchObject({ unitsInspected: 50, unitsPassed: 48, unitsDefective: 2 });
  });

  it('counts in the day of the KPIs at once, a re-inspection never', async () => {
    await record({ creates: [inspectionOf(), inspectionOf({ workOrder: 'WO-2', isReinspection: true })] });
    expect(rowsOf('SELECT inspection_records, inspected_units, found_defects FROM kpi_day')).toEqual([
      { inspection_records: 1, inspected_units: 100, found_defects: 3 },
    ]);
  });

  it('rests on the opportunities of its part, and stays there when the part changes later', async () => {
    const opportunities = async () => (await inspectionsNow()).map((one) => one.opportunitiesPerUnit);
    run(`INSERT INTO products (client_id, code, style_model, part_number, created_at, updated_at)
           VALUES (${CLIENT_A}, 'P-1', 'ROPER', 'PART-1', 'now', 'now');
         INSERT INTO part_opportunities (client_id, part_number, opportunities_per_unit, created_at, updated_at)
           VALUES (${CLIENT_A}, 'PART-1', 47, 'now', 'now')`);
    await record({ creates: [inspectionOf(), inspectionOf({ workOrder: 'WO-3' })] });
    const known = { value: 47, source: 'product', confidence: 1 };
    const unknown = { value: 1, source: 'default', confidence: 0.3 };
    expect(await opportunities()).toEqual([known, unknown]);
    const [first, second] = await inspectionsNow();
    if (!first || !second) throw new Error('Two inspections expected');
    expect([first, second].map(({ warnings }) => warnings.map(({ key }) => key))).toEqual([
      [],
      ['inspections.warning-opportunities'],
    ]);
    run('UPDATE part_opportunities SET opportunities_per_unit = 50');
    await record({
      updates: [
        { ...inputOf(first), notes: 'looked at' },
        { ...inputOf(second), workOrder: 'WO-2' },
      ],
    });
    expect(await opportunities()).toEqual([known, { ...known, value: 50 }]);
  });

  it('takes the list of its defects as a whole: new ones, changed ones, and those no longer there', async () => {
    await record({ creates: [inspectionOf()] });
    const before = await onlyOne();
    const [first, second] = before.defects;
    if (!first || !second) throw new Error('Three defects expected');
    await record({
      updates: [
        {
          ...inputOf(before),
          defects: [{ ...first, rootCause: 'EQUIPMENT_ISSUE' }, second, defectOf({ type: 'OPEN_SEAM' })],
        },
      ],
    });
    const after = await onlyOne();
    expect(after).toMatchObject({
      version: 2,
      totalDefects: 3,
      defects: [
        { id: first.id, rootCause: 'EQUIPMENT_ISSUE' },
        { id: second.id, rootCause: null },
        { type: 'OPEN_SEAM' },
      ],
    });
    expect(rowsOf('SELECT version, voided_by FROM defect_details ORDER BY id')).toEqual([
      { version: 2, voided_by: null },
      { version: 1, voided_by: null },
      { version: 2, voided_by: 'OP-A' },
      { version: 1, voided_by: null },
    ]);
    expect(trailOf('defect_details').map(({ action }) => action)).toEqual([
      'create',
      'create',
      'create',
      'update',
      'create',
      'void',
    ]);
    expect(trailOf('quality_entries')).toMatchObject([
      { action: 'create', after: { defects: 'STITCHING × 3', totalDefects: 3 } },
      { action: 'update', after: { defects: 'STITCHING × 2, OPEN_SEAM' } },
    ]);
  });

  it('is voided with its defects, which count nowhere any more', async () => {
    await record({ creates: [inspectionOf()] });
    const { id } = await onlyOne();
    await record({ voids: [{ key: 'v', id, version: 1, reason: 'Wrong line' }] });
    expect(await inspectionsNow()).toEqual([]);
    expect(rowsOf('SELECT DISTINCT void_reason FROM defect_details')).toEqual([
      { void_reason: 'Wrong line' },
    ]);
    expect(rowsOf('SELECT inspection_records FROM kpi_day WHERE inspection_records > 0')).toEqual([]);
  });

  it('writes nothing for an update that changes nothing', async () => {
    await record({
      creates: [inspectionOf({ inspector: 'E-A', sampleSizePercent: 33.33, method: 'VISUAL' })],
    });
    const { counts } = await record({ updates: [inputOf(await onlyOne())] });
    expect(counts.inspections).toEqual({ created: 0, updated: 0, voided: 0 });
    expect(trailOf('quality_entries')).toHaveLength(1);
    expect(trailOf('defect_details')).toHaveLength(3);
  });

  it('keeps what a file brought and nobody could type while something else of it is changed', async () => {
    await record({ creates: [inspectionOf({ defects: [] })] });
    run(`UPDATE quality_entries SET units_passed = NULL, total_defects = 15, units_rework = 9;
         INSERT INTO defect_details (client_id, quality_entry_id, defect_type, description, is_rework_required,
           is_scrapped, created_at, updated_at) SELECT client_id, id, 'STAIN', 'Oil', 1, 1, 'now', 'now' FROM quality_entries`);
    const before = await onlyOne();
    expect(before).toMatchObject({
      unitsPassed: null,
      totalDefects: 15,
      defects: [{ disposition: 'SCRAP' }],
    });
    await record({ updates: [{ ...inputOf(before), notes: 'looked at' }] });
    expect(await onlyOne()).toMatchObject({ unitsPassed: null, totalDefects: 15, notes: 'looked at' });
    expect(rowsOf('SELECT is_rework_required, is_scrapped FROM defect_details')).toEqual([
      { is_rework_required: 1, is_scrapped: 1 },
    ]);
    // Newly listed defects are some of those that were counted; one that is taken off is one less.
    const counted = await onlyOne();
    await record({ updates: [{ ...inputOf(counted), defects: [...counted.defects, defectOf()] }] });
    const more = await onlyOne();
    expect(more.totalDefects).toBe(15);
    await record({ updates: [{ ...inputOf(more), defects: more.defects.slice(1) }] });
    expect((await onlyOne()).totalDefects).toBe(14);
  });
});

describe('a refused inspection', () => {
  const cases: readonly (readonly [string, Partial<InspectionInput>, string, string])[] = [
    ['no order', { workOrder: ' ' }, 'production.order-missing', 'workOrder'],
    ['an order of another client', { workOrder: 'WO-B' }, 'production.order-unknown', 'workOrder'],
    ['a rejected order', { workOrder: 'WO-REJECTED' }, 'production.order-rejected', 'workOrder'],
    ['no operation', { operation: '' }, 'inspections.operation-missing', 'operation'],
    ['an operation of another client', { operation: 'GLUE' }, 'production.operation-unknown', 'operation'],
    [
      'nothing inspected',
      { unitsInspected: null, unitsDefective: null },
      'inspections.inspected-missing',
      'unitsInspected',
    ],
    [
      'neither passed nor defective units',
      { unitsPassed: null },
      'inspections.defective-missing',
      'unitsDefective',
    ],
    ['a sum that is not what was inspected', { unitsDefective: 2 }, 'inspections.sum', 'unitsDefective'],
    ['more passed than inspected', { unitsPassed: 101 }, 'inspections.sum', 'unitsPassed'],
    [
      'more defective than inspected',
      { unitsPassed: null, unitsDefective: 101 },
      'inspections.sum',
      'unitsDefective',
    ],
    [
      'more mended than defective',
      { unitsRework: 2, unitsRepair: 2 },
      'inspections.rework-above-defective',
      'unitsRework',
    ],
    ['negative units', { unitsPassed: -1 }, 'production.negative', 'unitsPassed'],
    ['half a unit', { unitsRework: 0.5 }, 'production.not-whole', 'unitsRework'],
    ['a sample above 100 %', { sampleSizePercent: 101 }, 'production.above-most', 'sampleSizePercent'],
    ['a sample of nothing', { sampleSizePercent: 0 }, 'inspections.sample-too-small', 'sampleSizePercent'],
    ['an inspector of another client', { inspector: 'E-B' }, 'inspections.inspector-unknown', 'inspector'],
    [
      'a defect without a type',
      { defects: [defectOf(), defectOf({ type: ' ' })] },
      'inspections.defect-type-missing',
      'defects.1.type',
    ],
    [
      'an unknown defect',
      { defects: [defectOf({ type: 'NONE' })] },
      'inspections.defect-unknown',
      'defects.0.type',
    ],
    [
      'a defect out of use',
      { defects: [defectOf({ type: 'RETIRED' })] },
      'inspections.defect-out-of-use',
      'defects.0.type',
    ],
  ];

  it('names the field and what is wrong with it, and leaves nothing behind', async () => {
    for (const [name, more, key, field] of cases) {
      const creates = [inspectionOf({ workOrder: 'WO-2' }), inspectionOf(more)];
      const { code, data } = await failureOf(record({ creates }));
      expect({ name, code, fields: data.fields }).toMatchObject({
        name,
        code: 'invalid-input',
        fields: [{ key, path: ['inspections', 'creates', 1, field] }],
      });
      const rows = await rehearse({ creates });
      expect({ name, rows }).toMatchObject({
        name,
        rows: [
          { errors: [], inspection: { unitsDefective: 3 } },
          { errors: [{ key, field }], inspection: null },
        ],
      });
    }
    expect(await inspectionsNow()).toEqual([]);
  });

  it('is one of another place, or names a defect of another inspection', async () => {
    await record({ creates: [inspectionOf(), inspectionOf({ workOrder: 'WO-2' })] });
    const [first, second] = await inspectionsNow();
    if (!first || !second) throw new Error('Two inspections expected');
    const calls = [
      record({ updates: [inputOf(first)] }, { where: place({ lineId: LINE_A2 }) }),
      record({ updates: [{ ...inputOf(first), defects: second.defects }] }),
      record({ creates: [inspectionOf({ defects: first.defects })] }),
      record({ updates: [{ ...inputOf(first), defects: [...first.defects, ...first.defects] }] }),
    ];
    for (const call of calls) expect(await failureOf(call)).toMatchObject({ code: 'not-found' });
  });

  it('was entered by somebody else or verified, which a leader may still correct', async () => {
    await record({ creates: [inspectionOf()] });
    const inspection = await onlyOne();
    const update = { updates: [{ ...inputOf(inspection), notes: 'looked at' }] };
    expect(await failureOf(record(update, { by: otherOperatorA }))).toMatchObject({ code: 'forbidden' });
    run("UPDATE quality_entries SET verified_by = 'LEAD-A', verified_at = 'now'");
    expect(await failureOf(record(update))).toMatchObject({ code: 'forbidden' });
    await record(update, { by: leaderA });
    expect(await onlyOne()).toMatchObject({ notes: 'looked at', isVerified: true, version: 2 });
  });

  it('was changed by somebody else meanwhile, be it a defect', async () => {
    await record({ creates: [inspectionOf()] });
    const inspection = await onlyOne();
    await record({ updates: [{ ...inputOf(inspection), defects: inspection.defects.slice(1) }] });
    const { code, data } = await failureOf(record({ updates: [{ ...inputOf(inspection), notes: 'Mine' }] }));
    expect(code).toBe('conflict');
    expect(data.details).toMatchObject({
      rows: [{ section: 'inspections', yours: { notes: 'Mine' }, theirs: { totalDefects: 2 } }],
    });
  });
});

describe('a warning of an inspection', () => {
  it('tells of defects that do not fit the units, and of the same inspection twice', async () => {
    const rows = await rehearse({
      creates: [
        inspectionOf({ defects: [defectOf()] }),
        inspectionOf({ workOrder: 'WO-2', unitsPassed: 100, defects: [defectOf()] }),
        inspectionOf({ workOrder: 'WO-3' }),
        inspectionOf({ workOrder: 'WO-3' }),
        inspectionOf({ workOrder: 'WO-DONE' }),
      ],
    });
    const keys = rows.map(({ warnings }) =>
      warnings.map(({ key }) => key).filter((key) => key !== 'inspections.warning-opportunities'),
    );
    expect(keys).toEqual([
      ['inspections.warning-fewer-defects'],
      ['inspections.warning-defects-without-defective'],
      ['inspections.warning-duplicate'],
      ['inspections.warning-duplicate'],
      ['production.warning-order-closed'],
    ]);
  });
});
