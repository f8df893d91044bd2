import { connectionOf, requireClient, type ClientScope } from '../../scope';
import type { ShiftType } from '../../vocabulary';
import {
  isStale,
  listOfDate,
  listOfShift,
  listPool,
  listPresence,
  listStanding,
  type Assignment,
  type PlantShift,
  type PoolPerson,
} from './assignments';

/** Whether a person can be had on a shift: free, had by the client that asks, or taken by another. */
export type Availability = PoolPerson & {
  readonly state: 'free' | 'own' | 'taken';
  /** The client's own assignment. */
  readonly own: OwnAssignment | null;
};

/** An assignment to a client of the caller's. */
export type OwnAssignment = {
  readonly id: number;
  readonly version: number;
  readonly clientId: number;
  readonly clientCode: string;
  readonly lineId: number | null;
  readonly lineCode: string | null;
  readonly since: string;
  readonly by: string | null;
  readonly notes: string | null;
  readonly isStale: boolean;
};

const ownOf = (assignment: Assignment): OwnAssignment | null => {
  const { clientId, clientCode } = assignment;
  if (clientId === null || clientCode === null) return null;
  const { id, version, lineId, lineCode, since, by, notes } = assignment;
  return {
    id,
    version,
    clientId,
    clientCode,
    lineId,
    lineCode,
    since,
    by,
    notes,
    isStale: isStale(assignment),
  };
};

/** Everybody of the pool, and whether a client can have them on a shift. */
export const availabilityOf = (scope: ClientScope, clientId: number, shift: PlantShift): Availability[] => {
  const connection = connectionOf(scope);
  const byPerson = Map.groupBy(listOfShift(connection, shift), ({ employeeId }) => employeeId);
  // As told without a shift, and lately: another client has them, whatever the shift.
  const elsewhere = new Set(
    listStanding(connection)
      .filter((each) => each.clientId !== clientId && !isStale(each))
      .map(({ employeeId }) => employeeId),
  );
  for (const { employeeId, clientId: where, shiftType } of listPresence(connection, shift.shiftDate)) {
    if (shiftType === shift.shiftType && where !== clientId) elsewhere.add(employeeId);
  }
  return listPool(connection).map((person): Availability => {
    const taken = byPerson.get(person.id) ?? [];
    const own = taken.find((each) => each.clientId === clientId);
    if (own) return { ...person, state: 'own', own: ownOf(own) };
    const isTaken = taken.length > 0 || elsewhere.has(person.id);
    return { ...person, state: isTaken ? 'taken' : 'free', own: null };
  });
};

/** Who of the floating pool a client can have on a shift. @throws Failure `not-found` for a client outside the scope. */
export const listAvailability = async (
  scope: ClientScope,
  { clientId, ...shift }: PlantShift & { readonly clientId: number },
): Promise<Availability[]> => availabilityOf(scope, requireClient(scope, clientId), shift);

/** One of the pool on a date: on which shifts taken, and what was told without a shift. */
export type BoardRow = PoolPerson & {
  readonly shifts: { readonly shiftType: ShiftType; readonly own: OwnAssignment | null }[];
  /** `own` null: by another client. */
  readonly standing: { readonly own: OwnAssignment | null } | null;
};

/**
 * The whole pool on a date: who is free, who is with a client of the caller's, where and since when, and who is taken
 * elsewhere, of whom no more is told.
 */
export const getPoolBoard = async (
  scope: ClientScope,
  { date }: { readonly date: string },
): Promise<BoardRow[]> => {
  const connection = connectionOf(scope);
  const byPerson = Map.groupBy(listOfDate(connection, date), ({ employeeId }) => employeeId);
  const standing = Map.groupBy(listStanding(connection), ({ employeeId }) => employeeId);
  const presence = listPresence(connection, date).filter(({ clientId }) => clientId === null);
  return listPool(connection).map((person): BoardRow => {
    const told = (standing.get(person.id) ?? []).filter((each) => each.clientId !== null || !isStale(each));
    const booked = byPerson.get(person.id) ?? [];
    const unbooked = presence.filter(
      ({ employeeId, shiftType }) =>
        employeeId === person.id && !booked.some((each) => each.shiftType === shiftType),
    );
    const first = told.find((each) => each.clientId !== null) ?? told[0];
    return {
      ...person,
      shifts: [
        ...booked.flatMap((each) =>
          each.shiftType === null ? [] : [{ shiftType: each.shiftType, own: ownOf(each) }],
        ),
        ...unbooked.map(({ shiftType }) => ({ shiftType, own: null })),
      ],
      standing: first ? { own: ownOf(first) } : null,
    };
  });
};
