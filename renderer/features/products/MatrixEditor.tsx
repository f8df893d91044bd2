import { Checkbox, TagsInput, UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../i18n/useWords';
import { cellsOf, isMade, renamed, sideOf, ticked, type Matrix, type Variant } from './matrix';
import classes from './products.module.css';

/** Sizes have no blanks in them, colours do: what parts a pasted list. */
const BETWEEN_SIZES = [' ', ',', ';', '\t', '\n'];
const BETWEEN_COLOURS = [',', ';', '\t', '\n'];

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys go from tick to tick. */
const walk = (event: KeyboardEvent<HTMLInputElement>): void => {
  const [down, right] = STEPS[event.key] ?? [0, 0];
  const cell = event.currentTarget.closest('td');
  if (!cell || (down === 0 && right === 0)) return;
  const row = cell.parentElement as HTMLTableRowElement;
  const to = (
    down === 0
      ? row
      : (row.parentElement?.children[row.sectionRowIndex + down] as HTMLTableRowElement | undefined)
  )?.cells[cell.cellIndex + right];
  to?.querySelector('input')?.focus();
  event.preventDefault();
};

/** Sizes and colours of a product: both lists as they are typed or pasted, and a tick for each combination that is made. */
export const MatrixEditor = ({
  value,
  onChange,
  errors,
}: {
  readonly value: Matrix;
  readonly onChange: (value: Matrix) => void;
  readonly errors: { readonly [Name in keyof Matrix]: { readonly name: string; readonly error?: string } };
}) => {
  const { t, format } = useWords();
  const cells = cellsOf(value);
  const sizes = sideOf(value.sizes, value.colours);
  const colours = sideOf(value.colours, value.sizes);
  const called = (cell: Variant): string =>
    [cell.size, cell.colour].filter((name) => name !== '').join(' · ');
  const toggle = (own: readonly Variant[]) =>
    onChange(ticked(value, own, !own.every((cell) => isMade(value, cell))));
  return (
    <>
      <TagsInput
        label={t('products.sizes')}
        description={t('products.sizes-help')}
        placeholder={value.sizes.length === 0 ? 'S M L XL' : ''}
        splitChars={BETWEEN_SIZES}
        withPillsReorder
        maxLength={20}
        maxTags={60}
        clearable
        value={[...value.sizes]}
        onChange={(next) =>
          onChange(renamed(value, { sizes: next.map((name) => name.trim()).filter(Boolean) }))
        }
        {...errors.sizes}
      />
      <TagsInput
        label={t('products.colours')}
        description={t('products.colours-help')}
        splitChars={BETWEEN_COLOURS}
        withPillsReorder
        maxLength={40}
        maxTags={60}
        clearable
        value={[...value.colours]}
        onChange={(next) =>
          onChange(renamed(value, { colours: next.map((name) => name.trim()).filter(Boolean) }))
        }
        {...errors.colours}
      />
      {cells.length > 0 && (
        <div>
          <div className={classes.matrix} role="group" aria-label={t('products.variants')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('products.sizes')}</th>
                  {colours.map((colour) => (
                    <th key={colour} scope="col">
                      <UnstyledButton
                        className={classes.toggle}
                        aria-label={t('products.toggle', { name: colour || t('products.one-colour') })}
                        onClick={() => toggle(cells.filter((cell) => cell.colour === colour))}
                      >
                        {colour || t('products.one-colour')}
                      </UnstyledButton>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sizes.map((size) => (
                  <tr key={size}>
                    <th scope="row">
                      <UnstyledButton
                        className={classes.toggle}
                        aria-label={t('products.toggle', { name: size || t('products.one-size') })}
                        onClick={() => toggle(cells.filter((cell) => cell.size === size))}
                      >
                        {size || t('products.one-size')}
                      </UnstyledButton>
                    </th>
                    {colours.map((colour) => (
                      <td key={colour}>
                        <Checkbox
                          size="xs"
                          display="inline-block"
                          aria-label={called({ size, colour })}
                          checked={isMade(value, { size, colour })}
                          onKeyDown={walk}
                          onChange={(event) =>
                            onChange(ticked(value, [{ size, colour }], event.currentTarget.checked))
                          }
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={classes.count} role="status">
            {t('products.made', {
              made: format.integer(value.variants.length),
              count: cells.length,
            })}
          </p>
          {errors.variants.error && <p className={classes.error}>{errors.variants.error}</p>}
        </div>
      )}
    </>
  );
};
