import type { Explanation } from '../../../electron/contract/kpi';
import type { TextKey } from '../../i18n';
import { evaluate, over, type Expression, type NumberForm } from './expression';

/** One line of a formula: what it is called, its numbers, its result. */
export type Line = {
  readonly label: TextKey;
  readonly params?: Readonly<Record<string, string>>;
  /** Null where the number is a sum over the rows below. */
  readonly expression: Expression | null;
  readonly value: number;
  readonly form: NumberForm;
  /** Decimals of the result; as many as its form has without it. */
  readonly digits?: number;
  /** The function that the expression stands in: 1.5 + Φ⁻¹(1 − expression). */
  readonly isSigma?: true;
  /** The KPI itself, with the unit of its result. */
  readonly isResult?: true;
};

/** Reads a term by its name; 0 where the explanation has none. */
type Read = (name: string) => number;
export type Asked = {
  readonly read: Read;
  readonly operations: Explanation['operations'];
  readonly result: Explanation['result'];
  /** The reading that a setting chose; null where it changed within the range. */
  readonly reading: (key: string) => string | null;
};

export const summed = (label: TextKey, value: number, form: NumberForm): Line => ({
  label,
  expression: null,
  value,
  form,
});

export const derived = (label: TextKey, expression: Expression, form: NumberForm, digits?: number): Line => ({
  label,
  expression,
  value: evaluate(expression),
  form,
  ...(digits === undefined ? {} : { digits }),
});

/** The line of the KPI's value; none where it has no value. */
export const result = (asked: Asked, expression: Expression, form: NumberForm): readonly Line[] =>
  asked.result.value === null
    ? []
    : [
        {
          label: `kpi.${asked.result.kpi}`,
          expression,
          value: form === 'share' ? asked.result.value / 100 : asked.result.value,
          form,
          isResult: true,
        },
      ];

/** A mean per something, where there is anything to divide by. */
export const perEach = (
  label: TextKey,
  total: Expression,
  by: Expression,
  form: NumberForm,
): readonly Line[] =>
  evaluate(by) > 0 ? [derived(label, over(total, by), form, form === 'hours' ? 4 : 2)] : [];
