import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema, masterCodeSchema, masterNameSchema } from './values';

/** Text that may be blank; blank is kept as none. */
const blankableSchema = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => (text === '' ? null : text));

const nameSchema = z.string().trim().min(1).max(20);

/**
 * Sizes and colours in the order in which they were typed, and the combinations that are made. Without sizes the size
 * of a combination is '', without colours its colour.
 */
const matrix = {
  sizes: z.array(nameSchema).max(60),
  colours: z.array(z.string().trim().min(1).max(40)).max(60),
  variants: z.array(z.object({ size: z.string(), colour: z.string() })).max(3600),
};

/** Labour hours per unit; null: none. */
const cycleTimeSchema = z.number().min(0.000_001).max(1000).nullable();

export const productSchema = z.object({
  id: idSchema,
  code: z.string(),
  style: z.string(),
  part: z.string().nullable(),
  description: z.string().nullable(),
  category: z.string().nullable(),
  cycleTimeHours: z.number().nullable(),
  isActive: z.boolean(),
  sizes: z.array(z.string()),
  colours: z.array(z.string()),
  variants: z.array(z.object({ size: z.string(), colour: z.string() })),
  version: z.int(),
  updatedAt: z.string(),
});
export type Product = z.infer<typeof productSchema>;

/** `reRated`: how many entries of open periods rest on something else now. */
const savedProductSchema = z.object({ record: productSchema, reRated: z.int() });

const productValues = {
  part: blankableSchema(50).optional(),
  description: blankableSchema(2000).optional(),
  category: blankableSchema(50).optional(),
  cycleTimeHours: cycleTimeSchema.optional(),
  sizes: matrix.sizes.optional(),
  colours: matrix.colours.optional(),
  variants: matrix.variants.optional(),
};

const changed = { clientId: idSchema, id: idSchema, version: z.int() };

/** What is made: a product is a style (and part), its standard, its sizes and colours. */
export const products = {
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(productSchema)),
  create: command('core', 'write-masters')
    .input(
      z.object({ clientId: idSchema, code: masterCodeSchema, style: masterNameSchema, ...productValues }),
    )
    .output(savedProductSchema),
  /** What is left out stays; `conflict` carries `theirs`. */
  update: command('core', 'write-masters')
    .input(
      z.object({
        ...changed,
        code: masterCodeSchema.optional(),
        style: masterNameSchema.optional(),
        isActive: z.boolean().optional(),
        ...productValues,
      }),
    )
    .output(savedProductSchema),
};

export const operationSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  /** Styles whose routing has it; null is the client's default routing. */
  routings: z.array(z.string().nullable()),
  version: z.int(),
  updatedAt: z.string(),
});
export type Operation = z.infer<typeof operationSchema>;

/** Steps of the work: cutting, sewing, final inspection. */
export const operations = {
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(operationSchema)),
  create: command('core', 'write-masters')
    .input(z.object({ clientId: idSchema, code: masterCodeSchema, name: masterNameSchema }))
    .output(operationSchema),
  /** What is left out stays; `conflict` carries `theirs`. */
  update: command('core', 'write-masters')
    .input(
      z.object({
        ...changed,
        code: masterCodeSchema.optional(),
        name: masterNameSchema.optional(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(operationSchema),
};

export const routingSchema = z.object({
  /** Null: the routing of every style that has none of its own. */
  style: z.string().nullable(),
  /** Codes, first step first. */
  operations: z.array(z.string()),
});
export type Routing = z.infer<typeof routingSchema>;

/** The order in which a style goes through the operations; yields are rolled in it. */
export const routings = {
  /** The routings, the default one first, and every style that products and orders name. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.object({ routings: z.array(routingSchema), styles: z.array(z.string()) })),
  /**
   * Sets a routing whole; no operation takes it away. `seen` are the operations that the caller saw; `conflict` carries
   * `theirs`.
   */
  set: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        style: masterNameSchema.nullable(),
        operations: z.array(masterCodeSchema).max(200),
        seen: z.array(z.string()).optional(),
      }),
    )
    .output(routingSchema),
};

export const partSchema = z.object({
  id: idSchema,
  part: z.string(),
  opportunitiesPerUnit: z.int(),
  description: z.string().nullable(),
  notes: z.string().nullable(),
  /** Codes of the products that are of it. */
  products: z.array(z.string()),
  updatedBy: z.string().nullable(),
  updatedAt: z.string(),
  version: z.int(),
});
export type Part = z.infer<typeof partSchema>;

const savedPartSchema = z.object({ record: partSchema, reRated: z.int() });
const opportunitiesSchema = z.int().min(1).max(1_000_000);

const partValues = {
  description: blankableSchema(200).optional(),
  notes: blankableSchema(2000).optional(),
};

/** Opportunities for a defect that a unit of a part offers. */
export const parts = {
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(partSchema)),
  create: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        part: masterCodeSchema,
        opportunitiesPerUnit: opportunitiesSchema,
        ...partValues,
      }),
    )
    .output(savedPartSchema),
  /** What is left out stays; a part's number is fixed, for products and jobs name it. `conflict` carries `theirs`. */
  update: command('core', 'write-masters')
    .input(z.object({ ...changed, opportunitiesPerUnit: opportunitiesSchema.optional(), ...partValues }))
    .output(savedPartSchema),
};
