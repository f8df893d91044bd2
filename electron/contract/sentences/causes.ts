import type { ROOT_CAUSES } from '../../../db/vocabulary';
import type { Sentences } from './sentences';

type CauseKey = `cause.${(typeof ROOT_CAUSES)[number]}`;

/** Names of the root causes of defects. */
export const causes = {
  en: {
    'cause.OPERATOR_ERROR': 'Operator error',
    'cause.MATERIAL_ISSUE': 'Material',
    'cause.EQUIPMENT_ISSUE': 'Equipment',
    'cause.PROCESS_ISSUE': 'Process',
    'cause.DESIGN_ISSUE': 'Design',
    'cause.UNKNOWN': 'Cause unknown',
  },
  es: {
    'cause.OPERATOR_ERROR': 'Error de operación',
    'cause.MATERIAL_ISSUE': 'Material',
    'cause.EQUIPMENT_ISSUE': 'Equipo',
    'cause.PROCESS_ISSUE': 'Proceso',
    'cause.DESIGN_ISSUE': 'Diseño',
    'cause.UNKNOWN': 'Causa desconocida',
  },
} as const satisfies Sentences & Record<'en' | 'es', Record<CauseKey, string>>;
