import { fold } from './fold';

const pad = (value: number): string => String(value).padStart(2, '0');

const clockOf = (hours: number, minutes: number, seconds: number): string | null => {
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return `${pad(hours)}:${pad(minutes)}${seconds > 0 ? `:${pad(seconds)}` : ''}`;
};

/** The time of day of a part of a day (0 to 1), as spreadsheets keep it; null outside of a day. */
export const timeOfSerial = (serial: number): string | null => {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  if (!Number.isFinite(serial) || serial < 0) return null;
  return clockOf(Math.floor(seconds / 3600) % 24, Math.floor((seconds % 3600) / 60), seconds % 60);
};

/**
 * The time of day in a text, `HH:MM` or with seconds `HH:MM:SS`: 9:10, 9.10, 0910, 9h10, 9:10 PM, 9:10 p. m., 9 pm, and
 * the part of a day of a spreadsheet (0.381944). Null for what is no time.
 */
export const readTime = (text: string): string | null => {
  const bare = text.toLowerCase().replaceAll(/[\s\u00a0\u202f]/g, '');
  if (/^[01]?[.,]\d{3,}$/.test(bare)) return timeOfSerial(Number(bare.replace(',', '.')));
  const found =
    /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2}))?(?:h|hrs)?([ap]\.?m\.?)?$/.exec(bare) ??
    /^(\d{1,2})(\d{2})()(?:h|hrs)?([ap]\.?m\.?)?$/.exec(bare);
  if (!found) return null;
  const [, hours = '', minutes = '0', seconds = '', half] = found;
  if (!half) return clockOf(Number(hours), Number(minutes), Number(seconds));
  if (Number(hours) < 1 || Number(hours) > 12) return null;
  return clockOf((Number(hours) % 12) + (half.startsWith('p') ? 12 : 0), Number(minutes), Number(seconds));
};

const DAY_ZERO = Date.UTC(1899, 11, 30);
const SERIALS = { first: 20_000, last: 80_000 } as const;

/** The date of a day number as spreadsheets count them (1 is 31 December 1899), `YYYY-MM-DD`. */
export const dateOfSerial = (serial: number): string =>
  new Date(DAY_ZERO + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);

const dateOf = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year < 2200;
  return isReal ? date.toISOString().slice(0, 10) : null;
};

const monthNames = new Map<string, number>(
  ['en', 'es'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const names = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, at): [string, number] => [
        fold(names.format(new Date(Date.UTC(2026, at, 15)))),
        at + 1,
      ]);
    }),
  ),
);

const monthOf = (text: string): number =>
  /^\d+$/.test(text)
    ? Number(text)
    : (monthNames.get(fold(text)) ?? monthNames.get(fold(text).slice(0, 3)) ?? 0);

const isMonthFirst = (locale: string): boolean =>
  new Intl.DateTimeFormat(locale)
    .formatToParts(new Date(0))
    .find(({ type }) => type === 'month' || type === 'day')?.type === 'month';

const yearOf = (text: string): number => (text.length <= 2 ? 2000 + Number(text) : Number(text));

/**
 * The date in a text, `YYYY-MM-DD`: as the locale writes it, ISO, with the month's name in English or Spanish, or the
 * day number of a spreadsheet. A day above 12 settles the order whatever the locale. Null for what is no date.
 */
export const readDate = (text: string, locale: string): string | null => {
  const bare = text
    .trim()
    .replace(/[T ]0{1,2}:00(:00(\.0+)?)?Z?$/, '')
    .replace(/^\p{L}+\.?,? (?=\d)/u, (word) => (monthOf(word) > 0 ? word : ''));
  if (/^\d{5}([.,]\d+)?$/.test(bare)) {
    const serial = Number(bare.replace(',', '.'));
    return serial >= SERIALS.first && serial <= SERIALS.last ? dateOfSerial(serial) : null;
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [first, second, year, ...more] = bare.split(/(?:[\s,./-]|\bde\b)+/u).filter(Boolean);
  if (!first || !second || !year || more.length > 0 || !/^(\d{2}|\d{4})$/.test(year)) return null;
  const monthLeads = !/^\d+$/.test(first) || (/^\d+$/.test(second) && isMonthFirst(locale));
  const [month, day] = monthLeads ? [monthOf(first), Number(second)] : [monthOf(second), Number(first)];
  const isSwapped = month > 12 && day <= 12 && /^\d+$/.test(first) && /^\d+$/.test(second);
  return isSwapped ? dateOf(yearOf(year), day, month) : dateOf(yearOf(year), month, day);
};
