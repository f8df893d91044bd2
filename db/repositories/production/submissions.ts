import { createHash } from 'node:crypto';
import { Failure } from '../../failure';
import { submissions } from '../../schema/production';
import { connectionOf, main, write, type ClientScope } from '../../scope';
import type { Batch } from './types';

/** What a saved submit is remembered by: the entries that it left and how many of each kind it wrote. */
export type SubmissionResult = {
  readonly entryIds: readonly number[];
  readonly created: number;
  readonly updated: number;
  readonly voided: number;
};

/** SHA-256 of what a batch asks for, as hex. */
export const hashOfBatch = ({ place, creates, updates, voids }: Batch): string =>
  createHash('sha256')
    .update(JSON.stringify([place, creates, updates, voids]))
    .digest('hex');

/**
 * What an earlier submit of this id answered; null if there was none for this client.
 * @throws Failure `invalid-input` if that one asked for something else: its sender would take the new rows for saved.
 */
export const findSubmission = (
  scope: ClientScope,
  clientId: number,
  submissionId: string,
  batchHash: string,
): SubmissionResult | null => {
  const found = connectionOf(scope)
    .prepare<[number, string], { batch_hash: string; result: string }>(
      'SELECT batch_hash, result FROM submissions WHERE client_id = ? AND submission_id = ?',
    )
    .get(clientId, submissionId);
  if (!found) return null;
  if (found.batch_hash !== batchHash) throw new Failure('invalid-input', 'production.submission-used');
  return JSON.parse(found.result) as SubmissionResult;
};

/** Remembers a submit in the transaction that it is saved in. */
export const createSubmission = async (
  scope: ClientScope,
  submission: { clientId: number; submissionId: string; batchHash: string; result: SubmissionResult },
): Promise<void> => {
  await write(scope)
    .insert(main(submissions))
    .values({
      ...submission,
      result: JSON.stringify(submission.result),
      submittedBy: scope.actor.code,
      submittedAt: new Date().toISOString(),
    });
};
