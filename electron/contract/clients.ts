import { z } from 'zod';
import { CLIENT_TYPES, INDUSTRIES } from '../../db/vocabulary';
import { command, query } from './procedure';
import { idSchema } from './values';

export const clientSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  timezone: z.string(),
  isActive: z.boolean(),
});
export type ClientSummary = z.infer<typeof clientSchema>;

const LONGEST_TEXT = 100;
const MOST_CONTACTS = 20;
const codeSchema = z.string().trim().min(1).max(20).nullable();

const contactSchema = z.object({
  /** Null: new, or known from a file alone. */
  id: idSchema.nullable(),
  name: z.string().trim().min(1).max(LONGEST_TEXT),
  jobTitle: z.string().trim().min(1).max(LONGEST_TEXT).nullable(),
  email: z
    .string()
    .trim()
    .max(LONGEST_TEXT)
    .regex(/^[^\s@]+@[^\s@]+$/)
    .nullable(),
  phone: z.string().trim().min(1).max(20).nullable(),
});

const fields = {
  name: z.string().trim().min(1).max(LONGEST_TEXT),
  location: z.string().trim().max(LONGEST_TEXT).nullable(),
  /** Codes of employees. */
  supervisorCode: codeSchema,
  plannerCode: codeSchema,
  engineeringCode: codeSchema,
  clientType: z.enum(CLIENT_TYPES).nullable(),
  /** IANA. */
  timezone: z.string().min(1).max(64),
  /** ISO 4217. */
  currency: z.string().trim().length(3),
  industry: z.enum(INDUSTRIES),
  isActive: z.boolean(),
};

const clientRecordSchema = z.object({
  ...fields,
  name: z.string(),
  timezone: z.string(),
  currency: z.string(),
  supervisorCode: z.string().nullable(),
  plannerCode: z.string().nullable(),
  engineeringCode: z.string().nullable(),
  location: z.string().nullable(),
  id: idSchema,
  code: z.string(),
  contacts: z.array(
    z.object({
      id: idSchema.nullable(),
      name: z.string(),
      jobTitle: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
  hasLogo: z.boolean(),
  version: z.int(),
});
export type ClientRecord = z.infer<typeof clientRecordSchema>;

export const clients = {
  /** The clients that the caller may see, by code. */
  list: query('core', 'see').output(z.array(clientSchema)),
  /** Makes a client with its catalogues and, only if they are named, an industry's shifts and a first line. */
  provision: command('core', 'administer')
    .input(
      z.object({
        code: z.string().trim().min(1).max(20),
        name: z.string().trim().min(1).max(100),
        timezone: z.string().optional(),
        industry: z.enum(INDUSTRIES).optional(),
        line: z.string().trim().min(1).max(20).optional(),
      }),
    )
    .output(clientSchema),
  /** What a client lacks before shifts can be entered: catalogues, shifts, lines, standards. */
  verify: query('core', 'administer')
    .input(z.object({ code: z.string() }))
    .output(
      z.object({
        client: clientSchema,
        checks: z.array(z.object({ name: z.string(), count: z.int(), isOk: z.boolean() })),
      }),
    ),
  /** Everything that is kept of the clients that the caller may see, by code. */
  records: query('core', 'see').output(z.array(clientRecordSchema)),
  /**
   * What is left out stays; without a version whatever stands there is replaced. `contacts` are all of them in their
   * order, the first is the one that files name; who is left out goes out of use. `conflict` carries `theirs`.
   */
  update: command('core', 'administer')
    .input(
      z.object({
        ...z.object(fields).partial().shape,
        clientId: idSchema,
        version: z.int().optional(),
        contacts: z.array(contactSchema).max(MOST_CONTACTS).optional(),
      }),
    )
    .output(clientRecordSchema),
  /** Codes and names of the employees whom a client's roles can name. */
  people: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(z.object({ code: z.string(), name: z.string() }))),
  /** The client's logo, null without one. */
  logo: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(
      z
        .object({ mediaType: z.enum(['image/png', 'image/jpeg']), content: z.instanceof(Uint8Array) })
        .nullable(),
    ),
  /** A PNG or JPEG of at most 512 KB and 2000 pixels a side; its bytes say what it is. */
  setLogo: command('core', 'administer')
    .input(z.object({ clientId: idSchema, content: z.instanceof(Uint8Array) }))
    .output(z.object({ saved: z.literal(true) })),
  removeLogo: command('core', 'administer')
    .input(z.object({ clientId: idSchema }))
    .output(z.object({ removed: z.literal(true) })),
};
