import { Tooltip } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { digitsOf, unitText } from '../../unit';
import { exactNumber, isExact, moreDigits, usualDigits, written, writtenNumber } from './expression';
import type { Line } from './line';
import { lineText } from './words';
import classes from './Why.module.css';

const withFunction = (line: Line, text: string): string => (line.isSigma ? `1.5 + Φ⁻¹(1 − ${text})` : text);

/** What a line shows: its expression and its result, with as many decimals as it takes or with all of them. */
const textsOf = (line: Line, unit: string, isFull: boolean, { t, format }: ReturnType<typeof useWords>) => {
  const { expression, value, form } = line;
  const digits = line.isResult ? digitsOf(unit) : (line.digits ?? usualDigits(value, form));
  const more = expression === null ? 0 : moreDigits(expression, form, digits);
  const suffix = line.isResult && form !== 'share' ? `\u00a0${unitText(unit, t)}` : null;
  const bare = isFull ? format.exactly(value) : format.fixed(value, digits);
  const ofForm = isFull ? exactNumber(value, form, format) : writtenNumber(value, form, digits, format);
  return {
    expression:
      expression === null ? null : withFunction(line, written(expression, isFull ? 'all' : more, format)),
    value: suffix === null ? ofForm : `${bare}${suffix}`,
    exact: [
      ...(expression === null || isExact(expression, more)
        ? []
        : [withFunction(line, written(expression, 'all', format))]),
      exactNumber(value, form, format),
    ].join(' = '),
  };
};

/** Lines of a formula: what each number is, how it follows from others, the KPI last. */
export const Formula = ({
  lines,
  unit,
  isFull,
}: {
  readonly lines: readonly Line[];
  /** The KPI's unit, of the line with its value. */
  readonly unit: string;
  /** Whether every decimal is shown. */
  readonly isFull: boolean;
}) => {
  const words = useWords();
  const { t } = words;
  if (lines.length === 0) return null;
  return (
    <dl className={classes.formula}>
      {lines.map((line) => {
        const { expression, value, exact } = textsOf(line, unit, isFull, words);
        return (
          <div
            key={`${line.label}|${JSON.stringify(line.params ?? null)}`}
            className={classes.line}
            data-line={line.label}
            data-result={line.isResult}
          >
            <dt>{lineText(line, t)}</dt>
            <Tooltip label={t('formula.exact', { value: exact })} disabled={isFull}>
              <dd>
                {expression !== null && <span data-expression>{expression}</span>}{' '}
                <span className={classes.whole}>
                  {expression !== null && '= '}
                  <data value={line.form === 'share' ? line.value * 100 : line.value}>{value}</data>
                </span>
              </dd>
            </Tooltip>
          </div>
        );
      })}
    </dl>
  );
};
