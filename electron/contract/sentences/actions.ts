import type { Sentences } from './sentences';

/** What is wrong with an action against a number. */
export const actions = {
  en: {
    'actions.owner-inactive': '{name} no longer works here. Choose another owner.',
    'actions.due-past': 'This date has passed. The earliest is today, {today}.',
    'actions.judged-before': 'These days end before the action was opened ({date}).',
    'actions.judged-future': 'These days have not come. The last is today, {today}.',
    'actions.is-open': 'This action is open.',
    'actions.is-closed': 'This action is closed.',
    'actions.is-voided': 'This action was voided.',
  },
  es: {
    'actions.owner-inactive': '{name} ya no trabaja aquí. Elija otro responsable.',
    'actions.due-past': 'Esta fecha ya pasó. La primera posible es hoy, {today}.',
    'actions.judged-before': 'Estos días terminan antes de que se abriera la acción ({date}).',
    'actions.judged-future': 'Estos días aún no llegan. El último es hoy, {today}.',
    'actions.is-open': 'Esta acción está abierta.',
    'actions.is-closed': 'Esta acción está cerrada.',
    'actions.is-voided': 'Esta acción está anulada.',
  },
} as const satisfies Sentences;
