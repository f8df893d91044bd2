import type { Words } from '../../i18n/useWords';
import type { CellView, GridColumn, RowView } from '../../ui/grid/model';
import { isChanged } from '../sheet/section';
import { hourComplaint, hourName, type RehearsedHour } from './logic';
import { piecesOf, piecesText, type HourRow } from './rows';

export const HOUR_FIELDS = ['hour', 'plan', 'pieces', 'difference', 'total', 'totalDifference'] as const;
export type HourField = (typeof HOUR_FIELDS)[number];
export type HourView = RowView<HourField> & { readonly row: HourRow };

const WIDTHS: Readonly<Record<HourField, number>> = {
  hour: 150,
  plan: 110,
  pieces: 120,
  difference: 120,
  total: 130,
  totalDifference: 150,
};

/** Columns of the hourly counts; only the pieces are typed. */
export const hourColumns = ({ t }: Words): readonly GridColumn<HourField>[] =>
  HOUR_FIELDS.map((field) => ({
    field,
    kind: field === 'hour' ? 'text' : 'integer',
    label: t(`column.${field}`),
    help: t(`column.${field}-help`),
    aliases: field === 'pieces' ? ['pieces', 'piezas', 'count', 'conteo'] : [],
    isEditable: field === 'pieces',
    width: WIDTHS[field],
    ...(field === 'hour' ? { isWide: true } : {}),
    maxLength: 12,
  }));

const PLAIN: CellView = {
  text: '',
  detail: null,
  typed: '',
  mark: null,
  isInferred: false,
  isUnsaved: false,
  sentence: null,
};

/** Pieces and plan of hours, added up; the plan counts only where something was counted, null where one has no plan. */
type Sum = { readonly pieces: number; readonly plan: number | null; readonly counted: number };

const add = (sum: Sum, row: HourRow, { format }: Words): Sum => {
  const pieces = piecesOf(row, format);
  if (pieces === null || Number.isNaN(pieces)) return sum;
  const plan = row.saved?.planPieces ?? null;
  return {
    pieces: sum.pieces + pieces,
    plan: sum.plan === null || plan === null ? null : sum.plan + plan,
    counted: sum.counted + 1,
  };
};

const NOTHING: Sum = { pieces: 0, plan: 0, counted: 0 };

/** How the hours look: each with its difference from the plan and what the shift had made by its end. */
export const hourViews = (
  rows: readonly HourRow[],
  answers: ReadonlyMap<string, RehearsedHour>,
  words: Words,
): readonly HourView[] => {
  const { t, format } = words;
  let sum = NOTHING;
  return rows.map((row) => {
    sum = add(sum, row, words);
    const pieces = piecesOf(row, format);
    const isCounted = pieces !== null && !Number.isNaN(pieces);
    const plan = row.saved?.planPieces ?? null;
    const error = hourComplaint(row, answers.get(row.key), words);
    const warning = isChanged(row) ? answers.get(row.key)?.warnings[0] : undefined;
    const difference = isCounted && plan !== null ? pieces - plan : null;
    const noPlan = plan === null ? t('hours.no-plan') : null;
    return {
      key: row.key,
      row,
      isLocked: Boolean(row.saved?.readOnlyBecause),
      isStruck: false,
      state:
        error !== null
          ? { sign: '!', label: t('sheet.state-error') }
          : isChanged(row)
            ? { sign: '•', label: t('sheet.state-unsaved') }
            : null,
      cells: {
        hour: { ...PLAIN, text: hourName(row.saved, words) },
        plan: { ...PLAIN, text: format.integer(plan), sentence: noPlan },
        pieces: {
          ...PLAIN,
          text: isCounted ? format.integer(pieces) : piecesText(row, format),
          typed: piecesText(row, format),
          isUnsaved: isChanged(row),
          mark: error !== null ? 'error' : warning ? 'warning' : null,
          sentence: error ?? (warning ? words.say(warning) : null),
        },
        difference: {
          ...PLAIN,
          text: isCounted ? format.signed(difference, 0) : '',
          sentence: noPlan,
        },
        total: { ...PLAIN, text: isCounted ? format.integer(sum.pieces) : '' },
        totalDifference: {
          ...PLAIN,
          text: isCounted ? format.signed(sum.plan === null ? null : sum.pieces - sum.plan, 0) : '',
          sentence: noPlan,
        },
      },
    };
  });
};

/** What all hours make together. */
export const hourTotals = (rows: readonly HourRow[], words: Words): HourView['cells'] => {
  const { t, format } = words;
  const sum = rows.reduce((before, row) => add(before, row, words), NOTHING);
  const plans = rows.map((row) => row.saved?.planPieces ?? null);
  const plan = plans.every((pieces) => pieces !== null)
    ? plans.reduce((left, right) => left + right, 0)
    : null;
  const cell = (text: string): CellView => ({ ...PLAIN, text });
  return {
    hour: cell(t('sheet.total')),
    plan: cell(rows.length > 0 ? format.integer(plan) : ''),
    pieces: cell(format.integer(sum.pieces)),
    difference: cell(sum.plan !== null && sum.counted > 0 ? format.signed(sum.pieces - sum.plan, 0) : ''),
    total: PLAIN,
    totalDifference: PLAIN,
  };
};
