import type { DemoDay } from './days';
import { CREWS, SUPPORT, type DemoClient, type DemoCrew } from './floor-plan';
import type { Random } from './random';
import { absenceFactor, fluShare } from './stories';

export type DemoEmployee = {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  /** Null for support. */
  readonly crew: DemoCrew | null;
  readonly shiftType: string;
  readonly isBilled: boolean;
  readonly isSupport: boolean;
  readonly hourlyRateMinor: number;
  readonly proneness: number;
};

export type Absence = { readonly type: string; readonly hours: number; readonly coveredBy: string | null };

/** Who came on a day: everybody on the list but for those absent, some of whom a floating employee stands in for. */
export type DayPeople = {
  readonly scheduled: readonly DemoEmployee[];
  readonly absent: ReadonlyMap<DemoEmployee, Absence>;
  readonly late: ReadonlySet<DemoEmployee>;
};

export const FLOATING = 20;
const FLOATING_PER_CLIENT = 4;
const USUAL_ABSENCE = 0.04;
/** Hours of somebody who comes for a part of the shift. */
const PARTIAL_HOURS = 4;
/** Share of the hours of absence for which the pool stands in. */
const COVERED = 0.5;

export const floatingCode = (at: number): string => `FLOAT-${String((at % FLOATING) + 1).padStart(2, '0')}`;

/** The sixteen people of a client. */
export const employeesOf = (client: DemoClient, at: number, random: Random): readonly DemoEmployee[] => {
  const places = [
    ...CREWS.flatMap((crew) => Array.from({ length: crew.size }, () => crew)),
    ...SUPPORT.map(() => null),
  ];
  return places.map((crew, index): DemoEmployee => {
    const support = crew ? undefined : SUPPORT[index - places.length + SUPPORT.length];
    const number = String(at * places.length + index + 1).padStart(3, '0');
    return {
      code: `${client.prefix}-E${String(index + 1).padStart(2, '0')}`,
      name: `${support === undefined ? 'Operator' : support.department === 'Quality' ? 'Inspector' : 'Lead'} ${number}`,
      department: support?.department ?? `Line ${crew?.line.slice(1) ?? ''}`,
      crew,
      shiftType: crew?.shiftType ?? support?.shiftType ?? 'SHIFT_1ST',
      isBilled: support?.billed ?? false,
      isSupport: support !== undefined,
      hourlyRateMinor: 4500 + 250 * random.whole(0, 12) + (support ? 2500 : 0),
      proneness: random.between(0.4, 1) ** 3 * 4,
    };
  });
};

const TYPES = [
  'UNSCHEDULED_ABSENCE',
  'UNSCHEDULED_ABSENCE',
  'MEDICAL_LEAVE',
  'VACATION',
  'PERSONAL_DAY',
  'OTHER',
] as const;

/**
 * Plans who is away, day by day. How many hours follows from the rate exactly, the remainder carried over to the next day;
 * who it is is drawn, and some stay away for days on end. One of every crew comes at least.
 */
export const peoplePlanner = (
  client: DemoClient,
  clientAt: number,
  employees: readonly DemoEmployee[],
  random: Random,
) => {
  const spells = new Map<DemoEmployee, { left: number; type: string }>();
  let owed = random.next();
  let uncovered = random.next() * 9;

  const choose = (day: DemoDay, present: readonly DemoEmployee[], many: number): DemoEmployee[] => {
    const isFlu = fluShare(client, day) !== null;
    const chosen = present.filter((employee) => (spells.get(employee)?.left ?? 0) > 0).slice(0, many);
    const isFull = ({ crew }: DemoEmployee) =>
      crew === null
        ? chosen.some((one) => one.isSupport)
        : chosen.filter((one) => one.crew === crew).length >= crew.size - 1;
    const others = present
      .filter((employee) => !chosen.includes(employee))
      .map((employee) => ({ employee, at: random.next() ** (1 / (isFlu ? 1 : employee.proneness)) }))
      .toSorted((a, b) => b.at - a.at);
    for (const { employee } of others) {
      if (chosen.length >= many) break;
      if (isFull(employee)) continue;
      chosen.push(employee);
      const left = isFlu ? random.whole(2, 4) : random.chance(0.25) ? random.whole(2, 3) : 1;
      spells.set(employee, { left, type: isFlu ? 'MEDICAL_LEAVE' : random.pick(TYPES) });
    }
    return chosen;
  };

  return (day: DemoDay, hours: number): DayPeople => {
    const scheduled = day.isSaturday
      ? employees.filter(({ crew, department }) => crew === CREWS[0] || department === 'Supervision')
      : employees;
    const flu = fluShare(client, day);
    const share = flu ?? USUAL_ABSENCE * absenceFactor(client, day);
    owed += share * scheduled.length;
    const many = Math.floor(owed);
    const chosen = choose(day, scheduled, many);
    for (const [employee, spell] of spells) {
      if (!chosen.includes(employee)) spells.delete(employee);
      else spell.left -= 1;
    }
    let floating = 0;
    const absent = new Map<DemoEmployee, Absence>();
    for (const employee of chosen) {
      const type = spells.get(employee)?.type ?? 'OTHER';
      const isPartial = employee.isSupport && random.chance(0.5);
      const away = isPartial ? PARTIAL_HOURS : hours;
      owed -= away / hours;
      uncovered += away * COVERED;
      const isCovered =
        employee.crew !== null && floating < FLOATING_PER_CLIENT && uncovered >= away * COVERED;
      if (isCovered) uncovered -= away;
      const coveredBy = isCovered
        ? floatingCode((day.number + clientAt) * FLOATING_PER_CLIENT + floating)
        : null;
      if (isCovered) floating += 1;
      absent.set(employee, { type, hours: away, coveredBy });
    }
    const late = new Set(scheduled.filter((employee) => !absent.has(employee) && random.chance(0.015)));
    return { scheduled, absent, late };
  };
};
