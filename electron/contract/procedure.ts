import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FAILURE_CODES, type FailureCode } from '../../db/failure';
import type { Right } from './rights';

/** Parts of the product that a client can be without; `core` is never off. */
export const MODULES = ['core', 'production', 'stops', 'quality', 'people'] as const;
export type Module = (typeof MODULES)[number];

/**
 * What the dispatcher needs to know of a procedure: its lane (`query` reads, `command` writes, `session` runs outside
 * both because it hashes passwords or carries cookies), its module, and the right that it takes; `public` before log-in.
 */
export type ProcedureMeta = {
  readonly kind: 'query' | 'command' | 'session';
  readonly module: Module;
  readonly access: Right | 'public';
};

const fieldSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  path: z.array(z.union([z.string(), z.number()])),
});

/** What every error carries: its sentence, one per field, both values of a conflict, a reference for support. */
export const failureSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  fields: z.array(fieldSchema),
  details: z.unknown(),
  reference: z.string().nullable(),
});
export type FailureData = z.infer<typeof failureSchema>;

const STATUS = {
  'invalid-input': 422,
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  unauthenticated: 401,
  'module-off': 403,
  locked: 423,
  unexpected: 500,
} as const satisfies Record<FailureCode, number>;

/** HTTP status of each failure code. */
export const statusOf = (code: FailureCode): number => STATUS[code];

const errors = Object.fromEntries(
  FAILURE_CODES.map((code) => [code, { status: STATUS[code], data: failureSchema }]),
) as { [C in FailureCode]: { status: number; data: typeof failureSchema } };

const base = oc.$meta<ProcedureMeta>({ kind: 'query', module: 'core', access: 'administer' }).errors(errors);

/** Starts the contract of a procedure that only reads; runs on the reader's lane. */
export const query = (module: Module, access: ProcedureMeta['access']) =>
  base.meta({ kind: 'query', module, access });

/** Starts the contract of a procedure that writes; runs on the one writer, in one transaction. */
export const command = (module: Module, access: ProcedureMeta['access']) =>
  base.meta({ kind: 'command', module, access });

/** Starts the contract of a procedure around log-in, outside both lanes. */
export const session = (access: ProcedureMeta['access']) =>
  base.meta({ kind: 'session', module: 'core', access });
