import { secondsFromHours } from '../../units';
import type { Remark } from '../sheet/section';
import { remark, type EntryInput } from './types';

const MOST_UNITS = 10_000_000;
const MOST_PEOPLE = 3000;
const MOST_HOURS = 24;

const LIMITS = {
  unitsProduced: { most: MOST_UNITS, isWhole: true },
  unitsDefective: { most: MOST_UNITS, isWhole: true },
  runHours: { most: MOST_HOURS, isWhole: false },
  employeesAssigned: { most: MOST_PEOPLE, isWhole: true },
  employeesPresent: { most: MOST_PEOPLE, isWhole: true },
  employeesFloatingIdle: { most: MOST_PEOPLE, isWhole: true },
  scheduledHours: { most: MOST_HOURS, isWhole: false },
} as const;
type NumberField = keyof typeof LIMITS;

const complaintAbout = (field: NumberField, value: number): Remark | null => {
  const { most, isWhole } = LIMITS[field];
  if (value < 0) return remark('production.negative', field);
  if (isWhole && !Number.isInteger(value)) return remark('production.not-whole', field);
  if (value > most) return remark('production.above-most', field, { most });
  return null;
};

/** What is wrong with the numbers of a row: each by itself, then against each other. */
export const complaintsAboutNumbers = (input: EntryInput): Remark[] => {
  const complaints: Remark[] = [];
  if (input.unitsProduced === null) complaints.push(remark('production.units-missing', 'unitsProduced'));
  for (const field of Object.keys(LIMITS) as NumberField[]) {
    const value = input[field];
    const complaint = value === null ? null : complaintAbout(field, value);
    if (complaint) complaints.push(complaint);
  }
  const isSound = (...fields: NumberField[]) =>
    fields.every((field) => input[field] !== null && !complaints.some((c) => c.field === field));
  const { unitsProduced, unitsDefective, runHours, scheduledHours } = input;
  if (isSound('unitsProduced', 'unitsDefective') && Number(unitsDefective) > Number(unitsProduced)) {
    complaints.push(
      remark('production.defective-above-produced', 'unitsDefective', { produced: Number(unitsProduced) }),
    );
  }
  if (
    isSound('runHours', 'scheduledHours') &&
    secondsFromHours(Number(runHours)) > secondsFromHours(Number(scheduledHours))
  ) {
    complaints.push(
      remark('production.run-above-scheduled', 'runHours', { scheduledHours: Number(scheduledHours) }),
    );
  }
  return complaints;
};
