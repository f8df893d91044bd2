import { useMemo } from 'react';
import { i18n, LANGUAGES } from '../../i18n';
import type { Words } from '../../i18n/useWords';
import type { Choice, ColumnKind, GridColumn } from '../../ui/grid/model';
import { codeFinder, type CodeChoice } from '../catalogues/choices';
import { choiceFinder } from '../catalogues/rank';
import { useEquipmentChoices } from '../equipment/choices';
import { usePeopleChoices } from '../employees/choices';
import { orderSearch } from '../orders/choices';
import { STOP_FIELDS, type StopField } from './rows';

type Told = {
  readonly kind: ColumnKind;
  /** Pixels. */
  readonly width: number;
  /** What plants call the column in their own spreadsheets, and its name in export files. */
  readonly aliases: readonly string[];
};

const COLUMNS = {
  startTime: {
    kind: 'time',
    width: 72,
    aliases: [
      'downtime_start_time',
      'start',
      'start time',
      'begin',
      'inicio',
      'hora inicio',
      'hora de inicio',
    ],
  },
  endTime: {
    kind: 'time',
    width: 82,
    aliases: ['downtime_end_time', 'end', 'end time', 'fin', 'hora fin', 'hora de fin'],
  },
  minutes: {
    kind: 'minutes',
    width: 74,
    aliases: ['downtime_duration_minutes', 'duration', 'min', 'duración', 'tiempo'],
  },
  reason: {
    kind: 'choice',
    width: 216,
    aliases: ['downtime_reason', 'cause', 'causa', 'razón', 'motivo de paro'],
  },
  workOrder: {
    kind: 'reference',
    width: 124,
    aliases: ['work_order_id_fk', 'work_order_id', 'order', 'WO', 'orden', 'OT', 'OP'],
  },
  equipment: {
    kind: 'choice',
    width: 116,
    aliases: ['machine', 'station', 'máquina', 'estación', 'equipo'],
  },
  employeesAffected: {
    kind: 'integer',
    width: 84,
    aliases: ['employees_affected', 'people', 'operators', 'personas', 'operadores'],
  },
  detail: {
    kind: 'text',
    width: 100,
    aliases: ['downtime_reason_detail', 'comments', 'notes', 'comentarios', 'notas', 'descripción'],
  },
  responsible: {
    kind: 'choice',
    width: 112,
    aliases: ['responsible_person_id', 'owner', 'responsable'],
  },
} as const satisfies Record<StopField, Told>;

const LONGEST: Partial<Record<StopField, number>> = { detail: 2000 };
const LONGEST_TEXT = 100;

type Known = {
  readonly reasons: readonly CodeChoice[];
  readonly equipment: readonly Choice[] | undefined;
  readonly people: readonly Choice[] | undefined;
};

type Picked = Pick<GridColumn, 'choices' | 'find' | 'search' | 'emptySentence'>;

const pickable = (choices: readonly Choice[] | undefined): Picked =>
  choices ? { choices, find: choiceFinder(choices) } : {};

const stopColumns = (words: Words, clientId: number, known: Known): readonly GridColumn<StopField>[] => {
  const { t } = words;
  const picked: Partial<Record<StopField, Picked>> = {
    reason: {
      choices: known.reasons,
      find: codeFinder(known.reasons),
      emptySentence: t('stops.no-reason'),
    },
    workOrder: { search: orderSearch(words, clientId), emptySentence: t('sheet.no-orders') },
    equipment: { ...pickable(known.equipment), emptySentence: t('stops.no-equipment') },
    responsible: { ...pickable(known.people), emptySentence: t('stops.no-people') },
  };
  return STOP_FIELDS.map((field): GridColumn<StopField> => {
    const { kind, width, aliases } = COLUMNS[field];
    return {
      field,
      kind,
      width,
      label: t(`stops.column-${field}`),
      help: t(`stops.column-${field}-help`),
      aliases: [...aliases, ...LANGUAGES.map((lng) => i18n.t(`stops.column-${field}`, { lng }))],
      isEditable: true,
      maxLength: LONGEST[field] ?? LONGEST_TEXT,
      ...(field === 'detail' ? { isWide: true } : {}),
      ...picked[field],
    };
  });
};

/** Columns of the stops section, the same while language, line and what can be picked stay the same. */
export const useStopColumns = (
  words: Words,
  clientId: number,
  lineId: number | null,
  reasons: readonly CodeChoice[],
): readonly GridColumn<StopField>[] => {
  const equipment = useEquipmentChoices(clientId, lineId);
  const people = usePeopleChoices(clientId);
  return useMemo(
    () => stopColumns(words, clientId, { reasons, equipment, people }),
    [words, clientId, reasons, equipment, people],
  );
};
