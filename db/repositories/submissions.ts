import { createHash } from 'node:crypto';
import { Failure } from '../failure';
import { submissions } from '../schema/production';
import { connectionOf, main, write, type ClientScope } from '../scope';

/** One submit of a sheet: the id that its sender chose, of which client, and `hashOfBatch` of what it asks for. */
export type Submission = {
  readonly clientId: number;
  readonly submissionId: string;
  readonly batchHash: string;
};

/** SHA-256 of what a submit asks for, as hex; `parts` in an order of their own for each kind of sheet. */
export const hashOfBatch = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * What an earlier submit of this id answered, as `createSubmission` was given it; null if there was none for this client.
 * @throws Failure `invalid-input` with `sentence` if that one asked for something else: its sender would take the new
 * rows for saved.
 */
export const findSubmission = <Result>(
  scope: ClientScope,
  { clientId, submissionId, batchHash }: Submission,
  sentence: string,
): Result | null => {
  const found = connectionOf(scope)
    .prepare<[number, string], { batch_hash: string; result: string }>(
      'SELECT batch_hash, result FROM submissions WHERE client_id = ? AND submission_id = ?',
    )
    .get(clientId, submissionId);
  if (!found) return null;
  if (found.batch_hash !== batchHash) throw new Failure('invalid-input', sentence);
  return JSON.parse(found.result) as Result;
};

/** Remembers a submit and its result in the transaction that it is saved in. */
export const createSubmission = async (
  scope: ClientScope,
  submission: Submission,
  result: unknown,
): Promise<void> => {
  await write(scope)
    .insert(main(submissions))
    .values({
      ...submission,
      result: JSON.stringify(result),
      submittedBy: scope.actor.code,
      submittedAt: new Date().toISOString(),
    });
};
