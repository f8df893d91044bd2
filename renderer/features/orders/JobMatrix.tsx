import { TagsInput, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../i18n/useWords';
import { cellKey, columnsOf, hasMatrix, pasted, rowsOf, sumsOf, type JobDraft } from './jobDrafts';
import classes from './OrderForm.module.css';

/** Sizes have no blanks in them, colours do: what parts a pasted list. */
const BETWEEN_SIZES = [' ', ',', ';', '\t', '\n'];
const BETWEEN_COLOURS = [',', ';', '\t', '\n'];

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  Enter: [1, 0],
};

/** Arrow keys and Enter go from cell to cell. */
const walk = (event: KeyboardEvent<HTMLInputElement>): void => {
  const [down] = STEPS[event.key] ?? [0];
  const cell = event.currentTarget.closest('td');
  if (!cell || down === 0) return;
  const row = cell.parentElement as HTMLTableRowElement;
  const next = row.parentElement?.children[row.sectionRowIndex + down] as HTMLTableRowElement | undefined;
  const to = next?.cells[cell.cellIndex]?.querySelector('input');
  to?.focus();
  to?.select();
  event.preventDefault();
};

/** How many units of each size and colour a job asks for, with the sums of rows and columns; a block can be pasted. */
export const JobMatrix = ({
  job,
  name,
  error,
  onChange,
}: {
  readonly job: JobDraft;
  /** What the job is called. */
  readonly name: string;
  readonly error?: string | undefined;
  readonly onChange: (next: Partial<JobDraft>) => void;
}) => {
  const { t, format } = useWords();
  const sums = sumsOf(job);
  const clean = (names: readonly string[]) => names.map((one) => one.trim()).filter(Boolean);
  return (
    <div className={classes.jobMatrix}>
      <div className={classes.sides}>
        <TagsInput
          size="xs"
          label={t('products.sizes')}
          placeholder={job.sizes.length === 0 ? 'S M L XL' : ''}
          splitChars={BETWEEN_SIZES}
          maxLength={20}
          maxTags={60}
          value={[...job.sizes]}
          onChange={(sizes) => onChange({ sizes: clean(sizes) })}
        />
        <TagsInput
          size="xs"
          label={t('products.colours')}
          splitChars={BETWEEN_COLOURS}
          maxLength={40}
          maxTags={60}
          value={[...job.colours]}
          onChange={(colours) => onChange({ colours: clean(colours) })}
        />
      </div>
      {hasMatrix(job) && (
        <div className={classes.scroll} role="region" aria-label={t('orders.matrix-of', { job: name })}>
          <table className={classes.matrix}>
            <thead>
              <tr>
                <th scope="col">{t('orders.size')}</th>
                {columnsOf(job).map((colour) => (
                  <th key={colour} scope="col">
                    {colour || t('products.one-colour')}
                  </th>
                ))}
                <th scope="col">{t('orders.sum')}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(job).map((size) => (
                <tr key={size}>
                  <th scope="row">{size || t('products.one-size')}</th>
                  {columnsOf(job).map((colour) => (
                    <td key={colour}>
                      <TextInput
                        size="xs"
                        w={68}
                        inputMode="numeric"
                        aria-label={`${name}: ${[size, colour].filter(Boolean).join(' · ')}`}
                        classNames={{ input: classes.amount ?? '' }}
                        value={job.amounts[cellKey(size, colour)] ?? ''}
                        onKeyDown={walk}
                        onPaste={(event) => {
                          const text = event.clipboardData.getData('text/plain');
                          if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
                          event.preventDefault();
                          onChange({ amounts: pasted(job, text, { size, colour }) });
                        }}
                        onChange={(event) =>
                          onChange({
                            amounts: {
                              ...job.amounts,
                              [cellKey(size, colour)]: event.currentTarget.value.trim(),
                            },
                          })
                        }
                      />
                    </td>
                  ))}
                  <td className={classes.sum}>{format.integer(sums.ofSize(size))}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('orders.sum')}</th>
                {columnsOf(job).map((colour) => (
                  <td key={colour} className={classes.sum}>
                    {format.integer(sums.ofColour(colour))}
                  </td>
                ))}
                <td className={classes.sum} data-testid="matrix-total">
                  {format.integer(sums.total)}
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {error && <p className={classes.wrong}>{error}</p>}
    </div>
  );
};
