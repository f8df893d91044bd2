import type { Entry, EntryInput, RehearsedRow } from '../../../electron/contract/production';
import { isBlank, isChanged, type SectionLogic } from '../sheet/section';
import { readBackLine } from './readBack';
import {
  blankRow,
  INPUT_FIELDS,
  numberIn,
  readRow,
  textOf,
  type InputField,
  type ProductionTyped,
} from './rows';
import { viewOf } from './view';

const ALWAYS_SHOWN: readonly InputField[] = ['workOrder', 'unitsProduced', 'unitsDefective'];

/** What the rows of the production section say and send. */
export const productionLogic: SectionLogic<Entry, ProductionTyped, RehearsedRow, EntryInput> = {
  blank: blankRow,
  inputOf: (row, format) => readRow(row, format).input,
  problems: (rows, answers, words) =>
    rows.flatMap((row, at) => {
      if (!isChanged(row)) return [];
      const view = viewOf(row, answers.get(row.key), true, words);
      if (!view.hasError) return [];
      const marked = INPUT_FIELDS.filter((field) => view.cells[field].mark === 'error');
      const fields: InputField[] = marked.length > 0 ? marked : ['workOrder'];
      return fields.map((field) => ({
        spot: { key: row.key, field },
        label: words.t('sheet.problem', {
          row: at + 1,
          column: words.t(`column.${field}`),
          sentence: view.cells[field].sentence ?? view.remarks[0] ?? '',
        }),
      }));
    }),
  readBack: readBackLine,
  summary: (rows, _answers, { t, format }) => {
    const counting = rows.filter((row) => !isBlank(row) && row.voidReason === null);
    const units = counting.reduce((sum, row) => {
      const value = numberIn('unitsProduced', textOf(row, 'unitsProduced', format), format);
      return sum + (value !== null && value > 0 ? value : 0);
    }, 0);
    return t('sheet.rows-units', { count: counting.length, units: format.integer(units) });
  },
  voidText: ({ saved }, { t, format }) =>
    t('sheet.void-text', {
      units: format.integer(saved?.unitsProduced),
      order: saved?.workOrder.code ?? '',
    }),
  editField: 'unitsProduced',
  values: (row, { t, format }) =>
    INPUT_FIELDS.map((field) => ({
      field,
      label: t(`column.${field}`),
      text: textOf(row, field, format),
      isShown: ALWAYS_SHOWN.includes(field),
    })),
};
