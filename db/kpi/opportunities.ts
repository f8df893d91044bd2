import type { Connection } from '../connection';
import { remembered, type Resolved } from './cycle';
import { loadSettings, type ClientSettings } from './settings';

/** Where opportunities per unit can come from, best first, and how sure that is in whole percent. */
export const OPPORTUNITIES_CONFIDENCE = {
  part: 100,
  product: 100,
  'client-default': 70,
  default: 30,
} as const;
export type OpportunitiesSource = keyof typeof OPPORTUNITIES_CONFIDENCE;

/** What of an inspection decides how many opportunities for a defect a unit offers. */
export type OpportunitiesQuestion = {
  readonly workOrderId: number;
  readonly jobId: number | null;
  readonly shiftDate: string;
};

/** The opportunities that an inspection rests on, as stored. */
export type StoredOpportunities = {
  readonly opportunities_used: number;
  readonly opportunities_source: string;
  readonly opportunities_confidence: number;
};

const from = (source: OpportunitiesSource, value: number): Resolved => ({
  value,
  source,
  confidence: OPPORTUNITIES_CONFIDENCE[source],
});

/**
 * Derives opportunities per unit: the first of the part of the job, a part of the product of the order's style, the
 * setting `default_opportunities`, 1. Reads masters once per batch.
 */
export const opportunitiesFinder = (connection: Connection, clientId: number, settings: ClientSettings) => {
  const readOfJob = connection
    .prepare(
      `SELECT p.opportunities_per_unit FROM jobs j
       JOIN part_opportunities p ON p.client_id = j.client_id AND p.part_number = j.part_number
       WHERE j.client_id = ? AND j.id = ? AND p.opportunities_per_unit > 0`,
    )
    .pluck();
  const readOfOrder = connection
    .prepare(
      `SELECT p.opportunities_per_unit FROM work_orders w
       JOIN products d ON d.client_id = w.client_id AND d.style_model = w.style_model
       JOIN part_opportunities p ON p.client_id = d.client_id AND p.part_number = d.part_number
       WHERE w.client_id = ? AND w.id = ? AND p.opportunities_per_unit > 0
       ORDER BY d.is_active DESC, d.code LIMIT 1`,
    )
    .pluck();
  const ofJob = remembered((id: number) => (readOfJob.get(clientId, id) ?? null) as number | null);
  const ofOrder = remembered((id: number) => (readOfOrder.get(clientId, id) ?? null) as number | null);

  return ({ workOrderId, jobId, shiftDate }: OpportunitiesQuestion): Resolved => {
    const ofPart = jobId === null ? null : ofJob(jobId);
    if (ofPart !== null) return from('part', ofPart);
    const ofProduct = ofOrder(workOrderId);
    if (ofProduct !== null) return from('product', ofProduct);
    const ofClient = settings.valueOn('default_opportunities', shiftDate);
    return ofClient === null ? from('default', 1) : from('client-default', Number(ofClient));
  };
};

/** An inspection whose opportunities moved although nobody edited it. */
export type MovedInspection = {
  readonly id: number;
  readonly clientId: number;
  readonly shiftDate: string;
  readonly before: StoredOpportunities;
  readonly after: StoredOpportunities;
};

type StoredInspection = StoredOpportunities & {
  id: number;
  work_order_id: number;
  job_id: number | null;
  shift_date: string;
};

/**
 * Derives the opportunities of these inspections of a client and stores them where `moves` lets them go from one source
 * to the other; answers those that moved.
 */
export const resolveInspections = (
  connection: Connection,
  clientId: number,
  ids: Iterable<number>,
  moves: (before: string, after: string) => boolean = () => true,
): MovedInspection[] => {
  const settings = loadSettings(connection, clientId);
  const find = opportunitiesFinder(connection, clientId, settings);
  const read = connection.prepare<[number, number], StoredInspection>(
    `SELECT id, work_order_id, job_id, shift_date, opportunities_used, opportunities_source, opportunities_confidence
     FROM quality_entries WHERE client_id = ? AND id = ?`,
  );
  const store = connection.prepare(
    `UPDATE main.quality_entries SET opportunities_used = @opportunities_used,
       opportunities_source = @opportunities_source, opportunities_confidence = @opportunities_confidence
     WHERE client_id = @client_id AND id = @id`,
  );
  return [...ids].flatMap((id): MovedInspection[] => {
    const row = read.get(clientId, id);
    if (!row) return [];
    const { value, source, confidence } = find({
      workOrderId: row.work_order_id,
      jobId: row.job_id,
      shiftDate: row.shift_date,
    });
    const { opportunities_used, opportunities_source, opportunities_confidence } = row;
    const isSame = opportunities_used === value && opportunities_source === source;
    if (isSame || !moves(opportunities_source, source)) return [];
    const after = {
      opportunities_used: value,
      opportunities_source: source,
      opportunities_confidence: confidence,
    };
    store.run({ ...after, client_id: clientId, id });
    const before = { opportunities_used, opportunities_source, opportunities_confidence };
    return [{ id, clientId, shiftDate: row.shift_date, before, after }];
  });
};
