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

type Order = { style: string | null; cycleMs: number | null };
type Product = { partNumber: string | null; category: string | null; cycleMs: number | null };
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

const from = (source: CycleSource, value: number): Resolved => ({
  value,
  source,
  confidence: CYCLE_CONFIDENCE[source],
});

const isSet = (cycleMs: number | null | undefined): cycleMs is number =>
  cycleMs !== null && cycleMs !== undefined && cycleMs > 0;

/**
 * Derives ideal cycle times in milliseconds per unit: the first of work order, product (by style, by the job's part),
 * the client's standard for line or shift, the category's, the style's and the client's demonstrated rate, the setting
 * `default_cycle_time_hours`. Reads masters once per batch.
 */
export const cycleFinder = (connection: Connection, clientId: number, settings: ClientSettings) => {
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

  const product = `SELECT part_number AS partNumber, category, ideal_cycle_ms AS cycleMs FROM products WHERE client_id = ?`;
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
  const readCategory = connection
    .prepare(
      `SELECT cycle_ms FROM category_standards
       WHERE client_id = ? AND category = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1`,
    )
    .pluck();
  const rates = readRates(connection, clientId);

  const productsOf = (style: string | null, part: string | null): Product[] => {
    const ofStyle = style === null ? [] : productsOfStyle(style);
    const ofPart = part === null ? [] : productsOfPart(part);
    return [...ofStyle.filter((p) => part !== null && p.partNumber === part), ...ofStyle, ...ofPart];
  };

  const standardOf = ({ lineId, shiftId, shiftDate }: CycleQuestion): number | undefined => {
    const latest = (line: number | null, shift: number | null) =>
      standards.find((s) => s.validFrom <= shiftDate && s.lineId === line && s.shiftId === shift)?.cycleMs;
    const closest = [
      [lineId, shiftId],
      [lineId, null],
      [null, shiftId],
      [null, null],
    ] as const;
    return closest.map(([line, shift]) => latest(line, shift)).find(isSet);
  };

  return (question: CycleQuestion): Resolved => {
    const { style, cycleMs } = order(question.workOrderId);
    if (isSet(cycleMs)) return from('work-order', cycleMs);
    const part = question.jobId === null ? partOfOrder(question.workOrderId) : partOfJob(question.jobId);
    const products = productsOf(style, part);
    const ofProduct = products.find((p) => isSet(p.cycleMs))?.cycleMs;
    if (isSet(ofProduct)) return from('product', ofProduct);
    const standard = standardOf(question);
    if (standard !== undefined) return from('standard', standard);
    const category = products.find((p) => p.category !== null)?.category ?? null;
    const ofCategory =
      category === null ? null : (readCategory.get(clientId, category, question.shiftDate) as number | null);
    if (isSet(ofCategory)) return from('category', ofCategory);
    const styleRate = style === null ? null : rates.ofStyle(style, question.shiftDate);
    if (styleRate !== null) return from('style-rate', styleRate);
    const clientRate = rates.ofClient(question.shiftDate);
    if (clientRate !== null) return from('client-rate', clientRate);
    const hours = Number(settings.valueOn('default_cycle_time_hours', question.shiftDate));
    return from('default', Math.max(1, Math.round(hours * 3_600_000)));
  };
};
