import { randomUUID } from 'node:crypto';
import { EXCHANGE_TABLES, type ExchangeTable } from '../../electron/contract/exchange';
import { CONTROL_RULES } from '../../electron/contract/control';
import { HISTORY_KINDS } from '../../electron/contract/history';
import { GROUPINGS, ROW_SORTS } from '../../electron/contract/kpi';
import { daysAgo, type Holdings } from './plant';

const csv = (...lines: readonly (readonly (string | number)[])[]): Uint8Array =>
  new TextEncoder().encode(`${lines.map((line) => line.join(',')).join('\n')}\n`);

const place = ({ clientId, lineId }: Holdings, shiftDate: string) => ({
  clientId,
  lineId,
  shiftDate,
  shiftType: 'SHIFT_1ST',
});

const entry = (own: Holdings, key: string) => ({
  key,
  workOrder: own.orderCode,
  operation: own.operationCode,
  unitsProduced: 50,
  unitsDefective: 1,
  runHours: 2,
  employeesAssigned: 8,
  employeesPresent: 7,
  employeesFloatingIdle: null,
  scheduledHours: 2,
  notes: null,
});

/** A row that stands there, changed and taken out, and a new one. */
const batch = (own: Holdings) => ({
  place: place(own, own.date),
  creates: [entry(own, 'new')],
  updates: [{ ...entry(own, 'changed'), id: own.entryId, version: own.entryVersion }],
  voids: [{ key: 'void', id: own.entryId + 2, version: 1, reason: 'entered twice' }],
});

const batchOfNew = (own: Holdings) => ({
  place: place(own, daysAgo(0)),
  creates: [entry(own, 'new')],
  updates: [],
  voids: [],
});

const narrowing = (own: Holdings) => ({
  line: own.lineCode,
  style: own.orderStyle,
  'work-order': own.orderCode,
  operation: own.operationCode,
});

const slice = (own: Holdings) => ({
  clientId: own.clientId,
  kpi: 'efficiency',
  from: daysAgo(20),
  to: daysAgo(0),
  where: narrowing(own),
});

/** KPIs that rest on every kind of row between them. */
const OF_EACH_KIND = ['ppm', 'oee', 'absenteeism', 'rty', 'otd'] as const;

let serial = 0;
/** A code that nobody has yet. */
const fresh = (kind: string): string => `${kind}-${(serial += 1)}`;

/** A file of one row of a table, naming what a client has. */
export const fileOf = (table: ExchangeTable, own: Holdings): Uint8Array => {
  const entryRow = [own.orderCode, own.clientCode, own.date, 'SHIFT_1ST'];
  const entryHeader = ['work_order_id_fk', 'client_id_fk', 'shift_date', 'shift_type'];
  const files: Partial<Record<ExchangeTable, Uint8Array>> = {
    work_order: csv(
      ['work_order_id', 'client_id_fk', 'style_model', 'planned_quantity', 'status'],
      [fresh('WO'), own.clientCode, 'STYLE', 100, 'ACTIVE'],
    ),
    job: csv(
      ['job_id', 'work_order_id_fk', 'part_number', 'quantity_ordered', 'client_id'],
      [fresh('J'), own.orderCode, 'PART', 10, own.clientCode],
    ),
    production_entry: csv(
      [
        'production_entry_id',
        ...entryHeader,
        'units_produced',
        'units_defective',
        'run_time_hours',
        'employees_assigned',
        'job_id_fk',
      ],
      [fresh('PE'), ...entryRow, 10, 0, 1, 5, own.jobCode],
    ),
    quality_entry: csv(
      [
        'quality_entry_id',
        ...entryHeader,
        'operation_checked',
        'units_inspected',
        'units_passed',
        'units_defective',
      ],
      [fresh('QE'), ...entryRow, own.operationCode, 10, 9, 1],
    ),
    defect_detail: csv(
      ['defect_detail_id', 'quality_entry_id_fk', 'defect_type', 'defect_description', 'client_id'],
      [fresh('DD'), own.qualityId, own.reasonCode, 'seam', own.clientCode],
    ),
    attendance_entry: csv(
      [
        'attendance_entry_id',
        'employee_id_fk',
        'client_id_fk',
        'shift_date',
        'shift_type',
        'scheduled_hours',
        'is_absent',
      ],
      [fresh('AE'), own.employeeCode, own.clientCode, own.date, 'SHIFT_1ST', 8, 'FALSE'],
    ),
  };
  return files[table] ?? csv(['client_id'], [own.clientCode]);
};

const importOf = (table: ExchangeTable, own: Holdings) => ({
  table,
  fileName: `${table}.csv`,
  content: fileOf(table, own),
  format: 'csv',
  dryRun: true,
});

/** Tables whose file an input is made of above. */
export const IMPORTED_TABLES = [
  'work_order',
  'job',
  'production_entry',
  'quality_entry',
  'defect_detail',
  'attendance_entry',
] as const satisfies readonly ExchangeTable[];

const DRAFT_PLACE = 'probe';

/**
 * Inputs of every procedure, naming what a client has: the first is its plainest call. A procedure without an entry
 * here fails the tests that walk the contract.
 */
export const INPUTS: Readonly<Record<string, (own: Holdings) => readonly unknown[]>> = {
  'audit.verify': () => [undefined],
  'clients.list': () => [undefined],
  'clients.provision': () => [{ code: fresh('NEW'), name: 'New client' }],
  'clients.verify': (own) => [{ code: own.clientCode }],
  'demo.status': () => [undefined],
  // The plant of these tests has clients of its own: none of these gets to write.
  'demo.load': () => [{ days: 10 }],
  'demo.progress': () => [{ jobId: 'nobody-started-this' }],
  'demo.cancel': () => [{ jobId: 'nobody-started-this' }],
  'demo.remove': () => [undefined],
  'drafts.get': (own) => [{ clientId: own.clientId, kind: 'sheet', place: own.lineCode }],
  'drafts.save': (own) => [
    { clientId: own.clientId, kind: 'sheet', place: DRAFT_PLACE, content: { typed: 1 } },
  ],
  'drafts.discard': (own) => [{ clientId: own.clientId, kind: 'sheet', place: DRAFT_PLACE }],
  'exchange.importTable': (own) => IMPORTED_TABLES.map((table) => importOf(table, own)),
  'exchange.exportTable': (own) =>
    EXCHANGE_TABLES.flatMap((table) => [
      { table, clientCodes: [own.clientCode], format: 'csv' },
      { table, clientCodes: [own.clientCode], from: own.date, to: own.date, format: 'json' },
    ]),
  // Ages of orders go with the clock: it stands still here.
  'kpi.results': (own) => [
    { clientCodes: [own.clientCode], from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) },
    ...GROUPINGS.map((by) => ({
      clientCodes: [own.clientCode],
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      by,
    })),
    { from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0), by: 'client' },
    {
      clientCodes: [own.clientCode],
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      where: narrowing(own),
    },
  ],
  'kpi.explain': (own) => [
    slice(own),
    { ...slice(own), kpi: 'performance', where: { shift: 'SHIFT_1ST' } },
    ...OF_EACH_KIND.map((kpi) => ({ ...slice(own), where: undefined, asOf: daysAgo(0), kpi })),
  ],
  'kpi.rows': (own) => [
    slice(own),
    ...ROW_SORTS.map((sort) => ({ ...slice(own), where: undefined, kpi: 'performance', sort, limit: 5 })),
  ],
  'kpi.exportRows': (own) => [
    slice(own),
    ...(['ppm', 'oee', 'absenteeism', 'wip-aging'] as const).map((kpi) => ({
      ...slice(own),
      where: undefined,
      asOf: daysAgo(0),
      kpi,
      lang: 'es',
    })),
  ],
  'kpi.trust': (own) => [
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) },
    {
      clientId: own.clientId,
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      where: narrowing(own),
    },
  ],
  'history.list': (own) =>
    HISTORY_KINDS.map((kind) => ({ clientId: own.clientId, kind, rowId: own.entryId })),
  'kpi.overview': (own) => [
    {
      clientId: own.clientId,
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      kpis: ['efficiency', 'dpmo', 'rty', 'otd', 'wip-aging'],
    },
    {
      clientId: own.clientId,
      from: daysAgo(20),
      to: daysAgo(0),
      kpis: ['fpy'],
      where: { line: own.lineCode, operation: own.operationCode },
    },
  ],
  'kpi.pareto': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) };
    return [
      ...(['reason-group', 'line'] as const).map((by) => ({ ...range, of: 'stops', by })),
      ...(['type-group', 'cause', 'operation'] as const).map((by) => ({
        ...range,
        of: 'defects',
        by,
        where: { line: own.lineCode },
      })),
    ];
  },
  'kpi.pieceTarget': (own) => [
    { clientId: own.clientId, date: own.date, line: own.lineCode, shift: 'SHIFT_1ST' },
    { clientId: own.clientId, date: daysAgo(0), line: own.lineCode, shift: 'SHIFT_2ND' },
  ],
  'kpi.series': (own) =>
    (
      [
        ['availability', 'day', { line: own.lineCode }],
        ['rty', 'week', { operation: own.operationCode }],
        ['otd', 'month', { style: own.orderStyle }],
        ['wip-aging', 'day', undefined],
      ] as const
    ).map(([kpi, by, where]) => ({
      clientId: own.clientId,
      kpi,
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      by,
      where,
    })),
  'control.baselines': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, kpi: 'fpy' }],
  'control.chart': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(30), to: daysAgo(0), asOf: daysAgo(0) };
    return [
      ...(['dpmo', 'efficiency', 'otd'] as const).map((kpi) => ({
        ...range,
        kpi,
        by: 'day',
        rules: CONTROL_RULES,
      })),
      {
        ...range,
        kpi: 'fpy',
        by: 'week',
        where: { line: own.lineCode, style: own.orderStyle, operation: own.operationCode },
      },
    ];
  },
  'control.freeze': (own) => {
    const sample = {
      clientId: own.clientId,
      kpi: 'fpy',
      by: 'day',
      from: daysAgo(20),
      to: daysAgo(0),
      reason: 'steady since the new needles',
    };
    return [sample, { ...sample, where: { operation: own.operationCode } }];
  },
  'control.release': (own) => [
    {
      clientId: own.clientId,
      kpi: 'fpy',
      by: 'day',
      where: { operation: own.operationCode },
      reason: 'new machine',
    },
  ],
  'orders.search': (own) => [
    { clientId: own.clientId, text: own.orderCode },
    { clientId: own.clientId, text: own.orderStyle },
    { clientId: own.clientId, text: '' },
  ],
  'people.bradford': (own) => [{ clientId: own.clientId, asOf: daysAgo(0) }],
  'plant.lines': (own) => [{ clientId: own.clientId }],
  'plant.shifts': (own) => [{ clientId: own.clientId }],
  'production.sheet': (own) => [place(own, own.date)],
  'production.rehearse': (own) => [batchOfNew(own), batch(own)],
  'production.record': (own) => [
    { ...batchOfNew(own), submissionId: randomUUID() },
    { ...batch(own), submissionId: randomUUID() },
  ],
  'production.history': (own) => [{ clientId: own.clientId, entryId: own.entryId }],
  'session.login': () => [{ username: 'nobody', password: 'wrong password' }],
  'session.logout': () => [undefined],
  'session.me': () => [undefined],
  'session.changePassword': () => [{ current: 'wrong password', password: 'correct horse battery' }],
  'session.list': () => [undefined],
  'session.end': () => [{ id: 987_654 }],
  'session.setPreferences': () => [{ theme: 'dark' }],
  'settings.get': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, key: 'default_crew' }],
  'settings.set': (own) => [{ clientId: own.clientId, key: 'default_crew', value: '12' }],
  'setup.status': () => [undefined],
  'setup.createAdmin': () => [
    { username: 'second', fullName: 'Second admin', password: 'correct horse battery', language: 'en' },
  ],
  'standards.list': (own) => [{ clientId: own.clientId }],
  'standards.set': (own) => [
    { clientId: own.clientId, line: own.lineCode, cycleTimeHours: 0.2, from: daysAgo(20) },
    { clientId: own.clientId, shift: own.shiftCode, cycleTimeHours: 0.2, from: daysAgo(20) },
  ],
  'standards.remove': (own) => [
    { clientId: own.clientId, line: own.lineCode, from: daysAgo(20) },
    { clientId: own.clientId, shift: own.shiftCode, from: daysAgo(20) },
  ],
  'standards.setCategory': (own) => [{ clientId: own.clientId, category: 'Trousers', cycleTimeHours: 0.3 }],
  'standards.setProduct': (own) => [
    { clientId: own.clientId, product: own.productCode, cycleTimeHours: 0.2, category: 'Trousers' },
  ],
  // Another cycle time each time, for the answer says how many entries it moved.
  'standards.setOrder': (own) => [
    { clientId: own.clientId, workOrder: own.orderCode, cycleTimeHours: 0.2 + (serial += 1) / 1000 },
  ],
  'standards.setPart': (own) => [{ clientId: own.clientId, part: own.partNumber, opportunitiesPerUnit: 5 }],
  'standards.setShift': (own) => [{ clientId: own.clientId, shift: own.shiftCode, hours: 7.5, crew: 9 }],
  'standards.setLine': (own) => [{ clientId: own.clientId, line: own.lineCode, crew: 9 }],
  'targets.list': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, kpi: 'efficiency' }],
  'targets.set': (own) => [
    { clientId: own.clientId, kpi: 'efficiency', target: 85, warning: 80, critical: 70 },
    { clientId: own.clientId, kpi: 'ppm', target: 500, from: daysAgo(3) },
  ],
  'targets.remove': (own) => [{ clientId: own.clientId, kpi: 'efficiency' }],
  'users.list': () => [undefined],
  'users.sessions': () => [undefined],
  'users.endSession': () => [{ id: 987_654 }],
  'users.failedLogins': () => [undefined],
  'users.unlock': () => [{ username: 'nobody' }],
  'users.update': () => [{ code: 'LEADER-M', version: 1, fullName: 'Leader M, renamed' }],
  'users.resetPassword': () => [{ code: 'OPERATOR-M', password: 'correct horse battery' }],
  'users.create': (own) => [
    {
      username: fresh('user'),
      fullName: 'New user',
      role: 'OPERATOR',
      clientCodes: [own.clientCode],
      password: 'correct horse battery',
    },
  ],
};
