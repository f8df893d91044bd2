import { z } from 'zod';
import { codeSchema } from '../kpis/search';

/** Kinds of plant data by what they are about, in the order of the page's list. */
export const MASTER_GROUPS = {
  plant: ['clients', 'lines', 'equipment', 'shifts', 'calendar', 'piece-plans'],
  products: ['products', 'operations', 'routings', 'parts'],
  people: ['employees'],
  reasons: ['stop-reasons', 'hold-reasons', 'defect-types'],
  standards: ['standards', 'targets', 'settings'],
} as const;
export type MasterGroup = keyof typeof MASTER_GROUPS;
export type MasterKind = (typeof MASTER_GROUPS)[MasterGroup][number];

/** The kind that the page opens with. */
export const FIRST_KIND: MasterKind = 'clients';

const textsSchema = z.array(z.string()).readonly().optional().catch(undefined);

/** What a page of plant data keeps in its address: whose, how its list is looked at, what is open. */
export const mastersSearchSchema = z.object({
  /** The client's code; the first one without it. */
  client: codeSchema,
  q: codeSchema,
  sort: z.string().optional().catch(undefined),
  only: textsSchema,
  hide: textsSchema,
  inactive: z.enum(['shown']).optional().catch(undefined),
  /** Key of the record whose form is open; `new` for one that is being made. */
  open: codeSchema,
  /** The date on which a calendar or the standards are looked at. */
  date: z.iso.date().optional().catch(undefined),
  /** Code of the line that a calendar or a question is about. */
  line: codeSchema,
  /** Which side of standards is looked at; their list without it. */
  tab: z.enum(['applies', 'changes']).optional().catch(undefined),
  /** Work whose standard is asked for. */
  order: codeSchema,
  style: codeSchema,
  shift: codeSchema,
});
export type MastersSearch = z.infer<typeof mastersSearchSchema>;
