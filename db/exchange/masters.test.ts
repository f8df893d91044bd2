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

  it('print the real length of a night in which the clocks changed', async () => {
    await good(
      plant.bring('client', csv('client_id,client_name,timezone', 'CLIENT-D,Client D,Europe/Madrid')),
    );
    await good(
      plant.bring(
        'work_order',
        csv('work_order_id,client_id,planned_quantity,status', 'W1,CLIENT-D,10,ACTIVE'),
      ),
    );
    await good(
      plant.bring(
        'hold_entry',
        csv(HOLD, 'H1,W1,CLIENT-D,RESUMED,2025-10-25,22:00,QUALITY_ISSUE,Shade,2025-10-26,06:00'),
      ),
    );
    const [hold] = await records(plant, 'hold_entry');
    expect(hold?.['total_hold_duration_hours']).toBe('9');
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
