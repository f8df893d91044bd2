/** The closed list of what can go wrong. A row of another client answers `not-found`, never `forbidden`. */
export const FAILURE_CODES = [
  'invalid-input',
  'not-found',
  'conflict',
  'forbidden',
  'unauthenticated',
  'module-off',
  'locked',
  'unexpected',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export type SentenceParams = Readonly<Record<string, string | number>>;

/** A sentence about one field: its key in the sentence catalogue, what goes into it, and which input it is about. */
export type Complaint = {
  readonly key: string;
  readonly params: SentenceParams;
  /** Where in the input, e.g. `['entries', 3, 'unitsDefective']`; empty for the whole. */
  readonly path: readonly (string | number)[];
};

/** Thrown by `db/` and procedures: a code, a sentence, complaints per field and, for conflicts, both values. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly key: string;
  readonly params: SentenceParams;
  readonly fields: readonly Complaint[];
  readonly details: unknown;

  constructor(
    code: FailureCode,
    key: string,
    params: SentenceParams = {},
    more: { fields?: readonly Complaint[]; details?: unknown; cause?: unknown } = {},
  ) {
    super(`${code}: ${key} ${JSON.stringify(params)}`, { cause: more.cause });
    this.name = 'Failure';
    this.code = code;
    this.key = key;
    this.params = params;
    this.fields = more.fields ?? [];
    this.details = more.details ?? null;
  }
}

/** Things that a call can ask for in vain; each has its own sentence, `not-found.<thing>`. */
export const THINGS = [
  'client',
  'draft',
  'employee',
  'entry',
  'job',
  'line',
  'operation',
  'order',
  'part',
  'row',
  'session',
  'shift',
  'station',
  'style',
  'user',
  'view',
] as const;
export type Thing = (typeof THINGS)[number];

/** The failure that says a thing does not exist, or not for this user: both look the same. */
export const notFound = (thing: Thing): Failure => new Failure('not-found', `not-found.${thing}`);
