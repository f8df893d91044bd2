import type { api } from '../../api/client';

type Absences = Awaited<ReturnType<typeof api.people.absences>>['employees'];
type Factors = Awaited<ReturnType<typeof api.people.bradford>>['employees'];

export type AbsencePerson = Absences[number];

/** One person's absences in a period beside the factor of 52 weeks; null where there is nothing of either. */
export type Joined = {
  readonly employeeCode: string;
  readonly name: string;
  readonly inRange: AbsencePerson | null;
  readonly factor: Factors[number] | null;
};

/** Everybody of either list once, by code: no order of merit. */
export const joined = (absences: Absences, factors: Factors): Joined[] => {
  const codes = new Map([...absences, ...factors].map(({ employeeCode, name }) => [employeeCode, name]));
  return [...codes]
    .map(([employeeCode, name]) => ({
      employeeCode,
      name,
      inRange: absences.find((one) => one.employeeCode === employeeCode) ?? null,
      factor: factors.find((one) => one.employeeCode === employeeCode) ?? null,
    }))
    .toSorted((a, b) => a.employeeCode.localeCompare(b.employeeCode, 'en', { numeric: true }));
};
