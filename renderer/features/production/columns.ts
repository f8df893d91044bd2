import { useMemo } from 'react';
import { i18n, LANGUAGES } from '../../i18n';
import type { Words } from '../../i18n/useWords';
import type { ColumnKind, GridColumn } from '../../ui/grid/model';
import { orderSearch } from '../orders/choices';
import { INPUT_FIELDS, type InputField } from './rows';
import type { DerivedField, Field } from './view';

type Told = {
  readonly kind: ColumnKind;
  /** Pixels. */
  readonly width: number;
  /** What plants call the column in their own spreadsheets, and its name in export files. */
  readonly aliases: readonly string[];
};

const INPUTS = {
  workOrder: {
    kind: 'reference',
    width: 160,
    aliases: ['work_order_id', 'order', 'WO', 'orden', 'OT', 'orden de producción', 'OP'],
  },
  operation: { kind: 'text', width: 76, aliases: ['operation_code', 'op.', 'oper.'] },
  unitsProduced: {
    kind: 'integer',
    width: 84,
    aliases: [
      'units_produced',
      'units produced',
      'units',
      'pieces',
      'qty',
      'quantity',
      'unidades producidas',
      'unidades',
      'piezas',
      'cantidad',
      'producción',
    ],
  },
  unitsDefective: {
    kind: 'integer',
    width: 72,
    aliases: [
      'units_defective',
      'units defective',
      'defects',
      'defectos',
      'defectivas',
      'unidades defectuosas',
    ],
  },
  runHours: {
    kind: 'hours',
    width: 60,
    aliases: [
      'run_time_hours',
      'run hours',
      'run time',
      'hours',
      'horas',
      'horas de operación',
      'horas trabajadas',
    ],
  },
  employeesAssigned: {
    kind: 'integer',
    width: 72,
    aliases: [
      'employees_assigned',
      'people',
      'operators',
      'employees',
      'personas',
      'operadores',
      'personas asignadas',
    ],
  },
  employeesPresent: {
    kind: 'integer',
    width: 70,
    aliases: ['employees_present', 'present', 'presentes', 'personas presentes'],
  },
  employeesFloatingIdle: {
    kind: 'integer',
    width: 66,
    aliases: ['employees_floating_idle', 'floating', 'flotantes', 'flotantes ociosos'],
  },
  scheduledHours: {
    kind: 'hours',
    width: 78,
    aliases: [
      'shift_hours_scheduled',
      'scheduled hours',
      'shift hours',
      'horas programadas',
      'horas de turno',
    ],
  },
  notes: { kind: 'text', width: 72, aliases: ['comments', 'remarks', 'comentarios', 'observaciones'] },
} as const satisfies Record<InputField, Told>;

const DERIVED = { standard: 72, efficiency: 74, performance: 76 } as const satisfies Record<
  DerivedField,
  number
>;
const DERIVED_FIELDS = ['standard', 'efficiency', 'performance'] as const satisfies readonly DerivedField[];

const LONGEST_CODE = 50;
const LONGEST_NOTE = 2000;

const productionColumns = (
  words: Words,
  clientId: number,
  mayMakeOrders: boolean,
): readonly GridColumn<Field>[] => [
  ...INPUT_FIELDS.map((field): GridColumn<Field> => {
    const { t } = words;
    const { kind, width, aliases } = INPUTS[field];
    return {
      field,
      kind,
      width,
      label: t(`column.${field}`),
      help: t(`column.${field}-help`),
      aliases: [...aliases, ...LANGUAGES.map((lng) => i18n.t(`column.${field}`, { lng }))],
      isEditable: true,
      maxLength: field === 'notes' ? LONGEST_NOTE : LONGEST_CODE,
      ...(field === 'notes' ? { isWide: true } : {}),
      ...(field === 'workOrder'
        ? {
            search: orderSearch(words, clientId),
            emptySentence: t(mayMakeOrders ? 'new-order.on-the-way' : 'sheet.no-orders'),
          }
        : {}),
    };
  }),
  ...DERIVED_FIELDS.map((field): GridColumn<Field> => ({
    field,
    kind: 'decimal',
    width: DERIVED[field],
    label: words.t(`column.${field}`),
    help: words.t(`column.${field}-help`),
    aliases: LANGUAGES.map((lng) => i18n.t(`column.${field}`, { lng })),
    isEditable: false,
  })),
];

/** Columns of the production section, the same while language and client stay the same. */
export const useProductionColumns = (
  words: Words,
  clientId: number,
  mayMakeOrders: boolean,
): readonly GridColumn<Field>[] =>
  useMemo(() => productionColumns(words, clientId, mayMakeOrders), [words, clientId, mayMakeOrders]);
