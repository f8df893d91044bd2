import { connectionOf, requireClient, type ClientScope } from '../../scope';
import { hoursFromMilliseconds, hoursFromSeconds } from '../../units';
import type { ShiftType } from '../../vocabulary';
import { ALL_DATES } from '../../kpi/settings';

/** A standard of a line, a shift, both or (neither) the client; no cycle time: from that date on there is none. */
export type Standard = {
  line: string | null;
  shift: string | null;
  cycleTimeHours: number | null;
  /** Null: for all dates. */
  from: string | null;
  version: number;
  updatedBy: string | null;
  updatedAt: string;
};

/** The default of a product category; no cycle time: from that date on there is none. */
export type CategoryStandard = {
  category: string;
  cycleTimeHours: number | null;
  from: string | null;
  updatedAt: string;
};

/** Everything of a client that stands in where an entry leaves something blank. */
export type Standards = {
  standards: Standard[];
  categories: CategoryStandard[];
  products: {
    product: string;
    style: string;
    part: string | null;
    category: string | null;
    cycleTimeHours: number | null;
    isActive: boolean;
    version: number;
    updatedAt: string;
  }[];
  parts: { part: string; opportunitiesPerUnit: number; version: number; updatedAt: string }[];
  lines: { line: string; name: string; crew: number | null; version: number }[];
  shifts: {
    shift: string;
    name: string;
    shiftType: ShiftType;
    hours: number;
    crew: number | null;
    version: number;
  }[];
};

type Raw<T, Column extends string> = Omit<T, 'cycleTimeHours' | 'hours' | 'isActive'> &
  Readonly<Record<Column, number | null>>;

const hoursOrNone = (milliseconds: number | null): number | null =>
  milliseconds === null || milliseconds === 0 ? null : hoursFromMilliseconds(milliseconds);

const dated = <T extends { from: string | null }>(row: T): T => ({
  ...row,
  from: row.from === ALL_DATES ? null : row.from,
});

/** A client's standards, by what they are for. @throws Failure `not-found` for a client outside the scope. */
export const listStandards = async (scope: ClientScope, clientId: number): Promise<Standards> => {
  requireClient(scope, clientId);
  const connection = connectionOf(scope);
  const all = <T>(sql: string): T[] => connection.prepare(sql).all(clientId) as T[];

  const standards = all<Raw<Standard, 'cycleMs'>>(
    `SELECT (SELECT code FROM lines l WHERE l.client_id = s.client_id AND l.id = s.line_id) AS line,
       (SELECT code FROM shifts f WHERE f.client_id = s.client_id AND f.id = s.shift_id) AS shift,
       s.cycle_ms AS cycleMs, s.valid_from AS "from", s.version, s.updated_by AS updatedBy, s.updated_at AS updatedAt
     FROM standards s WHERE s.client_id = ? ORDER BY line, shift, s.valid_from, s.id`,
  );
  const categories = all<Raw<CategoryStandard, 'cycleMs'>>(
    `SELECT category, cycle_ms AS cycleMs, valid_from AS "from", updated_at AS updatedAt
     FROM category_standards WHERE client_id = ? ORDER BY category, valid_from`,
  );
  const products = all<Raw<Standards['products'][number], 'cycleMs' | 'isActive'>>(
    `SELECT code AS product, style_model AS style, part_number AS part, category, ideal_cycle_ms AS cycleMs,
       is_active AS isActive, version, updated_at AS updatedAt
     FROM products WHERE client_id = ? ORDER BY style_model, code`,
  );
  const shifts = all<Raw<Standards['shifts'][number], 'seconds'>>(
    `SELECT code AS shift, name, shift_type AS shiftType, standard_seconds AS seconds, standard_crew AS crew, version
     FROM shifts WHERE client_id = ? ORDER BY is_active DESC, start_time, code`,
  );
  return {
    standards: standards.map(({ cycleMs, ...row }) => ({
      ...dated(row),
      cycleTimeHours: hoursOrNone(cycleMs),
    })),
    categories: categories.map(({ cycleMs, ...row }) => ({
      ...dated(row),
      cycleTimeHours: hoursOrNone(cycleMs),
    })),
    products: products.map(({ cycleMs, isActive, ...row }) => ({
      ...row,
      cycleTimeHours: hoursOrNone(cycleMs),
      isActive: isActive === 1,
    })),
    parts: all(
      `SELECT part_number AS part, opportunities_per_unit AS opportunitiesPerUnit, version, updated_at AS updatedAt
       FROM part_opportunities WHERE client_id = ? ORDER BY part_number`,
    ),
    lines: all(
      `SELECT code AS line, name, standard_crew AS crew, version FROM lines WHERE client_id = ? ORDER BY code`,
    ),
    shifts: shifts.map(({ seconds, ...row }) => ({ ...row, hours: hoursFromSeconds(seconds ?? 0) })),
  };
};
