import type { Connection } from '../connection';
import type { ClientSettings } from '../repositories/settings';
import { readRates } from './rate';

/** A resolved input: its value, where it came from, how sure it is in whole percent (below 100 = estimated). */
export type Resolved = { readonly value: number; readonly source: string; readonly confidence: number };

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
type Standard = { lineId: number | null; shiftId: number | null; cycleMs: number; validFrom: string };

/** Remembers what a function of one key answered. */
const remembered = <K, V>(find: (key: K) => V): ((key: K) => V) => {
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
       FROM standards WHERE client_id = ? AND cycle_ms > 0 ORDER BY valid_from DESC, id DESC`,
    )
    .all(clientId) as Standard[];
  const readCategory = connection
    .prepare(
      `SELECT cycle_ms FROM category_standards
       WHERE client_id = ? AND category = ? AND valid_from <= ? AND cycle_ms > 0 ORDER BY valid_from DESC LIMIT 1`,
    )
    .pluck();
  const rates = readRates(connection, clientId);

  const productsOf = (style: string | null, part: string | null): Product[] => {
    const ofStyle = style === null ? [] : productsOfStyle(style);
    const ofPart = part === null ? [] : productsOfPart(part);
    return [...ofStyle.filter((p) => part !== null && p.partNumber === part), ...ofStyle, ...ofPart];
  };

  const standardOf = ({ lineId, shiftId, shiftDate }: CycleQuestion): number | undefined => {
    const valid = standards.filter(
      (s) =>
        s.validFrom <= shiftDate &&
        (s.lineId === null || s.lineId === lineId) &&
        (s.shiftId === null || s.shiftId === shiftId),
    );
    const closeness = (s: Standard) => (s.lineId === null ? 0 : 2) + (s.shiftId === null ? 0 : 1);
    return valid.toSorted((a, b) => closeness(b) - closeness(a))[0]?.cycleMs;
  };

  return (question: CycleQuestion): Resolved => {
    const { style, cycleMs } = order(question.workOrderId);
    if (isSet(cycleMs)) return { value: cycleMs, source: 'work-order', confidence: 100 };
    const part = question.jobId === null ? partOfOrder(question.workOrderId) : partOfJob(question.jobId);
    const products = productsOf(style, part);
    const ofProduct = products.find((p) => isSet(p.cycleMs))?.cycleMs;
    if (isSet(ofProduct)) return { value: ofProduct, source: 'product', confidence: 100 };
    const standard = standardOf(question);
    if (standard !== undefined) return { value: standard, source: 'standard', confidence: 90 };
    const category = products.find((p) => p.category !== null)?.category ?? null;
    const ofCategory =
      category === null ? undefined : readCategory.get(clientId, category, question.shiftDate);
    if (typeof ofCategory === 'number') return { value: ofCategory, source: 'category', confidence: 70 };
    const styleRate = style === null ? null : rates.ofStyle(style, question.shiftDate);
    if (styleRate !== null) return { value: styleRate, source: 'style-rate', confidence: 60 };
    const clientRate = rates.ofClient(question.shiftDate);
    if (clientRate !== null) return { value: clientRate, source: 'client-rate', confidence: 50 };
    const hours = Number(settings.valueOn('default_cycle_time_hours', question.shiftDate));
    return { value: Math.max(1, Math.round(hours * 3_600_000)), source: 'default', confidence: 30 };
  };
};
