import { Failure } from '../failure';

const DIGITS = 6;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isRow = (digits: readonly number[]): boolean =>
  [0, 1, 9].some((step) =>
    digits.every((digit, at) => at === 0 || digit === ((digits[at - 1] ?? 0) + step) % 10),
  );

const isRepetition = (pin: string): boolean =>
  [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(DIGITS / length)) ||
  /^(\d)\1(\d)\2(\d)\3$/.test(pin) ||
  /^(\d)\1\1(\d)\2\2$/.test(pin);

const isDay = (day: number, month: number): boolean => day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0);

const isCentury = (text: string): boolean => text === '19' || text === '20';

/** Dates as people write a birthday with six digits: day, month and year in any usual order, or month and whole year. */
const isDate = (pin: string): boolean => {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number];
  const isMonth = (month: number): boolean => month >= 1 && month <= 12;
  return (
    isDay(a, b) ||
    isDay(b, a) ||
    isDay(c, b) ||
    (isCentury(pin.slice(0, 2)) && isMonth(c)) ||
    (isCentury(pin.slice(2, 4)) && isMonth(a))
  );
};

/** Why a PIN may not be chosen, as the key of a sentence: not six digits, a row, a repetition or a date; else null. */
export const pinRefusal = (pin: string): string | null => {
  if (!/^\d{6}$/.test(pin)) return 'pin.digits';
  return isRow([...pin].map(Number)) || isRepetition(pin) || isDate(pin) ? 'pin.easy' : null;
};

/** @throws Failure `invalid-input` at the field `pin` for one that may not be chosen. */
export const requireGoodPin = (pin: string): void => {
  const key = pinRefusal(pin);
  if (key === null) return;
  throw new Failure('invalid-input', key, {}, { fields: [{ key, params: {}, path: ['pin'] }] });
};
