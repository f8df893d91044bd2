import { and, asc, eq } from 'drizzle-orm';
import { lines, shifts } from '../schema/plant';
import { read, requireClient, type ClientScope } from '../scope';
import { hoursFromSeconds } from '../units';
import type { ShiftType } from '../vocabulary';

export type Line = { id: number; code: string; name: string; isActive: boolean };

export type Shift = {
  id: number;
  code: string;
  name: string;
  shiftType: ShiftType;
  startTime: string;
  endTime: string;
  standardHours: number;
};

/** The client's lines by code, those out of use too. @throws Failure `not-found` for a client outside the scope. */
export const listLines = async (scope: ClientScope, clientId: number): Promise<Line[]> =>
  read(scope)
    .select({ id: lines.id, code: lines.code, name: lines.name, isActive: lines.isActive })
    .from(lines)
    .where(eq(lines.clientId, requireClient(scope, clientId)))
    .orderBy(asc(lines.code));

/** The client's shifts in use by their start. @throws Failure `not-found` for a client outside the scope. */
export const listShifts = async (scope: ClientScope, clientId: number): Promise<Shift[]> => {
  const found = await read(scope)
    .select()
    .from(shifts)
    .where(and(eq(shifts.clientId, requireClient(scope, clientId)), eq(shifts.isActive, true)))
    .orderBy(asc(shifts.startTime), asc(shifts.code));
  return found.map(({ id, code, name, shiftType, startTime, endTime, standardSeconds }) => ({
    id,
    code,
    name,
    shiftType,
    startTime,
    endTime,
    standardHours: hoursFromSeconds(standardSeconds),
  }));
};
