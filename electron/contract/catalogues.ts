import { z } from 'zod';
import { CATALOGUE_KINDS } from '../../db/vocabulary';
import { command, query } from './procedure';
import { idSchema } from './values';

const kindSchema = z.enum(CATALOGUE_KINDS);
export type CatalogueKind = z.infer<typeof kindSchema>;

const offeredSchema = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  nameEn: z.string(),
  nameEs: z.string(),
  /** Of stop reasons alone. */
  isPlanned: z.boolean(),
});
export type OfferedCode = z.infer<typeof offeredSchema>;

export const catalogueCodeSchema = offeredSchema.extend({
  id: idSchema,
  /** Lines that it is offered on; none: all. */
  lineCodes: z.array(z.string()),
  isActive: z.boolean(),
  /** Whether an entry names it, or another code belongs to it: then the code stays as it is. */
  isUsed: z.boolean(),
  version: z.int(),
  updatedAt: z.string(),
});
export type CatalogueCode = z.infer<typeof catalogueCodeSchema>;

const facts = {
  code: z.string().trim().min(1).max(50),
  parentCode: z.string().trim().min(1).max(50).nullable(),
  nameEn: z.string().trim().min(1).max(100),
  nameEs: z.string().trim().min(1).max(100),
  isPlanned: z.boolean(),
  lineCodes: z.array(z.string().trim().min(1)).max(500),
};

const place = { clientId: idSchema, kind: kindSchema };

/** Why lines stand still, why orders are held, what is wrong with units: two levels of codes per client. */
export const catalogues = {
  /** What pickers offer: the codes in use of all catalogues, of one line those that are for it; as a tree. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema, lineId: idSchema.optional() }))
    .output(
      z.object({
        stops: z.array(offeredSchema),
        holds: z.array(offeredSchema),
        defects: z.array(offeredSchema),
      }),
    ),
  /** One catalogue with codes out of use, each first-level code before those that belong to it. */
  records: query('core', 'see').input(z.object(place)).output(z.array(catalogueCodeSchema)),
  /** Adds a code, last among its siblings. */
  create: command('core', 'write-standards')
    .input(
      z.object({
        ...place,
        code: facts.code,
        parentCode: facts.parentCode.default(null),
        nameEn: facts.nameEn,
        nameEs: facts.nameEs,
        isPlanned: facts.isPlanned.default(false),
        lineCodes: facts.lineCodes.default([]),
      }),
    )
    .output(catalogueCodeSchema),
  /**
   * Changes a code; what is left out stays, `position` puts it among its siblings. `locked` where a stop reason becomes
   * planned, or no longer is, and stops of a locked period rest on it.
   */
  update: command('core', 'write-standards')
    .input(
      z
        .object(facts)
        .partial()
        .extend({
          ...place,
          id: idSchema,
          version: z.int(),
          position: z.int().min(0).optional(),
          isActive: z.boolean().optional(),
        }),
    )
    .output(
      z.object({
        record: catalogueCodeSchema,
        /** How many stops of open periods count otherwise now. */
        movedStops: z.int(),
      }),
    ),
  /** Adds the codes of the industry's starter set that the catalogue lacks; what is there stays as it is. */
  addStarterSet: command('core', 'write-standards')
    .input(z.object(place))
    .output(z.object({ added: z.array(z.string()) })),
};
