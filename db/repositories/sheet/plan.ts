import { isAboutPlace, whyReadOnly, type Circumstances } from './circumstances';
import { remark, type Changes, type Planned, type Remark, type RowHead, type Seen } from './section';

/** What is wrong with what was typed into a row, and what it comes to in stored units; null where it comes to nothing. */
export type JudgedInput<Values> = {
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
  readonly values: Values | null;
};

const repeated = <T>(values: readonly T[]): ((value: T) => boolean) => {
  const twice = new Set(values.filter((value, at) => values.indexOf(value) !== at));
  return (value) => twice.has(value);
};

/**
 * Looks at every change of a section and gathers all that is wrong with each: what its own `judge` says of the input,
 * and what holds for rows of every section (whose they are, keys and rows that stand there twice, missing reasons).
 * @param rowOf the row of an id as it stands, voided or not; it throws `not-found` for one that is not of the place.
 */
export const planChanges = <Input extends { readonly key: string }, Before extends RowHead, Values>({
  changes,
  circumstances,
  rowOf,
  judge,
}: {
  readonly changes: Changes<Input>;
  readonly circumstances: Circumstances;
  readonly rowOf: (id: number) => Before;
  readonly judge: (input: Input, before: Before | null) => JudgedInput<Values>;
}): Planned<Before, Values>[] => {
  const changed = [...changes.updates, ...changes.voids];
  const isKeyTwice = repeated([...changes.creates, ...changed].map(({ key }) => key));
  const isRowTwice = repeated(changed.map(({ id }) => id));
  const aboutKey = (key: string): Remark[] => (isKeyTwice(key) ? [remark('production.key-twice')] : []);

  const judgeChanged = (row: Seen) => {
    const before = rowOf(row.id);
    const readOnly = whyReadOnly(circumstances, before);
    // A locked period and a closed shift are said once, about the place.
    const errors: Remark[] = readOnly && !isAboutPlace(readOnly) ? [readOnly] : [];
    if (isRowTwice(row.id)) errors.push(remark('production.row-twice'));
    return { before, errors, isStale: before.voided_at !== null || before.version !== row.version };
  };

  const judgeAll = (input: Input, before: Before | null, ofRow: readonly Remark[]) => {
    const judged = judge(input, before);
    const errors = [...ofRow, ...judged.errors, ...aboutKey(input.key)];
    return {
      key: input.key,
      errors,
      warnings: judged.warnings,
      values: errors.length > 0 ? null : judged.values,
    };
  };

  return [
    ...changes.creates.map((input, index): Planned<Before, Values> => ({
      change: 'create',
      index,
      ...judgeAll(input, null, []),
    })),
    ...changes.updates.map((input, index): Planned<Before, Values> => {
      const { before, errors, isStale } = judgeChanged(input);
      return { change: 'update', index, ...judgeAll(input, before, errors), before, isStale };
    }),
    ...changes.voids.map((row, index): Planned<Before, Values> => {
      const { before, errors: ofRow, isStale } = judgeChanged(row);
      const reason = row.reason.trim();
      const missing = reason === '' ? [remark('production.void-reason-missing', 'reason')] : [];
      const errors = [...ofRow, ...aboutKey(row.key), ...missing];
      return { change: 'void', key: row.key, index, errors, warnings: [], reason, before, isStale };
    }),
  ];
};
