import type { NumberFormat } from '../electron/contract/session';
import type { Language } from './i18n/words';

/** What stands where there is no value. */
export const NO_VALUE = '–';

const FALLBACK_LOCALES = { en: 'en-US', es: 'es-MX' } as const satisfies Record<Language, string>;

/** The browser's own variant of a language (`es-ES`, `en-GB`), else the one most users have. */
export const localeOf = (language: Language, preferred: readonly string[] = []): string =>
  preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? FALLBACK_LOCALES[language];

/** A locale that writes numbers in each of the forms that a person can choose. */
const NUMBER_LOCALES = {
  point: 'en-US',
  comma: 'de-DE',
  space: 'fr-FR',
} as const satisfies Record<NumberFormat, string>;

const millisecondsPerDay = 86_400_000;

/** A date `days` later (earlier when negative); dates are `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10);

/** How many days a range holds, both ends included. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay) + 1;

/** Today's date in an IANA time zone. */
export const todayIn = (timezone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(now);

/** The time of day in an IANA time zone, `HH:MM`. */
export const clockIn = (timezone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: timezone, timeStyle: 'short' }).format(now);

const groupMarks = new Map<string, string>();

/** What stands between thousands in a locale; asked for once, as a sheet of pasted rows asks thousands of times. */
const groupMarkOf = (locale: string): string => {
  const known = groupMarks.get(locale);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(-12_345_678.9);
  const mark = parts.find((part) => part.type === 'group')?.value ?? ',';
  groupMarks.set(locale, mark);
  return mark;
};

/**
 * The number that a person typed: decimal comma or point, with or without thousands separators of the locale.
 * Null for an empty text, NaN for what is no number.
 */
export const parseNumber = (text: string, locale: string): number | null => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-');
  if (bare === '') return null;
  const group = groupMarkOf(locale);
  const marks = bare.match(/[.,]/g) ?? [];
  let plain = bare;
  if (new Set(marks).size === 2) {
    const decimal = marks.at(-1) ?? '.';
    if (marks.filter((mark) => mark === decimal).length > 1) return Number.NaN;
    plain = bare.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.');
  } else if (marks.length > 0) {
    const isGrouped = /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(bare) && (marks[0] === group || marks.length > 1);
    plain = isGrouped ? bare.replaceAll(/[.,]/g, '') : bare.replace(',', '.');
  }
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
};

/** A date with what the context needs of it: `day` (12 Nov), `weekday` (Thu 12 Nov), `full` (12 Nov 2026). */
export type DateStyle = 'day' | 'weekday' | 'full';

const DATE_STYLES = {
  day: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  full: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<DateStyle, Intl.DateTimeFormatOptions>;

/** Writes numbers, dates and times for one locale, numbers in a form of their own if one is chosen; `–` for null. */
export const createFormat = (locale: string, numberFormat: NumberFormat | null = null) => {
  const numbers = numberFormat === null ? locale : NUMBER_LOCALES[numberFormat];
  const number = (digits: number, minimum = digits) =>
    new Intl.NumberFormat(numbers, { minimumFractionDigits: minimum, maximumFractionDigits: digits });
  const percent = number(1);
  const hours = number(2);
  const integer = number(0);
  const signed = [0, 1, 2, 3].map(
    (digits) =>
      new Intl.NumberFormat(numbers, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: 'exceptZero',
      }),
  );
  const exact = new Intl.NumberFormat(numbers, { maximumFractionDigits: 6 });
  const typed = new Intl.NumberFormat(numbers, { maximumFractionDigits: 8, useGrouping: false });
  const dates = {
    day: new Intl.DateTimeFormat(locale, { ...DATE_STYLES.day, timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat(locale, { ...DATE_STYLES.weekday, timeZone: 'UTC' }),
    full: new Intl.DateTimeFormat(locale, { ...DATE_STYLES.full, timeZone: 'UTC' }),
  };
  const months = {
    long: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  };
  const size = (unit: string, digits: number) =>
    new Intl.NumberFormat(numbers, { style: 'unit', unit, maximumFractionDigits: digits });
  const megabytes = size('megabyte', 0);
  const gigabytes = size('gigabyte', 1);
  const write = (format: Intl.NumberFormat) => (value: number | null | undefined) =>
    value === null || value === undefined || !Number.isFinite(value) ? NO_VALUE : format.format(value);
  const asDate = (date: string) => new Date(`${date}T00:00:00Z`);
  return {
    locale,
    /** 83.3 */
    percent: write(percent),
    /** 83.3 %, never broken before the sign */
    percentWithUnit: (value: number | null) =>
      value === null ? NO_VALUE : `${percent.format(value)}\u00a0%`,
    /** So many decimals, three at most, with the sign: +1.2 */
    signed: (value: number | null | undefined, digits = 1) => write(signed[digits] ?? exact)(value),
    /** MXN 52.35; without a currency 52.35 */
    money: (value: number | null, currency: string | null) => {
      if (value === null || currency === null) return write(hours)(value);
      return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' }).format(
        value,
      );
    },
    /** 7.50 */
    hours: write(hours),
    /** 1,250 */
    integer: write(integer),
    /** Every decimal that a number has, ten at most. */
    exactly: write(new Intl.NumberFormat(numbers, { maximumFractionDigits: 10 })),
    /** 3.2 GB; whole megabytes below one. */
    bytes: (value: number) =>
      value < 1e9 ? megabytes.format(Math.floor(value / 1e6)) : gigabytes.format(value / 1e9),
    /** So many decimals, no more and no fewer. */
    fixed: (value: number | null | undefined, digits: number) => write(number(digits))(value),
    /** As many decimals as there are, six at most: 0.25 */
    exact: write(exact),
    /** As an editor shows it: no grouping, every decimal. */
    typed: (value: number | null | undefined) =>
      value === null || value === undefined ? '' : typed.format(value),
    date: (date: string | null, style: DateStyle = 'weekday') =>
      date === null ? NO_VALUE : dates[style].format(asDate(date)),
    /** March 2026, for the date's month */
    month: (date: string, style: 'long' | 'short' = 'long') => months[style].format(asDate(date)),
    /** 3 – 9 Nov */
    dayRange: (from: string, to: string) => dates.day.formatRange(asDate(from), asDate(to)),
    dateRange: (from: string, to: string) => dates.full.formatRange(asDate(from), asDate(to)),
    /** 14:02 */
    time: (instant: Date | string, timezone?: string) =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...(timezone ? { timeZone: timezone } : {}),
      }).format(new Date(instant)),
    /** 14:02:31 */
    timeToTheSecond: (instant: Date | string, timezone?: string) =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
        ...(timezone ? { timeZone: timezone } : {}),
      }).format(new Date(instant)),
    /** 12 Nov, 14:02 */
    dateTime: (instant: string, timezone?: string) =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: timezone,
      }).format(new Date(instant)),
    list: (items: readonly string[]) =>
      new Intl.ListFormat(locale, { type: 'conjunction' }).format([...items]),
    /** The number that a person typed; see `parseNumber`. */
    parse: (text: string) => parseNumber(text, numbers),
  };
};
export type Format = ReturnType<typeof createFormat>;
