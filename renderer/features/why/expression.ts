import type { Format } from '../../format';

/** What a number of a formula is: hours, a whole count, a share 0..1 written as percent, days, a mean. */
export type NumberForm = 'hours' | 'count' | 'share' | 'days' | 'mean';

type Operator = '+' | '−' | '×' | '÷';

/** A formula with its numbers: what is shown is what recomputes the value. */
export type Expression =
  | { readonly value: number; readonly form: NumberForm }
  | { readonly operator: Operator; readonly parts: readonly Expression[] };

const number =
  (form: NumberForm) =>
  (value: number): Expression => ({ value, form });

export const hours = number('hours');
export const count = number('count');
export const share = number('share');
export const days = number('days');
export const mean = number('mean');

const operation =
  (operator: Operator) =>
  (...parts: readonly Expression[]): Expression =>
    parts.length === 1 && parts[0] ? parts[0] : { operator, parts };

export const sum = operation('+');
export const minus = operation('−');
export const times = operation('×');
export const over = operation('÷');

/** Decimals that a form has at least; a share counts them in percent. */
const USUAL_DIGITS: Readonly<Record<NumberForm, number>> = { hours: 2, count: 0, share: 1, days: 2, mean: 2 };
const MOST_DIGITS = 12;
/** How far the numbers as written may lead from the exact value, as a part of the value's last digit. */
const TOLERANCE = 0.05;

const APPLY: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '−': (a, b) => a - b,
  '×': (a, b) => a * b,
  '÷': (a, b) => a / b,
};

const scaleOf = (form: NumberForm): number => (form === 'share' ? 100 : 1);

/** What a reader takes from a number that is written with so many decimals. */
const asRead = (value: number, form: NumberForm, digits: number): number =>
  Number((value * scaleOf(form)).toFixed(digits)) / scaleOf(form);

const isWhole = (value: number, form: NumberForm): boolean => form === 'count' && Number.isInteger(value);

const digitsOf = (value: number, form: NumberForm, more: number): number =>
  isWhole(value, form) ? 0 : Math.min(MOST_DIGITS, USUAL_DIGITS[form] + more);

/** Decimals of a number where nothing calls for more. */
export const usualDigits = (value: number, form: NumberForm): number => digitsOf(value, form, 0);

/** The value of an expression whose numbers are written with `more` decimals than usual; exactly without them. */
export const evaluate = (expression: Expression, more?: number): number => {
  if ('operator' in expression) {
    const [first = 0, ...others] = expression.parts.map((part) => evaluate(part, more));
    return others.reduce(APPLY[expression.operator], first);
  }
  const { value, form } = expression;
  return more === undefined ? value : asRead(value, form, digitsOf(value, form, more));
};

/** How many decimals beyond the usual an expression needs so that its numbers as written lead to its value. */
export const moreDigits = (expression: Expression, form: NumberForm, resultDigits: number): number => {
  const exact = evaluate(expression);
  const allowed = TOLERANCE * 10 ** -resultDigits;
  for (let more = 0; more < MOST_DIGITS; more += 1) {
    const difference = Math.abs(evaluate(expression, more) - exact) * scaleOf(form);
    if (!Number.isFinite(exact) || difference <= allowed) return more;
  }
  return MOST_DIGITS;
};

const PRECEDENCE: Readonly<Record<Operator, number>> = { '+': 1, '−': 1, '×': 2, '÷': 2 };

const UNITS: Readonly<Record<NumberForm, string>> = {
  hours: '\u00a0h',
  count: '',
  share: '\u00a0%',
  days: '\u00a0d',
  mean: '',
};

/** A number with its unit, as it stands in a formula. */
export const writtenNumber = (value: number, form: NumberForm, digits: number, format: Format): string =>
  `${format.fixed(value * scaleOf(form), digits)}${UNITS[form]}`;

/** A number with every decimal that it has. */
export const exactNumber = (value: number, form: NumberForm, format: Format): string =>
  `${format.exactly(value * scaleOf(form))}${UNITS[form]}`;

/** An expression as text, its numbers with `more` decimals than usual, or with all that they have. */
export const written = (expression: Expression, more: number | 'all', format: Format): string => {
  if (!('operator' in expression)) {
    const { value, form } = expression;
    if (more === 'all') return exactNumber(value, form, format);
    return writtenNumber(value, form, digitsOf(value, form, more), format);
  }
  const own = PRECEDENCE[expression.operator];
  return expression.parts
    .map((part, at) => {
      const text = written(part, more, format);
      const needsBrackets =
        'operator' in part &&
        (PRECEDENCE[part.operator] < own ||
          (PRECEDENCE[part.operator] === own &&
            expression.operator !== '+' &&
            (at > 0 || part.operator === '÷')));
      return needsBrackets ? `(${text})` : text;
    })
    .join(` ${expression.operator} `);
};

/** Whether nothing is lost in an expression as it is written. */
export const isExact = (expression: Expression, more: number): boolean =>
  'operator' in expression
    ? expression.parts.every((part) => isExact(part, more))
    : Math.abs(evaluate(expression, more) - expression.value) <
      1e-12 * Math.max(1, Math.abs(expression.value));
