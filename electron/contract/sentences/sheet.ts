import type { Sentences } from './sentences';

/** What a sheet says of its shift: what is missing, hourly counts, drafts of other windows. */
export const sheet = {
  en: {
    'draft.elsewhere': 'This sheet was typed into at another window meanwhile. Choose which of both to keep.',
    'hours.after-shift': 'The shift has {hours} hours.',
    'hours.line-missing': 'Pieces are counted by line. Choose the line.',
    'hours.twice': 'This hour stands there twice.',
    'sheet.hours-differ': 'Counted by the hour: {counted} pieces; entered as produced: {produced}.',
    'sheet.hours-uncounted': 'Hours of the shift without a count: {count}.',
    'sheet.missing-people': 'Rows without people: {count}.',
    'sheet.missing-production': 'No production is entered.',
    'sheet.missing-run-hours': 'Rows without run hours: {count}.',
    'sheet.stop-running': 'A stop has been running since {since}.',
    'sheet.time-above-shift': 'Run hours and stops are {hours} h more than the shift has.',
    'sheet.time-unexplained': '{hours} h of the shift are neither run hours nor stops.',
  },
  es: {
    'draft.elsewhere':
      'Mientras tanto se escribió en esta hoja desde otra ventana. Elija cuál de las dos se conserva.',
    'hours.after-shift': 'El turno tiene {hours} horas.',
    'hours.line-missing': 'Las piezas se cuentan por línea. Elija la línea.',
    'hours.twice': 'Esta hora aparece dos veces.',
    'sheet.hours-differ': 'Contadas por hora: {counted} piezas; registradas como producidas: {produced}.',
    'sheet.hours-uncounted': 'Horas del turno sin conteo: {count}.',
    'sheet.missing-people': 'Filas sin personal: {count}.',
    'sheet.missing-production': 'No hay producción registrada.',
    'sheet.missing-run-hours': 'Filas sin horas de operación: {count}.',
    'sheet.stop-running': 'Hay un paro en curso desde las {since}.',
    'sheet.time-above-shift': 'Las horas de operación y los paros suman {hours} h más que el turno.',
    'sheet.time-unexplained': '{hours} h del turno no son ni operación ni paro.',
  },
} as const satisfies Sentences;
