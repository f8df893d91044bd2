import type { Words } from '../../i18n/useWords';
import type { CellView } from '../../ui/grid/model';
import type { Field, ProductionView } from './view';
import { INPUT_FIELDS } from './rows';

/** What the rows of a sheet make together; hours, percent. */
export type Totals = {
  readonly unitsProduced: number;
  readonly unitsDefective: number;
  readonly runHours: number;
  readonly efficiency: number | null;
  readonly performance: number | null;
};

/** The cells under the grid: column totals and the KPIs they make. */
export const totalCells = (totals: Totals | null, { t, format }: Words): ProductionView['cells'] => {
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
    ...blank,
    workOrder: cell(t('sheet.total')),
    ...(totals && {
      unitsProduced: cell(format.integer(totals.unitsProduced)),
      unitsDefective: cell(format.integer(totals.unitsDefective)),
      runHours: cell(format.hours(totals.runHours)),
      efficiency: cell(format.percent(totals.efficiency)),
      performance: cell(format.percent(totals.performance)),
    }),
  };
};
