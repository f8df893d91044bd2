import type { ClientScope } from '../scope';
import { sumOf } from './figures';
import { DETAILED, detailName } from './pareto';
import { spansOf, type Step } from './periods';
import { requireSlice, type SliceRequest } from './question';
import { sliceCondition, sliceParameters } from './slice';
import { GROUPS } from './sums';

const UNITS_PER_RATE = 100;

/** Defects of one kind over time, in columns: one place for each label, null where nothing was inspected. */
export type DefectCourse = {
  readonly labels: string[];
  /** Per 100 units inspected. */
  readonly values: (number | null)[];
  readonly defects: (number | null)[];
  readonly inspected: (number | null)[];
  /** Inspections. */
  readonly records: number[];
  readonly total: { readonly value: number | null; readonly defects: number; readonly inspected: number };
};

/** Which defects: those whose details say this type, group of types or cause; null for what no detail names. */
export type DefectCourseRequest = SliceRequest & {
  readonly split: 'type' | 'type-group' | 'cause';
  readonly code: string | null;
  readonly by: Step;
};

const rate = (defects: number, inspected: number): number | null =>
  inspected > 0 ? (UNITS_PER_RATE * defects) / inspected : null;

/**
 * Defects of a kind by day, ISO week or month beside the units that were inspected, as DHU counts them: all kinds of a
 * span add up to its defects, and where an inspection has more details than defects each counts in proportion.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const getDefectCourse = async (
  scope: ClientScope,
  request: DefectCourseRequest,
): Promise<DefectCourse> => {
  const { connection, slice } = requireSlice(scope, request);
  const spanOf = GROUPS[request.by].by;
  const inspections = `SELECT * FROM (${DETAILED}) WHERE ${sliceCondition(slice)}`;
  const checked = connection
    .prepare(
      `SELECT ${spanOf} AS label, sum(inspected_units) AS inspected, sum(inspection_records) AS records
       FROM inspection_terms WHERE ${sliceCondition(slice)} GROUP BY 1`,
    )
    .all(sliceParameters(slice)) as { label: string; inspected: number; records: number }[];
  const found = connection
    .prepare(
      `SELECT ${spanOf} AS label, sum(amount) AS amount FROM (
         SELECT i.shift_date, ${detailName(request.split)} AS name,
           min(1.0, i.found_defects * 1.0 / i.detailed) AS amount
         FROM (${inspections}) i CROSS JOIN defect_details d
           ON d.client_id = @clientId AND d.quality_entry_id = i.entry_id AND d.voided_at IS NULL
         UNION ALL
         SELECT i.shift_date, NULL, i.found_defects - i.detailed FROM (${inspections}) i
         WHERE i.found_defects > i.detailed
       ) WHERE name IS @code GROUP BY 1`,
    )
    .all({ ...sliceParameters(slice), code: request.code }) as { label: string; amount: number }[];
  const amounts = new Map(found.map(({ label, amount }) => [label, amount]));
  const inspectedIn = new Map(checked.map((one) => [one.label, one]));
  const spans = spansOf(request, request.by).map(({ label }) => {
    const inspected = inspectedIn.get(label)?.inspected ?? 0;
    const isEmpty = inspected === 0;
    const defects = amounts.get(label) ?? 0;
    return {
      label,
      value: rate(defects, inspected),
      defects: isEmpty ? null : defects,
      inspected: isEmpty ? null : inspected,
      records: inspectedIn.get(label)?.records ?? 0,
    };
  });
  const defects = sumOf(spans, (span) => span.defects ?? 0);
  const inspected = sumOf(spans, (span) => span.inspected ?? 0);
  return {
    labels: spans.map(({ label }) => label),
    values: spans.map(({ value }) => value),
    defects: spans.map((span) => span.defects),
    inspected: spans.map((span) => span.inspected),
    records: spans.map(({ records }) => records),
    total: { value: rate(defects, inspected), defects, inspected },
  };
};
