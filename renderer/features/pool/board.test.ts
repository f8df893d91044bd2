import { describe, expect, it } from 'vitest';
import type { OwnAssignment } from '../../../electron/contract/floating-pool';
import { assignmentOn, isTakenOn, type BoardPerson } from './board';

const own = { id: 7, clientCode: 'CLIENT-A' } as OwnAssignment;
const person = (more: Partial<BoardPerson>): BoardPerson => ({
  id: 1,
  code: 'F-1',
  name: 'Person F-1',
  shifts: [],
  standing: null,
  ...more,
});

describe('somebody of the pool on a shift', () => {
  it('is free where nobody has them, and on other shifts than the one that is booked', () => {
    expect(isTakenOn(person({}), 'SHIFT_1ST')).toBe(false);
    const booked = person({ shifts: [{ shiftType: 'SHIFT_2ND', own }] });
    expect([isTakenOn(booked, 'SHIFT_1ST'), isTakenOn(booked, 'SHIFT_2ND')]).toEqual([false, true]);
    expect([assignmentOn(booked, 'SHIFT_1ST'), assignmentOn(booked, 'SHIFT_2ND')]).toEqual([null, own]);
  });

  it('is taken by somebody else where the assignment is not told, whatever was told without a shift', () => {
    const elsewhere = person({ shifts: [{ shiftType: 'SHIFT_1ST', own: null }], standing: { own } });
    expect(assignmentOn(elsewhere, 'SHIFT_1ST')).toBeNull();
    expect(isTakenOn(elsewhere, 'SHIFT_1ST')).toBe(true);
    expect(assignmentOn(person({ standing: { own } }), 'SHIFT_1ST')).toBe(own);
  });
});
