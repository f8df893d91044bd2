import { z } from 'zod';
import { kpiNameSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

/** Where an alert is acted on: a page and what it shows. */
const placeSchema = z.discriminatedUnion('page', [
  z.object({
    page: z.literal('sheet'),
    line: z.string().nullable(),
    date: dateSchema,
    shift: shiftTypeSchema,
    section: z.enum(['production', 'stops']),
  }),
  z.object({ page: z.literal('order'), orderId: idSchema }),
  z.object({ page: z.literal('kpi'), kpi: kpiNameSchema, from: dateSchema, to: dateSchema }),
]);

const ofClient = {
  /** Stays the same for as long as it is the same thing: who has read it need not read it again. */
  id: z.string(),
  clientId: idSchema,
  clientCode: z.string(),
  isCritical: z.boolean(),
  /** A UTC instant, or a date of the client. */
  since: z.string(),
  leadsTo: placeSchema,
};
const reason = { reasonEn: z.string(), reasonEs: z.string() };

const alertSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stop-running'),
    ...ofClient,
    ...reason,
    line: z.string().nullable(),
    minutes: z.int(),
  }),
  z.object({
    kind: z.literal('no-entries'),
    ...ofClient,
    date: dateSchema,
    shift: shiftTypeSchema,
    /** Codes; empty where the client is not entered by line. */
    lines: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.literal('hold-old'), ...ofClient, ...reason, order: z.string(), days: z.int() }),
  z.object({
    kind: z.literal('target-missed'),
    ...ofClient,
    kpi: kpiNameSchema,
    /** Days with production and a value. */
    days: z.int(),
    /** Whether it may have begun before the days that were looked at. */
    isLonger: z.boolean(),
    /** Of the last of these days. */
    value: z.number(),
    target: z.number(),
  }),
]);
export type Alert = z.infer<typeof alertSchema>;

export const alerts = {
  /**
   * What somebody has to act on now at one's clients or at one of them, critical ones first, then the newest: at most 200
   * of `total`. Found from the facts when it is asked: an alert goes with its cause. From when on each is told stands in
   * the client's settings `alert_…`.
   */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema.optional(), asOf: z.string().optional() }))
    .output(z.object({ alerts: z.array(alertSchema), total: z.int() })),
};
