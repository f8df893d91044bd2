import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema } from './values';

/** A page by its address without the first slash: `today`, `kpis/efficiency`. */
const pageNameSchema = z
  .string()
  .max(60)
  .regex(/^[a-z-]+(\/[a-z-]+)?$/);

const nameSchema = z.string().trim().min(1).max(60);

/** What a page's address says after the question mark. */
const stateSchema = z.record(z.string().max(40), z.union([z.string().max(300), z.number(), z.boolean()]));

export const viewSchema = z.object({ page: pageNameSchema, name: nameSchema, state: stateSchema });
export type SavedView = z.infer<typeof viewSchema>;

/** Views of pages that a user has put aside, per client; seen by that user alone. */
export const views = {
  /** By name. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(viewSchema)),
  /** Keeps a view under its name, instead of the one that bears it already; `was` renames that one, `conflict` if the new name is taken. */
  save: command('core', 'see')
    .input(viewSchema.extend({ clientId: idSchema, was: nameSchema.optional() }))
    .output(viewSchema),
  remove: command('core', 'see')
    .input(z.object({ clientId: idSchema, page: pageNameSchema, name: nameSchema }))
    .output(z.object({ removed: z.boolean() })),
};
