import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { INSPECTION_METHODS } from '../../../electron/contract/sheet';
import { procedures } from '../../api/queries';
import { i18n, LANGUAGES, type TextKey } from '../../i18n';
import type { Words } from '../../i18n/useWords';
import type { Choice, ColumnKind, GridColumn } from '../../ui/grid/model';
import { choiceFinder } from '../catalogues/rank';
import { usePeopleChoices } from '../employees/choices';
import { orderSearch } from '../orders/choices';
import { INSPECTION_FIELDS, YES, type InspectionField } from './rows';
import { DERIVED_FIELDS, type DerivedField, type Field } from './view';

type Told = {
  readonly kind: ColumnKind;
  /** Pixels. */
  readonly width: number;
  /** What plants call the column in their own spreadsheets, and its name in export files. */
  readonly aliases: readonly string[];
};

const COLUMNS = {
  workOrder: {
    kind: 'reference',
    width: 108,
    aliases: ['work_order_id_fk', 'work_order_id', 'order', 'WO', 'orden', 'OT', 'OP'],
  },
  operation: { kind: 'choice', width: 72, aliases: ['operation_checked', 'operation_code', 'op.', 'oper.'] },
  unitsInspected: {
    kind: 'integer',
    width: 74,
    aliases: ['units_inspected', 'checked', 'unidades inspeccionadas', 'revisadas'],
  },
  unitsPassed: {
    kind: 'integer',
    width: 62,
    aliases: ['units_passed', 'good', 'ok', 'unidades aprobadas', 'buenas'],
  },
  unitsDefective: {
    kind: 'integer',
    width: 72,
    aliases: ['units_defective', 'rejected', 'unidades defectuosas', 'rechazadas'],
  },
  defects: { kind: 'text', width: 132, aliases: ['defect_categories', 'tally', 'conteo'] },
  unitsRework: {
    kind: 'integer',
    width: 62,
    aliases: ['units_requiring_rework', 'units_rework', 'reproceso'],
  },
  unitsRepair: {
    kind: 'integer',
    width: 58,
    aliases: ['units_requiring_repair', 'units_repair', 'reparación'],
  },
  method: { kind: 'choice', width: 80, aliases: ['inspection_method', 'método de inspección'] },
  sampleSizePercent: {
    kind: 'decimal',
    width: 64,
    aliases: ['sample_size_percent', 'sample', 'sampling', 'muestra'],
  },
  inspector: {
    kind: 'choice',
    width: 76,
    aliases: ['recorded_by_user_id', 'inspected by', 'revisó', 'inspeccionó'],
  },
  isReinspection: { kind: 'choice', width: 52, aliases: ['is_reinspection', 'reinspection', 'reinspección'] },
} as const satisfies Record<InspectionField, Told>;

const DERIVED = { opportunities: 60, firstPassYield: 54 } as const satisfies Record<DerivedField, number>;

type Known = { readonly operations: readonly Choice[]; readonly people: readonly Choice[] | undefined };

type Picked = Pick<GridColumn, 'choices' | 'find' | 'search' | 'emptySentence' | 'isWide' | 'maxLength'>;

const pickable = (choices: readonly Choice[]): Picked => ({
  choices,
  find: choiceFinder(choices),
});

const inEvery = (key: TextKey): string[] => LANGUAGES.map((lng) => i18n.t(key, { lng }));

const inspectionColumns = (words: Words, clientId: number, known: Known): readonly GridColumn<Field>[] => {
  const { t } = words;
  const methods = INSPECTION_METHODS.map((method): Choice => ({
    value: method,
    label: t(`method.${method}`),
    aliases: inEvery(`method.${method}`),
  }));
  const yes: Choice = {
    value: YES,
    label: t('inspections.yes'),
    aliases: [...inEvery('inspections.yes'), '1', 'x', 'true', 's'],
  };
  const picked: Partial<Record<InspectionField, Picked>> = {
    workOrder: { search: orderSearch(words, clientId), emptySentence: t('sheet.no-orders') },
    operation: { ...pickable(known.operations), emptySentence: t('inspections.no-operation') },
    defects: { isWide: true, maxLength: 400 },
    method: pickable(methods),
    inspector: { ...(known.people ? pickable(known.people) : {}), emptySentence: t('stops.no-people') },
    isReinspection: pickable([yes]),
  };
  return [
    ...INSPECTION_FIELDS.map((field): GridColumn<Field> => {
      const { kind, width, aliases } = COLUMNS[field];
      return {
        field,
        kind,
        width,
        label: t(`inspections.column-${field}`),
        help: t(`inspections.column-${field}-help`),
        aliases: [...aliases, ...inEvery(`inspections.column-${field}`)],
        isEditable: true,
        maxLength: 100,
        ...picked[field],
      };
    }),
    ...DERIVED_FIELDS.map((field): GridColumn<Field> => ({
      field,
      kind: 'decimal',
      width: DERIVED[field],
      label: t(`inspections.column-${field}`),
      help: t(`inspections.column-${field}-help`),
      isEditable: false,
    })),
  ];
};

const NO_OPERATIONS: readonly Choice[] = [];

/** The operations of a client as pickers offer them: found by code or name, kept by code. */
export const useOperationChoices = (clientId: number): readonly Choice[] => {
  const { data } = useQuery(
    procedures.operations.list.queryOptions({ input: { clientId }, staleTime: 60_000 }),
  );
  return useMemo(
    () =>
      data
        ?.filter(({ isActive }) => isActive)
        .map(({ code, name }): Choice => ({ value: code, label: code, detail: name, aliases: [name] })) ??
      NO_OPERATIONS,
    [data],
  );
};

/** Columns of the quality section, the same while language, client and what can be picked stay the same. */
export const useInspectionColumns = (
  words: Words,
  clientId: number,
  operations: readonly Choice[],
): readonly GridColumn<Field>[] => {
  const people = usePeopleChoices(clientId);
  return useMemo(
    () => inspectionColumns(words, clientId, { operations, people }),
    [words, clientId, operations, people],
  );
};
