import { isContractProcedure } from '@orpc/contract';
import { isDefinedError, ORPCError } from '@orpc/client';
import type { z } from 'zod';
import type { Actor } from '../../db/scope';
import { contract } from '../../electron/contract';
import type { FailureData, ProcedureMeta } from '../../electron/contract/procedure';
import type { Plant } from './plant';

export type Procedure = {
  readonly path: string;
  readonly meta: ProcedureMeta;
  readonly inputSchema: z.ZodType | undefined;
};

const walk = (node: unknown, path: readonly string[]): Procedure[] => {
  if (isContractProcedure(node)) {
    const { meta, inputSchema } = node['~orpc'];
    return [
      {
        path: path.join('.'),
        meta: meta as ProcedureMeta,
        inputSchema: inputSchema as z.ZodType | undefined,
      },
    ];
  }
  return Object.entries(node as object).flatMap(([name, part]) => walk(part, [...path, name]));
};

/** Every procedure of the contract, by path. */
export const PROCEDURES: readonly Procedure[] = walk(contract, []).toSorted((a, b) =>
  a.path.localeCompare(b.path),
);

/** What a call came to: its answer, or the failure as its caller sees it, without the reference that support is given. */
export type Outcome =
  | { readonly ok: true; readonly answer: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly data: FailureData | null;
    };

type Callable = { readonly [name: string]: Callable } & ((input: unknown) => Promise<unknown>);

const isStream = (answer: unknown): answer is AsyncGenerator =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/** A stream never ends by itself: its first event stands for it. */
const firstOf = async (stream: AsyncGenerator): Promise<unknown> => {
  const { value } = await stream.next();
  await stream.return(undefined);
  return value;
};

/** Calls a procedure by its path as an actor (null: before log-in). */
export const callAs = async (
  { engine }: Pick<Plant, 'engine'>,
  actor: Actor | null,
  path: string,
  input: unknown,
): Promise<Outcome> => {
  const client = engine.clientFor(actor) as unknown as Callable;
  const procedure = path.split('.').reduce<Callable>((at, name) => at[name] as Callable, client);
  try {
    const answer = await procedure(input);
    return { ok: true, answer: isStream(answer) ? await firstOf(answer) : answer };
  } catch (error) {
    if (!(error instanceof ORPCError) || !isDefinedError(error)) throw error;
    const data = error.data as FailureData | null;
    return {
      ok: false,
      code: String(error.code),
      message: error.message,
      data: data && { ...data, reference: null },
    };
  }
};

/** An outcome or a part of one as text, the bytes of files as what stands in them. */
export const legible = (
  value: unknown,
  rewrite: (name: string, value: unknown) => unknown = (_n, v) => v,
): string => {
  const plain = (part: unknown): unknown => {
    if (part instanceof Uint8Array) return new TextDecoder().decode(part);
    if (Array.isArray(part)) return part.map(plain);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, plain(inner)]));
  };
  return JSON.stringify(plain(value), rewrite);
};

/** The first input of a procedure's list, and the empty list's complaint. */
export const plainest = (inputs: readonly unknown[] | undefined, path: string): unknown => {
  if (!inputs || inputs.length === 0) throw new Error(`e2e/isolation/inputs/ has no input for ${path}`);
  return inputs[0];
};
