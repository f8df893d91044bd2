import { z } from 'zod';
import { ACTION_VERDICTS } from '../../db/vocabulary';
import { kpiNameSchema, whereSchema } from './kpi';
import { command, query } from './procedure';
import { dateSchema, idSchema } from './values';

/** Where an action stands. */
export const ACTION_STATES = ['OPEN', 'CLOSED', 'VOIDED'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

const verdictSchema = z.enum(ACTION_VERDICTS);
export type { ActionVerdict } from '../../db/vocabulary';

/** A number as the engine told it then, in the KPI's unit; the target is that of the last date. */
const measuredSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  target: z.number().nullable(),
});

/** Who and when: a user's code, and the full name where it is known. */
const doneSchema = z.object({ by: z.string(), byName: z.string().nullable(), at: z.string() });

export const actionSchema = z.object({
  id: idSchema,
  version: z.int(),
  clientId: idSchema,
  clientCode: z.string(),
  kpi: kpiNameSchema,
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  where: whereSchema,
  problem: z.string(),
  countermeasure: z.string(),
  /** An employee of the client, or a floating one. */
  owner: z.object({ id: idSchema, code: z.string(), name: z.string(), isActive: z.boolean() }),
  dueDate: dateSchema,
  state: z.enum(ACTION_STATES),
  /** Open, and due before today in the client's zone. */
  isOverdue: z.boolean(),
  /** What the number was when the action was opened; `on` is that date in the client's zone. */
  opened: doneSchema.extend({ ...measuredSchema.shape, on: dateSchema }),
  /** What it was judged by; null while it is open. */
  closed: doneSchema
    .extend({ ...measuredSchema.shape, verdict: verdictSchema, remark: z.string().nullable() })
    .nullable(),
  voided: doneSchema.extend({ reason: z.string() }).nullable(),
});
export type Action = z.infer<typeof actionSchema>;

const judgementSchema = measuredSchema.extend({
  state: z.enum(['good', 'warning', 'critical', 'none']),
  records: z.int(),
  /** Now − at the opening, in the KPI's unit. */
  change: z.number().nullable(),
  direction: z.enum(['better', 'worse', 'even', 'none']),
  /** The part of the way from the value at the opening to the target that was gone; null without a way to go. */
  shareOfWay: z.number().nullable(),
  suggested: verdictSchema,
});
export type Judgement = z.infer<typeof judgementSchema>;

const text = z.string().trim().min(1);
const facts = {
  problem: text.max(200),
  countermeasure: text.max(2000),
  ownerId: idSchema,
  dueDate: dateSchema,
};
const key = { clientId: idSchema, id: idSchema, version: z.int() };
const reason = text.max(500);

/** Actions against a KPI: who does what until when, and whether the number moved. */
export const actions = {
  /** Open ones of a client, of one of its KPIs, or of all own clients, by when they are due; other states on demand. */
  list: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema.optional(),
        kpi: kpiNameSchema.optional(),
        states: z.array(z.enum(ACTION_STATES)).min(1).optional(),
      }),
    )
    .output(z.array(actionSchema)),
  get: query('core', 'see')
    .input(z.object({ clientId: idSchema, id: idSchema }))
    .output(actionSchema),
  /** The KPI in the action's slice over the days since its opening, or those named, against what it was then. */
  judge: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        id: idSchema,
        from: dateSchema.optional(),
        to: dateSchema.optional(),
      }),
    )
    .output(judgementSchema),
  /** Opens an action; the number that it is about is computed now and kept with it. */
  create: command('core', 'verify')
    .input(
      z.object({
        clientId: idSchema,
        kpi: kpiNameSchema,
        from: dateSchema,
        to: dateSchema,
        where: whereSchema.optional(),
        ...facts,
      }),
    )
    .output(actionSchema),
  /** Changes an open action; what is left out stays. `conflict` with `theirs` for a version that is not the newest. */
  update: command('core', 'verify').input(z.object(facts).partial().extend(key)).output(actionSchema),
  /** Closes an action with what it was judged by: the KPI of these days is computed now and kept. */
  close: command('core', 'verify')
    .input(
      z.object({
        ...key,
        from: dateSchema,
        to: dateSchema,
        verdict: verdictSchema,
        remark: z.string().trim().max(2000).nullable().default(null),
      }),
    )
    .output(actionSchema),
  /** Opens a closed action again. */
  reopen: command('core', 'verify')
    .input(z.object({ ...key, reason }))
    .output(actionSchema),
  /** Takes an action back that was a mistake. */
  void: command('core', 'verify')
    .input(z.object({ ...key, reason }))
    .output(actionSchema),
};
