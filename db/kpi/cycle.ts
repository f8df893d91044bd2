import type { Connection } from '../connection';
import type { ClientSettings } from './settings';
import { readRates } from './rate';

/** A resolved input: its value, where it came from, how sure it is in whole percent (below 100 = estimated). */
export type Resolved = { readonly value: number; readonly source: string; readonly confidence: number };

/** Where an ideal cycle time can come from, best first, and how sure that is in whole percent. */
export const CYCLE_CONFIDENCE = {
  'work-order': 100,
  product: 100,
  standard: 90,
  category: 70,
  'style-rate': 60,
  'client-rate': 50,
  default: 30,
} as const;
export type CycleSource = keyof typeof CYCLE_CONFIDENCE;

/** What of an entry decides its ideal cycle time. */
export type CycleQuestion = {
  readonly workOrderId: number;
  readonly jobId: number | null;
  readonly lineId: number | null;
  readonly shiftId: number | null;
  readonly shiftDate: string;
};

/** What a work's ideal cycle time is looked up by; it need not have been entered. */
export type CycleSubject = Omit<CycleQuestion, 'workOrderId' | 'jobId'> & {
  readonly style: string | null;
  readonly part: string | null;
  /** The order's own time. */
  readonly orderMs: number | null;
};

/** A cycle time that a source has, in milliseconds, and which of its records that is. */
export type FoundCycle = {
  readonly value: number;
  readonly product?: string;
  readonly category?: string;
  readonly lineId?: number | null;
  readonly shiftId?: number | null;
  readonly validFrom?: string;
};

type Order = { style: string | null; cycleMs: number | null };
type Product = { code: string; partNumber: string | null; category: string | null; cycleMs: number | null };
/** `cycleMs` 0: from this date on there is none. */
type Standard = { lineId: number | null; shiftId: number | null; cycleMs: number; validFrom: string };

/** Remembers what a function of one key answered. */
export const remembered = <K, V>(find: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const value = find(key);
    known.set(key, value);
    return value;
  };
};

const isSet = (cycleMs: number | null | undefined): cycleMs is number =>
  cycleMs !== null && cycleMs !== undefined && cycleMs > 0;

const SOURCES = Object.keys(CYCLE_CONFIDENCE) as readonly CycleSource[];

/**
 * Reads what a client's ideal cycle times come from, in milliseconds per unit, best first: work order, product (by
 * style, by part), the client's standard for line or shift, the category's, the style's and the client's demonstrated
 * rate, the setting `default_cycle_time_hours`. Reads masters once per batch.
 */
export const cycleReader = (connection: Connection, clientId: number, settings: ClientSettings) => {
  const readOrder = connection.prepare(
    'SELECT style_model AS style, ideal_cycle_ms AS cycleMs FROM work_orders WHERE client_id = ? AND id = ?',
  );
  const order = remembered((id: number) => readOrder.get(clientId, id) as Order);

  const readPart = connection.prepare('SELECT part_number FROM jobs WHERE client_id = ? AND id = ?').pluck();
  const readOnlyPart = connection
    .prepare(
      'SELECT max(part_number) FROM jobs WHERE client_id = ? AND work_order_id = ? HAVING count(DISTINCT part_number) = 1',
    )
    .pluck();
  const partOfJob = remembered((id: number) => (readPart.get(clientId, id) ?? null) as string | null);
  const partOfOrder = remembered((id: number) => (readOnlyPart.get(clientId, id) ?? null) as string | null);

  const product = `SELECT code, part_number AS partNumber, category, ideal_cycle_ms AS cycleMs FROM products WHERE client_id = ?`;
  const byStyle = connection.prepare(`${product} AND style_model = ? ORDER BY is_active DESC, code`);
  const byPart = connection.prepare(`${product} AND part_number = ? ORDER BY is_active DESC, code`);
  const productsOfStyle = remembered((style: string) => byStyle.all(clientId, style) as Product[]);
  const productsOfPart = remembered((part: string) => byPart.all(clientId, part) as Product[]);

  const standards = connection
    .prepare(
      `SELECT line_id AS lineId, shift_id AS shiftId, cycle_ms AS cycleMs, valid_from AS validFrom
       FROM standards WHERE client_id = ? ORDER BY valid_from DESC, id DESC`,
    )
    .all(clientId) as Standard[];
  const readCategory = connection.prepare(
    `SELECT cycle_ms AS value, valid_from AS validFrom FROM category_standards
     WHERE client_id = ? AND category = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1`,
  );
  const rates = readRates(connection, clientId);

  const productsOf = ({ style, part }: CycleSubject): Product[] => {
    const ofStyle = style === null ? [] : productsOfStyle(style);
    const ofPart = part === null ? [] : productsOfPart(part);
    return [...ofStyle.filter((p) => part !== null && p.partNumber === part), ...ofStyle, ...ofPart];
  };

  const rated = (value: number | null): FoundCycle | null => (value === null ? null : { value });

  const find: Readonly<Record<CycleSource, (subject: CycleSubject) => FoundCycle | null>> = {
    'work-order': ({ orderMs }) => (isSet(orderMs) ? { value: orderMs } : null),
    product: (subject) => {
      const found = productsOf(subject).find((each) => isSet(each.cycleMs));
      return isSet(found?.cycleMs) ? { value: found.cycleMs, product: found.code } : null;
    },
    standard: ({ lineId, shiftId, shiftDate }) => {
      const latest = (line: number | null, shift: number | null) =>
        standards.find((s) => s.validFrom <= shiftDate && s.lineId === line && s.shiftId === shift);
      const closest = [
        [lineId, shiftId],
        [lineId, null],
        [null, shiftId],
        [null, null],
      ] as const;
      const found = closest.map(([line, shift]) => latest(line, shift)).find((each) => isSet(each?.cycleMs));
      if (!found) return null;
      const { cycleMs: value, validFrom } = found;
      return { value, lineId: found.lineId, shiftId: found.shiftId, validFrom };
    },
    category: (subject) => {
      const category = productsOf(subject).find((p) => p.category !== null)?.category ?? null;
      if (category === null) return null;
      const found = readCategory.get(clientId, category, subject.shiftDate) as
        { value: number; validFrom: string } | undefined;
      return found && isSet(found.value) ? { ...found, category } : null;
    },
    'style-rate': ({ style, shiftDate }) => rated(style === null ? null : rates.ofStyle(style, shiftDate)),
    'client-rate': ({ shiftDate }) => rated(rates.ofClient(shiftDate)),
    default: ({ shiftDate }) => ({
      value: Math.max(
        1,
        Math.round(Number(settings.valueOn('default_cycle_time_hours', shiftDate)) * 3_600_000),
      ),
    }),
  };

  return {
    /** What an entry is looked up by. */
    subjectOf: ({ workOrderId, jobId, ...rest }: CycleQuestion): CycleSubject => {
      const { style, cycleMs: orderMs } = order(workOrderId);
      // An order with a time of its own needs no part: the job is not looked up.
      const part = isSet(orderMs) ? null : jobId === null ? partOfOrder(workOrderId) : partOfJob(jobId);
      return { ...rest, style, part, orderMs };
    },
    /** What each source has, best first; the first that has any holds. */
    listFound: (subject: CycleSubject) =>
      SOURCES.map((source) => ({
        source,
        found: find[source](subject),
        confidence: CYCLE_CONFIDENCE[source],
      })),
    resolve: (subject: CycleSubject): Resolved => {
      for (const source of SOURCES) {
        const found = find[source](subject);
        if (found) return { value: found.value, source, confidence: CYCLE_CONFIDENCE[source] };
      }
      throw new Error('No source has a cycle time.');
    },
  };
};

/** Derives ideal cycle times of entries: the first source that has one. */
export const cycleFinder = (connection: Connection, clientId: number, settings: ClientSettings) => {
  const { subjectOf, resolve } = cycleReader(connection, clientId, settings);
  return (question: CycleQuestion): Resolved => resolve(subjectOf(question));
};
