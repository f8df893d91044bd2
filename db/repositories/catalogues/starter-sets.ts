import apparel from '../../../resources/catalogues/apparel.json';
import footwear from '../../../resources/catalogues/footwear.json';
import general from '../../../resources/catalogues/general.json';
import textile from '../../../resources/catalogues/textile.json';
import { connectionOf, type ClientScope } from '../../scope';
import { millisecondsFromHours, secondsFromHours } from '../../units';
import type { Industry } from '../../vocabulary';

/** A reason or defect type of a starter set. */
export type StarterReason = {
  code: string;
  parentCode: string | null;
  nameEn: string;
  nameEs: string;
  isPlanned?: boolean;
};
type StarterSet = {
  downtimeReasons: readonly StarterReason[];
  holdReasons: readonly StarterReason[];
  defectTypes: readonly StarterReason[];
  shifts: readonly {
    code: string;
    name: string;
    shiftType: string;
    startTime: string;
    endTime: string;
    standardHours: number;
    weekdays: readonly number[];
    standardCrew: number | null;
  }[];
  categoryStandards: readonly { category: string; cycleTimeHours: number }[];
};

/** What a new client of each industry begins with. */
export const STARTER_SETS: Readonly<Record<Industry, StarterSet>> = { apparel, footwear, textile, general };

const inserter = (scope: ClientScope, table: string, columns: readonly string[]) => {
  const statement = connectionOf(scope).prepare(
    `INSERT INTO main.${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (...values: (string | number | null)[]): number => Number(statement.run(...values).lastInsertRowid);
};

const REASON = [
  'client_id',
  'position',
  'code',
  'parent_code',
  'name_en',
  'name_es',
  'created_at',
  'updated_at',
];

/** Gives a new client the reasons, defect types and category standards of its industry. */
export const addCatalogues = (scope: ClientScope, clientId: number, industry: Industry): void => {
  const set = STARTER_SETS[industry];
  const now = new Date().toISOString();
  const values = ({ code, parentCode, nameEn, nameEs }: StarterReason, position: number) =>
    [clientId, position, code, parentCode, nameEn, nameEs, now, now] as const;
  const addStop = inserter(scope, 'downtime_reasons', [...REASON, 'is_planned']);
  const addHold = inserter(scope, 'hold_reasons', REASON);
  const addDefect = inserter(scope, 'defect_types', REASON);
  for (const [at, reason] of set.downtimeReasons.entries())
    addStop(...values(reason, at), reason.isPlanned ? 1 : 0);
  for (const [at, reason] of set.holdReasons.entries()) addHold(...values(reason, at));
  for (const [at, type] of set.defectTypes.entries()) addDefect(...values(type, at));
  const addStandard = inserter(scope, 'category_standards', [
    'client_id',
    'category',
    'cycle_ms',
    'created_at',
    'updated_at',
  ]);
  for (const { category, cycleTimeHours } of set.categoryStandards) {
    addStandard(clientId, category, millisecondsFromHours(cycleTimeHours), now, now);
  }
};

/** Gives a new client the usual shifts of an industry and the weekdays on which they run. */
export const addShifts = (scope: ClientScope, clientId: number, industry: Industry): void => {
  const now = new Date().toISOString();
  const addShift = inserter(scope, 'shifts', [
    'client_id',
    'code',
    'name',
    'shift_type',
    'start_time',
    'end_time',
    'standard_seconds',
    'standard_crew',
    'created_at',
    'updated_at',
  ]);
  const addWeekday = inserter(scope, 'shift_weekdays', ['client_id', 'shift_id', 'weekday']);
  for (const shift of STARTER_SETS[industry].shifts) {
    const id = addShift(
      clientId,
      shift.code,
      shift.name,
      shift.shiftType,
      shift.startTime,
      shift.endTime,
      secondsFromHours(shift.standardHours),
      shift.standardCrew,
      now,
      now,
    );
    for (const weekday of shift.weekdays) addWeekday(clientId, id, weekday);
  }
};
