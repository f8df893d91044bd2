import type { Connection } from '../connection';

type Made = { labourSeconds: number; units: number };
type DayMade = { readonly client: Made; readonly styles: ReadonlyMap<string, Made> };

const WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;

/** Demonstrated rates: milliseconds of run labour per unit over the 30 days before a date, or null where none was shown. */
export type Rates = {
  readonly ofStyle: (style: string, date: string) => number | null;
  readonly ofClient: (date: string) => number | null;
};

const plus = (a: Made, b: Made): Made => ({
  labourSeconds: a.labourSeconds + b.labourSeconds,
  units: a.units + b.units,
});
const NOTHING: Made = { labourSeconds: 0, units: 0 };

const msPerUnit = ({ labourSeconds, units }: Made): number | null =>
  units > 0 && labourSeconds > 0 ? Math.max(1, Math.round((labourSeconds * 1000) / units)) : null;

/**
 * Reads a client's demonstrated rates. Only what was recorded demonstrates anything: entries with their own run hours
 * and headcount, so that no estimate ever moves a rate. Each day is read once, so days must not change behind a reader's
 * back: whoever writes entries asks in the order of dates.
 */
export const readRates = (connection: Connection, clientId: number): Rates => {
  const readDay = connection.prepare(
    `SELECT (SELECT w.style_model FROM work_orders w WHERE w.client_id = e.client_id AND w.id = e.work_order_id) AS style,
        sum(e.run_seconds_used * e.present_used) AS labourSeconds, sum(e.units_produced) AS units
     FROM production_entries e
     WHERE e.client_id = ? AND e.shift_date = ? AND e.voided_at IS NULL
       AND e.run_source = 'entry' AND e.present_source IN ('entry', 'assigned')
     GROUP BY 1`,
  );
  const days = new Map<string, DayMade>();

  const dayMade = (date: string): DayMade => {
    const known = days.get(date);
    if (known) return known;
    const rows = readDay.all(clientId, date) as (Made & { style: string | null })[];
    const made: DayMade = {
      client: rows.reduce<Made>(plus, NOTHING),
      styles: new Map(rows.flatMap((row) => (row.style === null ? [] : [[row.style, row]]))),
    };
    days.set(date, made);
    return made;
  };

  const over = (date: string, part: (day: DayMade) => Made | undefined): Made => {
    const end = Date.parse(`${date}T00:00:00Z`);
    let total = NOTHING;
    for (let ago = 1; ago <= WINDOW_DAYS; ago += 1) {
      total = plus(total, part(dayMade(new Date(end - ago * DAY_MS).toISOString().slice(0, 10))) ?? NOTHING);
    }
    return total;
  };

  const rates = new Map<string, number | null>();
  const once = (name: string, work: () => Made): number | null => {
    const known = rates.get(name);
    if (known !== undefined) return known;
    const rate = msPerUnit(work());
    rates.set(name, rate);
    return rate;
  };

  return {
    ofStyle: (style, date) => once(`${date}|${style}`, () => over(date, (day) => day.styles.get(style))),
    ofClient: (date) => once(date, () => over(date, (day) => day.client)),
  };
};
