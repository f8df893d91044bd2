import type { Inspection, RehearsedInspection } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import type { CellView, GridColumn, RowView } from '../../ui/grid/model';
import { sourceName } from '../production/view';
import { plainCell, rowState, sentencesBy } from '../sheet/rowView';
import { isBlank, isChanged } from '../sheet/section';
import {
  defectsOf,
  fieldOf,
  INSPECTION_FIELDS,
  isInspectionField,
  readInspection,
  textOf,
  unitsOf,
  type InspectionField,
  type InspectionRow,
} from './rows';

/** Columns that follow from the typed ones. */
export const DERIVED_FIELDS = ['opportunities', 'firstPassYield'] as const;
export type DerivedField = (typeof DERIVED_FIELDS)[number];
export type Field = InspectionField | DerivedField;

/** An inspection as the grid shows it. */
export type InspectionView = RowView<Field> & {
  readonly row: InspectionRow;
  /** Sentences about the row as a whole. */
  readonly remarks: readonly string[];
  readonly hasError: boolean;
  readonly readOnlySentence: string | null;
};

const UNITS = { unitsInspected: 'inspected', unitsPassed: 'passed', unitsDefective: 'defective' } as const;
const isUnits = (field: InspectionField): field is keyof typeof UNITS => field in UNITS;

type Seen = {
  readonly row: InspectionRow;
  readonly inspection: Inspection | null;
  readonly words: Words;
  readonly columns: readonly GridColumn<Field>[];
};

const PICKED: readonly InspectionField[] = ['operation', 'method', 'inspector', 'isReinspection'];

const displayed = ({ row, words: { format }, columns }: Seen, field: InspectionField): string => {
  const text = textOf(row, field, format);
  if (PICKED.includes(field)) {
    const { choices } = columns.find((column) => column.field === field) ?? {};
    return choices?.find(({ value }) => value === text)?.label ?? text;
  }
  if (!field.startsWith('units') && field !== 'sampleSizePercent') return text;
  const value = format.parse(text);
  return value === null || Number.isNaN(value) ? text : format.exact(value);
};

const inferred = (
  { row, words: { t, format } }: Seen,
  field: InspectionField,
): { text: string; why: string } | null => {
  if (!isUnits(field)) return null;
  const value = unitsOf(row, format)[UNITS[field]];
  return value === null ? null : { text: format.integer(value), why: t(`inspections.${field}-derived`) };
};

const derivedCells = ({ row, inspection, words }: Seen): Record<DerivedField, CellView> => {
  const { t, format } = words;
  const { inspected, passed } = unitsOf(row, format);
  const found = inspection?.opportunitiesPerUnit ?? null;
  const yieldOf = inspected !== null && inspected > 0 && passed !== null ? (100 * passed) / inspected : null;
  return {
    opportunities: found
      ? {
          ...plainCell(format.integer(found.value)),
          isInferred: found.confidence < 1,
          sentence: t('inspections.opportunities-from', {
            source: sourceName(found.source, t),
            confidence: format.integer(found.confidence * 100),
          }),
        }
      : plainCell(''),
    firstPassYield: isBlank(row) || yieldOf === null ? plainCell('') : plainCell(format.percent(yieldOf)),
  };
};

const UNREADABLE: Partial<Record<InspectionField, 'inspections.not-a-tally' | 'grid.not-a-choice'>> = {
  defects: 'inspections.not-a-tally',
  method: 'grid.not-a-choice',
  isReinspection: 'grid.not-a-choice',
};

const NO_COLUMNS: readonly GridColumn<Field>[] = [];

/**
 * What the grid shows of an inspection. `isSettled`: the user is done with it, so that empty cells count as missing;
 * `columns`: what codes are called.
 */
const makeView = (
  row: InspectionRow,
  rehearsed: RehearsedInspection | undefined,
  isSettled: boolean,
  words: Words,
  columns: readonly GridColumn<Field>[] = NO_COLUMNS,
): InspectionView => {
  const { say, t, format } = words;
  const isLive = isChanged(row);
  const inspection = (isLive ? rehearsed?.inspection : row.saved) ?? null;
  const remarks = isLive ? rehearsed : row.saved && { errors: [], warnings: row.saved.warnings };
  const about = (field: string | null): boolean => fieldOf(field) !== null;
  const named = (list: NonNullable<typeof remarks>['errors']) =>
    list.map((remark) => ({ ...remark, field: fieldOf(remark.field) }));
  const warnings = sentencesBy(named(remarks?.warnings ?? []), about, say);
  const errors = sentencesBy(named(remarks?.errors ?? []), about, say);
  if (isLive && row.voidReason === null) {
    for (const field of readInspection(row, format).unreadable)
      errors.set(field, t(UNREADABLE[field] ?? 'grid.not-a-number'));
  }
  for (const field of errors.keys()) {
    const isEmpty = field === '' || (isInspectionField(field) && textOf(row, field, format) === '');
    if (isEmpty && !isSettled) errors.delete(field);
  }
  const seen: Seen = { row, inspection, words, columns };
  // A file may bring a count without a list.
  const unlisted =
    row.saved && row.typed.defects === undefined ? row.saved.totalDefects - row.saved.defects.length : 0;
  const cell = (field: InspectionField): CellView => {
    const text = displayed(seen, field);
    const follows = text === '' && row.voidReason === null ? inferred(seen, field) : null;
    const detailed =
      field === 'defects' &&
      defectsOf(row).some(
        ({ rootCause, disposition, description }) =>
          rootCause !== null || disposition !== 'NONE' || description !== null,
      );
    return {
      text: follows?.text ?? text,
      detail:
        unlisted > 0 && field === 'defects'
          ? t('inspections.unlisted', { count: unlisted })
          : detailed
            ? t('inspections.has-details')
            : null,
      typed: textOf(row, field, format),
      mark: errors.has(field) ? 'error' : warnings.has(field) ? 'warning' : null,
      isInferred: follows !== null,
      isUnsaved: row.typed[field] !== undefined,
      sentence: errors.get(field) ?? warnings.get(field) ?? follows?.why ?? null,
    };
  };
  const typedCells = Object.fromEntries(INSPECTION_FIELDS.map((field) => [field, cell(field)])) as Record<
    InspectionField,
    CellView
  >;
  const readOnlySentence = row.saved?.readOnlyBecause ? say(row.saved.readOnlyBecause) : null;
  return {
    key: row.key,
    row,
    cells: { ...typedCells, ...derivedCells(seen) },
    isStruck: row.voidReason !== null,
    isLocked: row.voidReason !== null || readOnlySentence !== null,
    state: rowState(row, errors.size > 0, t),
    hasError: errors.size > 0,
    remarks: [errors.get(''), warnings.get('')].filter((text) => text !== undefined),
    readOnlySentence,
  };
};

type Made = Parameters<typeof makeView>;
const views = new WeakMap<InspectionRow, { readonly from: Made; readonly view: InspectionView }>();

/** What the grid shows of an inspection; made once for each state of the row. */
export const viewOf = (...from: Made): InspectionView => {
  const known = views.get(from[0]);
  if (known && from.every((part, at) => part === known.from[at])) return known.view;
  const view = makeView(...from);
  views.set(from[0], { from, view });
  return view;
};
