import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import { connectionOf, type Actor } from '../scope';
import { EXCHANGE, type ExchangeName } from './registry';
import { csv, openTestPlant, type TestPlant } from './test-plant';

const LEADER_A: Actor = { userId: 1, code: 'U-A', role: 'LEADER', host: 'cli' };
const OPERATOR_A: Actor = { userId: 2, code: 'U-OA', role: 'OPERATOR', host: 'cli' };
const TABLES = Object.keys(EXCHANGE) as ExchangeName[];

let plant: TestPlant;

beforeAll(async () => {
  plant = await openTestPlant();
  await plant.bring('client', csv('client_id,client_name', 'CLIENT-A,Client A', 'CLIENT-B,Client B'));
  await plant.bring(
    'user',
    csv(
      'user_id,username,full_name,role,client_id_assigned',
      'U-A,leader.a,Leader A,LEADER,CLIENT-A',
      'U-OA,operator.a,Operator A,OPERATOR,CLIENT-A',
    ),
  );
  await plant.bring(
    'employee',
    csv(
      'employee_id,employee_name,is_floating_pool,client_id_assigned,hourly_rate',
      'E-A,Employee A-01,FALSE,CLIENT-A,10.5',
      'E-B,Employee B-01,FALSE,CLIENT-B,77.7',
      'F-1,Employee F-01,TRUE,,33.3',
      'F-B,Employee F-02,TRUE,CLIENT-B,88.8',
    ),
  );
  for (const client of ['A', 'B']) {
    await plant.bring(
      'work_order',
      csv('work_order_id,client_id_fk,planned_quantity,status', `W-${client},CLIENT-${client},100,ACTIVE`),
    );
    await plant.bring(
      'job',
      csv(
        'job_id,work_order_id_fk,client_id,part_number,quantity_ordered',
        `J-${client},W-${client},CLIENT-${client},P-${client},5`,
      ),
    );
    await plant.bring(
      'production_entry',
      csv(
        'production_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced,line,operation_id',
        `PE-${client},W-${client},CLIENT-${client},2025-12-02,SHIFT_1ST,5,L-${client},OP-${client}`,
      ),
    );
    await plant.bring(
      'quality_entry',
      csv(
        'quality_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,operation_checked,units_inspected',
        `QE-${client},W-${client},CLIENT-${client},2025-12-02,SHIFT_1ST,OP-${client},5`,
      ),
    );
    await plant.bring(
      'attendance_entry',
      csv(
        'attendance_entry_id,employee_id_fk,client_id_fk,shift_date,shift_type,scheduled_hours,is_absent,absence_type',
        `AE-${client},E-${client},CLIENT-${client},2025-12-02,SHIFT_1ST,9,TRUE,MEDICAL_LEAVE`,
      ),
    );
  }
  await plant.bring(
    'floating_pool',
    csv(
      'floating_pool_id,employee_id_fk,status,assigned_to_client,assigned_by_user_id,notes',
      'FP-1,F-1,ASSIGNED,CLIENT-B,U-B,secret of B',
      'FP-2,F-B,AVAILABLE,,,free',
    ),
  );
});

afterAll(() => plant.close());

const records = async (table: ExchangeName, actor: Actor) =>
  Papa.parse<Record<string, string>>(await plant.takeText(table, actor), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('exports', () => {
  it('of users are for administrators', async () => {
    await expect(plant.take('user', 'csv', LEADER_A)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each(TABLES.filter((table) => table !== 'user'))(
    'of %s show a leader nothing of another client',
    async (table) => {
      const text = await plant.takeText(table, LEADER_A);
      expect(text).not.toMatch(
        /CLIENT-B|Client B|E-B|W-B|J-B|PE-B|QE-B|AE-B|L-B|OP-B|P-B|U-B|secret|88\.8|77\.7/,
      );
    },
  );

  it('name the clients of the scope only', async () => {
    for (const code of ['CLIENT-B', 'CLIENT-Z']) {
      await expect(plant.take('work_order', 'csv', LEADER_A, { clientCodes: [code] })).rejects.toMatchObject({
        code: 'not-found',
        key: 'not-found.client',
      });
    }
    expect(
      (await plant.take('work_order', 'csv', undefined, { clientCodes: ['CLIENT-B'] })).toString(),
    ).not.toMatch(/CLIENT-A/);
  });

  it('give an operator no rate and no absence type of a day gone by', async () => {
    const employees = await records('employee', OPERATOR_A);
    expect(employees.map((row) => row['employee_id'])).toEqual(['E-A', 'F-1', 'F-B']);
    expect(employees.map((row) => row['hourly_rate'])).toEqual(['', '', '']);
    expect(await records('attendance_entry', OPERATOR_A)).toMatchObject([
      { is_absent: 'TRUE', absence_type: '' },
    ]);
    expect(await records('attendance_entry', LEADER_A)).toMatchObject([{ absence_type: 'MEDICAL_LEAVE' }]);
    expect((await records('employee', LEADER_A)).map((row) => row['hourly_rate'])).toEqual([
      '10.5',
      '33.3',
      '',
    ]);
  });

  it('filter by shift date, both ends included', async () => {
    const rows = async (from: string, to: string) =>
      (await plant.take('production_entry', 'json', undefined, { from, to })).toString();
    expect(JSON.parse(await rows('2025-12-02', '2025-12-02'))).toHaveLength(2);
    expect(JSON.parse(await rows('2025-12-03', '2025-12-31'))).toEqual([]);
  });

  it('leave out what was voided', async () => {
    await plant.bring(
      'production_entry',
      csv(
        'production_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced',
        'PE-V,W-A,CLIENT-A,2025-12-05,SHIFT_1ST,5',
      ),
    );
    expect(await plant.takeText('production_entry')).toContain('PE-V');
    await plant.database.writer.run(LEADER_A, async (scope) => {
      connectionOf(scope).exec(
        "UPDATE main.production_entries SET voided_at = '2026-01-01' WHERE external_id = 'PE-V'",
      );
    });
    expect(await plant.takeText('production_entry')).not.toContain('PE-V');
  });
});

describe('imports', () => {
  it.each(TABLES)('of %s are forbidden to an operator, whatever the file holds', async (table) => {
    await expect(plant.bring(table, 'x', {}, OPERATOR_A)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each(['client', 'user'] as const)('of %s are forbidden to a leader', async (table) => {
    await expect(plant.bring(table, 'x', {}, LEADER_A)).rejects.toMatchObject({ code: 'forbidden' });
  });

  const entry = (client: string, suffix: string) =>
    [
      csv(
        'production_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced,job_id_fk',
        `NEW-1,W-${suffix},${client},2025-12-02,SHIFT_1ST,5,J-${suffix}`,
      ),
      'production_entry',
    ] as const;
  const attempts = (client: string, suffix: string): (readonly [string, ExchangeName])[] => [
    entry(client, suffix),
    entry('CLIENT-A', suffix),
    [
      csv('job_id,work_order_id_fk,client_id,part_number,quantity_ordered', `J-9,W-${suffix},CLIENT-A,P-9,5`),
      'job',
    ],
    [csv('job_id,work_order_id_fk,client_id,part_number,quantity_ordered', `J-9,W-${suffix},,P-9,5`), 'job'],
    [
      csv(
        'employee_id_fk,client_id_fk,shift_date,shift_type,scheduled_hours',
        `E-${suffix},CLIENT-A,2025-12-02,SHIFT_1ST,9`,
      ),
      'attendance_entry',
    ],
    [
      csv(
        'quality_entry_id_fk,client_id,defect_type,defect_description',
        `QE-${suffix},CLIENT-A,STITCHING,x`,
      ),
      'defect_detail',
    ],
    [csv('employee_id_fk,status', `E-${suffix},AVAILABLE`), 'floating_pool'],
    [csv('employee_id_fk,status,assigned_to_client', `F-1,ASSIGNED,${client}`), 'floating_pool'],
    [csv('employee_id,employee_name,client_id_assigned', `E-9,Employee 9,${client}`), 'employee'],
    [csv('work_order_id,client_id,planned_quantity,status', `W-${suffix},${client},5,ACTIVE`), 'work_order'],
  ];

  it.each(attempts('CLIENT-B', 'B').map((_, index) => index))(
    'that name what another client has are answered as if it did not exist (%s)',
    async (index) => {
      const [foreign, table] = attempts('CLIENT-B', 'B')[index] ?? ['', 'job'];
      const [unknown] = attempts('CLIENT-Z', 'Z')[index] ?? [''];
      const reports = await Promise.all(
        [foreign, unknown].map((file) => plant.bring(table, file, {}, LEADER_A)),
      );
      const [ofForeign, ofUnknown] = reports.map((report) =>
        JSON.stringify(report)
          .replaceAll(/CLIENT-[BZ]/g, 'CLIENT-?')
          .replaceAll(/([A-Z]+)-[BZ]"/g, '$1-?"'),
      );
      expect(reports[0]?.refused.length).toBeGreaterThan(0);
      expect(ofForeign).toBe(ofUnknown);
    },
  );

  it('answer ids of this database the same, whether another client has the row or nobody', async () => {
    const tag = await plant.look(async (scope) =>
      String(connectionOf(scope).prepare("SELECT value FROM database_info WHERE key = 'tag'").pluck().get()),
    );
    await plant.database.writer.run(LEADER_A, async (scope) => {
      connectionOf(scope).exec(
        `INSERT INTO main.production_entries (id, client_id, work_order_id, shift_date, shift_type, units_produced, recorded_by, recorded_at, created_at, updated_at)
         VALUES (500, 1, 1, '2025-12-02', 'SHIFT_1ST', 5, 'U-A', '2025-12-02', '2025-12-02', '2025-12-02')`,
      );
    });
    const withId = (id: number) =>
      csv(
        'production_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced',
        `${tag}-${id},W-A,CLIENT-A,2025-12-02,SHIFT_1ST,5`,
      );
    const foreignId = Number(
      await plant.look(async (scope) =>
        connectionOf(scope)
          .prepare("SELECT id FROM production_entries WHERE external_id = 'PE-B'")
          .pluck()
          .get(),
      ),
    );
    expect(await plant.bring('production_entry', withId(500), {}, LEADER_A)).toMatchObject({
      unchanged: 1,
      refused: [],
    });
    for (const id of [foreignId, 999_999]) {
      const { refused } = await plant.bring('production_entry', withId(id), {}, LEADER_A);
      expect(refused).toMatchObject([{ line: 2, key: 'exchange.unknown-own-id' }]);
    }
    expect(await plant.takeText('production_entry')).toContain(`${tag}-500`);
  });

  it('take the caller’s only client where a row names none', async () => {
    const file = csv('part_number,opportunities_per_unit', 'P-77,5');
    expect(await plant.bring('part_opportunities', file, {}, LEADER_A)).toMatchObject({ imported: 1 });
    const { refused } = await plant.bring('part_opportunities', file);
    expect(refused).toMatchObject([{ line: 2, column: 'client_id', key: 'exchange.client-missing' }]);
    expect(await plant.bring('part_opportunities', file, { clientCode: 'CLIENT-B' })).toMatchObject({
      imported: 1,
    });
    await expect(
      plant.bring('part_opportunities', file, { clientCode: 'CLIENT-B' }, LEADER_A),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('imports of employees', () => {
  it("refuse a leader people of the plant's own pool, and take a client's floating ones", async () => {
    const report = await plant.bring(
      'employee',
      csv(
        'employee_id,employee_name,is_floating_pool,client_id_assigned',
        'F-9,Employee F-09,TRUE,',
        'E-9,Employee A-09,TRUE,CLIENT-A',
      ),
      { skipInvalid: true, dryRun: true },
      LEADER_A,
    );
    expect(report).toMatchObject({
      valid: 1,
      refused: [{ line: 2, column: 'client_id_assigned', key: 'employees.pool-forbidden' }],
    });
  });
});
