import type { Words } from '../../i18n/useWords';
import { TOTAL_KEY } from './columns';
import type { CellView, Field, RowView } from './view';
import { INPUT_FIELDS } from './rows';

type Totals = {
  readonly unitsProduced: number;
  readonly unitsDefective: number;
  readonly runHours: number;
  readonly efficiency: number | null;
  readonly performance: number | null;
};

/** The row under the grid: column totals and the KPIs they make. */
export const totalView = (totals: Totals | null, { t, format }: Words): RowView => {
  const cell = (text: string): CellView => ({
    text,
    detail: null,
    typed: '',
    mark: null,
    isInferred: false,
    isUnsaved: false,
    sentence: null,
  });
  const none = cell('');
  const blank = Object.fromEntries(
    [...INPUT_FIELDS, 'standard', 'efficiency', 'performance'].map((field) => [field, none]),
  ) as Record<Field, CellView>;
  return {
    row: { key: TOTAL_KEY, entry: null, typed: {}, voidReason: null },
    isVoided: false,
    hasError: false,
    remarks: [],
    readOnlySentence: null,
    cells: {
      ...blank,
      workOrder: cell(t('sheet.total')),
      ...(totals && {
        unitsProduced: cell(format.integer(totals.unitsProduced)),
        unitsDefective: cell(format.integer(totals.unitsDefective)),
        runHours: cell(format.hours(totals.runHours)),
        efficiency: cell(format.percent(totals.efficiency)),
        performance: cell(format.percent(totals.performance)),
      }),
    },
  };
};
