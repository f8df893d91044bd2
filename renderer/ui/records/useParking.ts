import { useEffect, useRef } from 'react';
import { findParked, forgetParked, park } from '../../api/parked';
import { hasEndedByItself, lastUser } from '../../api/session';

/** A form is known again by the address at which it stands and by its fields. */
const placeOf = (values: object): string => `${location.hash}|${Object.keys(values).toSorted().join()}`;

/** What the user had typed into this form when their session ended; null if nothing. */
export const unparked = <Values extends object>(initial: Values): Values | null =>
  findParked(lastUser(), placeOf(initial)) as Values | null;

/** Keeps what is typed when the session ends under the form, for `unparked` once the same user is back. */
export const useParking = (values: object, isDirty: boolean): void => {
  const left = useRef<{ values: object; place: string } | null>(null);
  useEffect(() => {
    left.current = isDirty ? { values, place: placeOf(values) } : null;
  }, [values, isDirty]);
  useEffect(() => {
    forgetParked();
    return () => {
      if (left.current && hasEndedByItself()) park({ userCode: lastUser(), ...left.current });
    };
  }, []);
};
