import { hoursFromSeconds } from '../../units';
import { ratiosOf, type Terms } from './figures';
import type { EntryRow } from './rows';
import type { Remark } from '../sheet/section';
import { remark, type Usual } from './types';
import type { UsualFinder } from './usual';

/** Inferred inputs below this confidence (percent) are worth a second look before saving. */
const WEAK = 90;

/** What is known of a line's shift when its rows are judged. */
export type Shift = {
  /** All live rows of the shift. */
  readonly rows: readonly EntryRow[];
  readonly terms: ReadonlyMap<number, Terms>;
  readonly shiftSeconds: number;
  /** Without a line every row has the whole shift, so that hours do not add up. */
  readonly isOfLine: boolean;
  readonly findUsual: UsualFinder;
};

const round = (value: number): number => Math.round(value * 10) / 10;

const weakInputs = (row: EntryRow): string[] =>
  (
    [
      ['cycleTimeHours', row.cycle_confidence],
      ['employeesAssigned', row.assigned_confidence],
      ['employeesPresent', row.present_confidence],
      ['scheduledHours', row.scheduled_confidence],
      ['runHours', row.run_confidence],
    ] as const
  )
    .filter(([, confidence]) => confidence < WEAK)
    .map(([input]) => input);

const aboutEfficiency = (efficiency: number | null, usual: Usual | null): Remark[] => {
  if (efficiency === null) return [];
  const remarks: Remark[] = [];
  if (efficiency > 100) {
    remarks.push(
      remark('production.warning-efficiency-above-100', 'unitsProduced', { efficiency: round(efficiency) }),
    );
  }
  if (usual && (efficiency < usual.low || efficiency > usual.high)) {
    remarks.push(
      remark('production.warning-unusual', 'unitsProduced', {
        efficiency: round(efficiency),
        low: round(usual.low),
        high: round(usual.high),
      }),
    );
  }
  return remarks;
};

const aboutHours = (row: EntryRow, { rows, shiftSeconds, isOfLine }: Shift): Remark[] => {
  if (!isOfLine) return [];
  const add = (value: (row: EntryRow) => number | null): number =>
    rows.reduce((sum, each) => sum + (value(each) ?? 0), 0);
  const run = add((each) => each.run_seconds);
  const scheduled = add((each) => each.scheduled_seconds);
  const shiftHours = hoursFromSeconds(shiftSeconds);
  return [
    ...(row.run_seconds !== null && run > shiftSeconds
      ? [
          remark('production.warning-run-above-shift', 'runHours', {
            hours: hoursFromSeconds(run),
            shiftHours,
          }),
        ]
      : []),
    ...(row.scheduled_seconds !== null && scheduled > shiftSeconds
      ? [
          remark('production.warning-scheduled-above-shift', 'scheduledHours', {
            hours: hoursFromSeconds(scheduled),
            shiftHours,
          }),
        ]
      : []),
  ];
};

const isLike = (a: EntryRow, b: EntryRow): boolean =>
  a.id !== b.id &&
  a.work_order_id === b.work_order_id &&
  a.operation_id === b.operation_id &&
  a.units_produced === b.units_produced &&
  a.units_defective === b.units_defective;

/** What to look at in a row before it is saved, and what is usual for its style. Nothing of it keeps it from saving. */
export const judgeRow = (row: EntryRow, shift: Shift): { warnings: Remark[]; usual: Usual | null } => {
  const terms = shift.terms.get(row.id);
  const { efficiency } = ratiosOf(terms ? [terms] : []);
  const usual = row.style_model === null ? null : shift.findUsual(row.style_model, row);
  const weak = weakInputs(row);
  return {
    usual,
    warnings: [
      ...aboutEfficiency(efficiency, usual),
      ...aboutHours(row, shift),
      ...(shift.rows.some((other) => isLike(row, other))
        ? [remark('production.warning-duplicate', 'workOrder', { code: row.order_code })]
        : []),
      ...(weak.length > 0
        ? [remark('production.warning-estimated', null, { count: weak.length, inputs: weak.join(', ') })]
        : []),
    ],
  };
};
