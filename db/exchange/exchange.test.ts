import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf } from '../scope';
import type { ExchangeName } from './registry';
import { ADMIN, csv, openTestPlant, type TestPlant } from './test-plant';

let plant: TestPlant;
let other: TestPlant;

const CLIENTS = csv('client_id,client_name', 'CLIENT-A,Client A', 'CLIENT-B,Client B');
const ORDER = csv(
  'work_order_id,client_id_fk,planned_quantity,status,style_model',
  'W1,CLIENT-A,100,ACTIVE,STYLE-1',
);
const ENTRY =
  'work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced,run_time_hours,employees_assigned,line,shift_hours_scheduled';

beforeEach(async () => {
  [plant, other] = await Promise.all([openTestPlant(), openTestPlant()]);
  for (const { bring } of [plant, other]) {
    await bring('client', CLIENTS);
    await bring('work_order', ORDER);
  }
});

afterEach(async () => {
  await Promise.all([plant.close(), other.close()]);
});

const rowsOf = <T>(from: TestPlant, sql: string, ...params: (string | number)[]): Promise<T[]> =>
  from.look(
    async (scope) =>
      connectionOf(scope)
        .prepare(sql)
        .all(...params) as T[],
  );

const records = async (from: TestPlant, table: ExchangeName) =>
  Papa.parse<Record<string, string>>(await from.takeText(table), { header: true, skipEmptyLines: true }).data;

const good = async (report: ReturnType<TestPlant['bring']>) => {
  expect(await report).toMatchObject({ refused: [] });
  return report;
};

describe('text', () => {
  it('of any kind comes back as it was, behind a guard where a spreadsheet would run it', async () => {
    const texts = fc
      .sample(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...`=+-@\t\r\n'",; a1`) })),
        400,
      )
      .filter((text) => text.trim() !== '' && !text.includes('\0') && text === text.toWellFormed());
    const hostile = [
      '=1+1',
      "'=1+1",
      "''@x",
      '-5',
      '+5',
      '-1+2',
      '@cmd',
      '\t=x',
      ' lead',
      'trail ',
      '"',
      'a\r\nb',
    ];
    const wanted = [...hostile, ...texts];
    const file = JSON.stringify(wanted);
    const content = Papa.unparse(
      [
        ['part_number', 'client_id', 'opportunities_per_unit', 'notes'],
        ...wanted.map((text, n) => [
          `P-${n}`,
          'CLIENT-A',
          '1',
          /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text,
        ]),
      ],
      { newline: '\n' },
    );
    await good(plant.bring('part_opportunities', content));
    const kept = await rowsOf<{ notes: string }>(plant, 'SELECT notes FROM part_opportunities ORDER BY id');
    expect(JSON.stringify(kept.map(({ notes }) => notes))).toBe(file);
    const exported = await plant.takeText('part_opportunities');
    await good(other.bring('part_opportunities', exported));
    expect(await other.takeText('part_opportunities')).toBe(exported);
    const cells = Papa.parse<string[]>(exported).data.flat();
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell) && !/^\+\d+$/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1");
    expect(cells).toContain('-5');
  });
});

describe('production entries', () => {
  const twoOnALine = csv(
    ENTRY,
    'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,3,10,L-1,',
    'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,6,10,L-1,',
  );
  const shift = csv(
    'shift_id,client_id_fk,shift_name,shift_type,start_time,end_time,standard_hours',
    'S1,CLIENT-A,Shift 1,SHIFT_1ST,06:00,15:00,8',
  );

  it('print the share of the shift that they were given, and it comes back as a share', async () => {
    await good(plant.bring('shift', shift));
    await good(plant.bring('production_entry', twoOnALine));
    const exported = await records(plant, 'production_entry');
    expect(exported.map((row) => row['shift_hours_source'])).toEqual(['share', 'share']);
    expect(exported.map((row) => Number(row['shift_hours_scheduled']))).toEqual([
      expect.closeTo(8 / 3, 3),
      expect.closeTo(16 / 3, 3),
    ]);
    // Without the shift's record: the shares stand, since they are in the file.
    await good(other.bring('production_entry', await plant.takeText('production_entry')));
    const day = 'SELECT * FROM kpi_day';
    expect(await rowsOf(other, day)).toEqual(await rowsOf(plant, day));
    expect(await rowsOf(other, 'SELECT scheduled_seconds FROM production_entries')).toEqual([
      { scheduled_seconds: null },
      { scheduled_seconds: null },
    ]);
  });

  it('are shared anew when a sibling arrives, and the audit says so', async () => {
    await good(plant.bring('shift', shift));
    await good(plant.bring('production_entry', twoOnALine));
    await good(plant.bring('production_entry', csv(ENTRY, 'W1,CLIENT-A,2025-12-02,SHIFT_1ST,10,2,10,L-1,2')));
    const hours = (await records(plant, 'production_entry')).map((row) => row['shift_hours_scheduled']);
    expect(hours).toEqual(['2', '4', '2']);
    const updates = await rowsOf<{ after: string }>(
      plant,
      "SELECT after FROM audit_log WHERE action = 'update'",
    );
    expect(updates.map(({ after }) => JSON.parse(after).length)).toEqual([2]);
  });

  it('have their run hours derived anew when a stop of their line arrives', async () => {
    await good(plant.bring('production_entry', csv(ENTRY, 'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,,10,L-1,9')));
    const run = 'SELECT run_seconds_used AS seconds FROM production_entries';
    expect(await rowsOf(plant, run)).toEqual([{ seconds: 9 * 3600 }]);
    await good(
      plant.bring(
        'downtime_entry',
        csv(
          'client_id,shift_date,shift_type,downtime_reason,downtime_duration_minutes,line',
          'CLIENT-A,2025-12-02,SHIFT_1ST,POWER_OUTAGE,30,L-1',
        ),
      ),
    );
    expect(await rowsOf(plant, run)).toEqual([{ seconds: 8.5 * 3600 }]);
  });

  it('rest on a product’s standard as soon as a file brings it', async () => {
    await good(plant.bring('production_entry', twoOnALine));
    const sources = 'SELECT DISTINCT cycle_source AS source, cycle_ms_used AS ms FROM production_entries';
    expect(await rowsOf(plant, sources)).toEqual([{ source: 'default', ms: 900_000 }]);
    await good(
      plant.bring(
        'product',
        csv(
          'product_id,client_id_fk,style_model,ideal_cycle_time',
          'P1,CLIENT-A,STYLE-1,0.5',
          'P2,CLIENT-B,STYLE-1,0.7',
        ),
      ),
    );
    expect(await rowsOf(plant, sources)).toEqual([{ source: 'product', ms: 1_800_000 }]);
    expect(await rowsOf(plant, 'SELECT earned_ms AS ms FROM kpi_day')).toEqual([{ ms: 200 * 1_800_000 }]);
  });

  it('keep the standard that they were written with', async () => {
    await good(plant.bring('production_entry', twoOnALine));
    const product = csv('product_id,client_id_fk,style_model,ideal_cycle_time', 'P1,CLIENT-A,STYLE-1,0.5');
    await good(other.bring('product', product));
    await good(other.bring('production_entry', await plant.takeText('production_entry')));
    expect(await rowsOf(other, 'SELECT DISTINCT cycle_source AS source FROM production_entries')).toEqual([
      { source: 'default' },
    ]);
    expect(await other.takeText('production_entry')).toBe(await plant.takeText('production_entry'));
  });

  it('make lines and operations that the client does not have, once, with a warning', async () => {
    const report = await good(
      plant.bring(
        'production_entry',
        csv(
          `${ENTRY},operation_id`,
          'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,3,10,L-1,,SEW',
          'W1,CLIENT-A,2025-12-03,SHIFT_1ST,100,3,10,L-1,,SEW',
        ),
      ),
    );
    expect(report.warnings).toMatchObject([
      { line: 2, column: 'operation_id', value: 'SEW', key: 'exchange.new-operation' },
      { line: 2, column: 'line', value: 'L-1', key: 'exchange.new-line' },
    ]);
    expect(await rowsOf(plant, 'SELECT client_id, code FROM lines')).toEqual([{ client_id: 1, code: 'L-1' }]);
    expect(await rowsOf(plant, 'SELECT client_id, code FROM operations')).toEqual([
      { client_id: 1, code: 'SEW' },
    ]);
  });

  it('name the import that brought them; batch and audit name file, hash and rows', async () => {
    await good(plant.bring('production_entry', twoOnALine, { fileName: 'tuesday.csv' }));
    const [batch] = await rowsOf<Record<string, unknown>>(
      plant,
      "SELECT * FROM import_batches WHERE table_name = 'production_entries'",
    );
    expect(batch).toMatchObject({
      client_id: 1,
      file_name: 'tuesday.csv',
      rows_read: 2,
      rows_written: 2,
      first_row_id: 1,
      last_row_id: 2,
      imported_by: 'cli',
    });
    expect(await rowsOf(plant, 'SELECT DISTINCT import_batch_id AS id FROM production_entries')).toEqual([
      { id: batch?.['id'] },
    ]);
    const audits = await rowsOf<{ after: string }>(
      plant,
      "SELECT after FROM audit_log WHERE action = 'import' AND table_name = 'production_entries' AND client_id = 1",
    );
    expect(audits.map(({ after }) => JSON.parse(after))).toMatchObject([
      { fileName: 'tuesday.csv', fileHash: batch?.['file_hash'], rows: 2, firstRowId: 1, lastRowId: 2 },
    ]);
  });
});

describe('ids', () => {
  it('that this database gave are unique, kept elsewhere, and what later files refer to', async () => {
    const quality = csv(
      'work_order_id_fk,client_id_fk,shift_date,shift_type,operation_checked,units_inspected',
      'W1,CLIENT-A,2025-12-02,SHIFT_1ST,FINAL,10',
    );
    await good(plant.bring('quality_entry', quality));
    const [row] = await records(plant, 'quality_entry');
    const id = row?.['quality_entry_id'] ?? '';
    expect(id).toMatch(/^[0-9a-f]{8}-1$/);
    await good(other.bring('quality_entry', quality));
    await good(other.bring('quality_entry', await plant.takeText('quality_entry')));
    const defect = csv('quality_entry_id_fk,defect_type,defect_description', `${id},STITCHING,Loose thread`);
    // Neither row nor caller says whose it is: the inspection does.
    for (const { bring } of [plant, other]) await good(bring('defect_detail', defect));
    expect((await records(other, 'defect_detail')).map((detail) => detail['quality_entry_id_fk'])).toEqual([
      id,
    ]);
    expect((await records(other, 'quality_entry')).map((entry) => entry['quality_entry_id'])).toHaveLength(2);
  });

  it('may be left out where a code follows from the row', async () => {
    await good(
      plant.bring('job', csv('work_order_id_fk,part_number,quantity_ordered', 'W1,P-1,5'), {
        clientCode: 'CLIENT-A',
      }),
    );
    expect(await records(plant, 'job')).toMatchObject([{ job_id: 'W1-P-1', client_id: 'CLIENT-A' }]);
  });
});

describe('holds', () => {
  const HOLD =
    'hold_entry_id,work_order_id_fk,client_id_fk,hold_status,hold_date,hold_time,hold_reason,hold_reason_detail,resume_date,resume_time';

  it('without a column for the approval are approved by the importer; an empty cell is a request', async () => {
    await good(
      plant.bring('hold_entry', csv(HOLD, 'H1,W1,CLIENT-A,ON_HOLD,2025-12-03,,QUALITY_ISSUE,Shade,,')),
    );
    await good(
      plant.bring(
        'hold_entry',
        csv(`${HOLD},hold_approved_at`, 'H2,W1,CLIENT-A,ON_HOLD,2025-12-03,,QUALITY_ISSUE,Shade,,,'),
      ),
    );
    const [approved, request] = await records(plant, 'hold_entry');
    expect(approved).toMatchObject({ hold_approved_by_user_id: 'cli', total_hold_duration_hours: '' });
    expect(approved?.['hold_approved_at']).not.toBe('');
    expect(request).toMatchObject({ hold_approved_at: '', hold_approved_by_user_id: '' });
  });

  it('that do not say why in words are taken with a warning and come back the same', async () => {
    const report = await good(
      plant.bring('hold_entry', csv(HOLD, 'H1,W1,CLIENT-A,ON_HOLD,2025-12-03,,QUALITY_ISSUE,,,')),
    );
    expect(report.warnings).toMatchObject([
      { line: 2, column: 'hold_reason_detail', key: 'exchange.hold-without-detail' },
    ]);
    const exported = await plant.takeText('hold_entry');
    await good(other.bring('hold_entry', exported));
    expect(await other.takeText('hold_entry')).toBe(exported);
  });

  it('print their length when they are over: to the minute, or in whole days', async () => {
    await good(
      plant.bring(
        'hold_entry',
        csv(
          HOLD,
          'H1,W1,CLIENT-A,RESUMED,2025-12-03,10:00,QUALITY_ISSUE,Shade,2025-12-04,11:30',
          'H2,W1,CLIENT-A,RESUMED,2025-12-03,10:00,QUALITY_ISSUE,Shade,2025-12-04,',
        ),
      ),
    );
    const lengths = (await records(plant, 'hold_entry')).map((row) => row['total_hold_duration_hours']);
    expect(lengths).toEqual(['25.5', '24']);
  });

  it.each([
    ['RESUMED,2025-12-03,,QUALITY_ISSUE,Shade,,', 'resume_date', 'exchange.resume-without-date'],
    ['RESUMED,2025-12-03,,QUALITY_ISSUE,Shade,2025-12-02,', 'resume_date', 'exchange.resume-before-hold'],
    ['ON_HOLD,,,QUALITY_ISSUE,Shade,,', 'hold_date', 'exchange.hold-without-date'],
  ])('of %s are refused', async (rest, column, key) => {
    const { refused } = await plant.bring('hold_entry', csv(HOLD, `H1,W1,CLIENT-A,${rest}`));
    expect(refused).toMatchObject([{ line: 2, column, key }]);
  });
});

describe('people', () => {
  it('of the floating pool get no client from the caller', async () => {
    await good(
      plant.bring(
        'employee',
        csv(
          'employee_id,employee_name,is_floating_pool',
          'F-1,Employee F-01,TRUE',
          'E-1,Employee A-01,FALSE',
        ),
        { clientCode: 'CLIENT-A' },
      ),
    );
    const homes = (await records(plant, 'employee')).map((row) => [
      row['employee_id'],
      row['client_id_assigned'],
    ]);
    expect(homes).toEqual([
      ['E-1', 'CLIENT-A'],
      ['F-1', ''],
    ]);
  });

  it('who may log in come without a password, with short role names and a list of clients', async () => {
    await good(
      plant.bring(
        'user',
        csv(
          'user_id,username,full_name,role,client_id_assigned',
          'U-1,leader.ab,Leader AB,LEADER,"CLIENT-A, CLIENT-B"',
          'U-2,operator.a,Operator A,OPERATOR_DATAENTRY,CLIENT-A',
        ),
      ),
    );
    expect(await records(plant, 'user')).toMatchObject([
      {
        role: 'LEADER_DATACONFIG',
        client_id_assigned: 'CLIENT-A,CLIENT-B',
        is_active: 'TRUE',
        last_login: '',
      },
      { role: 'OPERATOR_DATAENTRY', client_id_assigned: 'CLIENT-A' },
    ]);
    await plant.database.writer.run(ADMIN, async (scope) => {
      const hashes = connectionOf(scope)
        .prepare('SELECT DISTINCT password_hash FROM main.users')
        .pluck()
        .all();
      expect(hashes).toEqual([null]);
    });
  });

  it.each([
    ['U-1,LEADER.a,Second,LEADER,CLIENT-A', 'username', 'exchange.username-taken'],
    ['cli,somebody,Somebody,ADMIN,', 'user_id', 'exchange.reserved-code'],
    [
      'U-3,operator.ab,Operator AB,OPERATOR,"CLIENT-A,CLIENT-B"',
      'client_id_assigned',
      'exchange.operator-of-several',
    ],
    ['U-4,leader.z,Leader Z,LEADER,CLIENT-Z', 'client_id_assigned', 'exchange.unknown-client'],
    ['U-5,visitor,Visitor,GUEST,', 'role', 'exchange.not-in-list'],
  ])('who may log in as %s are refused', async (row, column, key) => {
    const header = 'user_id,username,full_name,role,client_id_assigned';
    await good(plant.bring('user', csv(header, 'U-0,leader.a,Leader A,LEADER,CLIENT-A')));
    const { refused } = await plant.bring('user', csv(header, row));
    expect(refused).toMatchObject([{ line: 2, column, key }]);
  });
});

describe('clients', () => {
  const count = async (table: string, clientId: number): Promise<number> =>
    (await rowsOf(plant, `SELECT id FROM ${table} WHERE client_id = ?`, clientId)).length;

  it('come with catalogues, and with shifts only if an industry is asked for', async () => {
    expect(await count('downtime_reasons', 1)).toBeGreaterThan(8);
    expect(await count('shifts', 1)).toBe(0);
    await good(
      plant.bring('client', csv('client_id,client_name,supervisor_id', 'CLIENT-C,Client C,E-later'), {
        industry: 'apparel',
      }),
    );
    expect(await count('shifts', 3)).toBe(4);
    expect(await count('shift_weekdays', 3)).toBe(12);
    const second = await rowsOf<{ code: string }>(
      plant,
      'SELECT code FROM defect_types WHERE client_id = 3 AND parent_code IS NOT NULL',
    );
    expect(second.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['MEASUREMENT', 'COLOR_SHADE', 'PILLING', 'HOLE_OR_TEAR', 'STAIN']),
    );
    await expect(
      plant.bring('client', csv('client_id,client_name', 'CLIENT-D,Client D'), { industry: 'toys' }),
    ).rejects.toMatchObject({ code: 'invalid-input', key: 'exchange.unknown-industry' });
  });

  it.each([
    ['CLIENT-D,Client D,Mars/Olympus', 'timezone', 'exchange.unknown-timezone'],
    ['CLIENT-D,,UTC', 'client_name', 'exchange.required'],
  ])('of %s are refused', async (row, column, key) => {
    const { refused } = await plant.bring('client', csv('client_id,client_name,timezone', row));
    expect(refused).toMatchObject([{ line: 2, column, key }]);
  });
});
