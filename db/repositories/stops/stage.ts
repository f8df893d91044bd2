import { CLIENT_A, CLIENT_B, LINE_A, LINE_A2, onFile } from '../sheet/stage';
import type { DefectInput, InspectionInput } from '../inspections/types';
import type { StopInput } from './types';

/*
 * What stops and inspections name, for tests, beside the two clients of the sheet's stage: reasons, defect types,
 * machines, inspectors. Nobody here is a person.
 */
const MADE = '2026-01-01T00:00:00.000Z';

type Row = Readonly<Record<string, string | number | null>>;

const REASONS: readonly Row[] = [
  { code: 'EQUIPMENT_FAILURE', name_en: 'Equipment failure', name_es: 'Falla de equipo' },
  { code: 'NEEDLE', parent_code: 'EQUIPMENT_FAILURE', name_en: 'Needle', name_es: 'Aguja' },
  { code: 'CHANGEOVER_SETUP', name_en: 'Changeover', name_es: 'Cambio de modelo', is_planned: 1 },
  { code: 'RETIRED', name_en: 'Retired', name_es: 'Retirado', is_active: 0 },
  { code: 'ONLY_L2', name_en: 'On line 2', name_es: 'En la línea 2' },
];
const DEFECTS: readonly Row[] = [
  { code: 'STITCHING', name_en: 'Stitching', name_es: 'Costura' },
  { code: 'OPEN_SEAM', parent_code: 'STITCHING', name_en: 'Open seam', name_es: 'Costura abierta' },
  { code: 'STAIN', name_en: 'Stain', name_es: 'Mancha' },
  { code: 'RETIRED', name_en: 'Retired', name_es: 'Retirado', is_active: 0 },
];

/** Gives the two clients of the stage reasons, defect types, machines and employees. */
export const setMasters = (folder: string): void =>
  onFile(folder, (connection) => {
    const add = (table: string, row: Row): void => {
      const whole = { ...row, created_at: MADE, updated_at: MADE };
      const names = Object.keys(whole);
      const marks = names.map((name) => `@${name}`).join(', ');
      connection.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(whole);
    };
    for (const row of REASONS) add('downtime_reasons', { client_id: CLIENT_A, ...row });
    for (const row of DEFECTS) add('defect_types', { client_id: CLIENT_A, ...row });
    add('downtime_reasons', { client_id: CLIENT_B, code: 'SECRET', name_en: 'Secret', name_es: 'Secreto' });
    connection.exec(
      `INSERT INTO downtime_reason_lines (client_id, reason, line_id) VALUES (${CLIENT_A}, 'ONLY_L2', ${LINE_A2})`,
    );
    for (const [code, lineId, isActive] of [
      ['M-1', LINE_A, 1],
      ['M-2', LINE_A2, 1],
      ['M-ANY', null, 1],
      ['M-OLD', LINE_A, 0],
    ] as const) {
      add('equipment', { client_id: CLIENT_A, line_id: lineId, code, name: code, is_active: isActive });
    }
    add('equipment', { client_id: CLIENT_B, line_id: null, code: 'M-B', name: 'Machine of B' });
    for (const [clientId, code, isFloating] of [
      [CLIENT_A, 'E-A', 0],
      [CLIENT_B, 'E-B', 0],
      [CLIENT_B, 'E-LENT', 1],
      [null, 'E-POOL', 1],
    ] as const) {
      add('employees', { client_id: clientId, code, name: `Employee ${code}`, is_floating_pool: isFloating });
    }
  });

let keys = 0;

/** A stop as typed: 20 minutes of equipment failure from 09:10 on; its key is unique. */
export const stopOf = (more: Partial<StopInput> = {}): StopInput => ({
  key: `stop-${(keys += 1)}`,
  reason: 'EQUIPMENT_FAILURE',
  startTime: '09:10',
  endTime: null,
  minutes: 20,
  isRunning: false,
  workOrder: null,
  equipment: null,
  employeesAffected: null,
  responsible: null,
  detail: null,
  resolutionNotes: null,
  ...more,
});

/** A new defect: stitching, nothing said of what became of it. */
export const defectOf = (more: Partial<DefectInput> = {}): DefectInput => ({
  id: null,
  type: 'STITCHING',
  description: null,
  unitSerial: null,
  disposition: 'NONE',
  rootCause: null,
  ...more,
});

type TypedInspection = Omit<InspectionInput, 'defects'> & { defects: DefectInput[] };

/** An inspection as typed: 97 of 100 units of WO-1 passed, three stitching defects; its key is unique. */
export const inspectionOf = (more: Partial<TypedInspection> = {}): TypedInspection => ({
  key: `inspection-${(keys += 1)}`,
  workOrder: 'WO-1',
  operation: 'SEW',
  unitsInspected: 100,
  unitsPassed: 97,
  unitsDefective: null,
  unitsRework: null,
  unitsRepair: null,
  method: null,
  sampleSizePercent: null,
  inspector: null,
  isReinspection: false,
  notes: null,
  defects: [defectOf(), defectOf(), defectOf()],
  ...more,
});
