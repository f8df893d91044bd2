import type { Sentences } from './sentences';

/** What is said about production entries: refusals, warnings and why a row cannot be changed; and about drafts. */
export const production = {
  en: {
    'draft.too-large': 'The draft is larger than {kilobytes} KB. Save the rows and start a new sheet.',
    'production.above-most': 'Enter at most {most}.',
    'production.changed-meanwhile': 'Somebody else changed this row meanwhile. Look at both versions.',
    'production.conflict': 'Somebody else changed {count} of the rows meanwhile. Nothing was saved.',
    'production.date-in-future': 'The shift date is after today ({today}).',
    'production.defective-above-produced':
      'More defective units than the {produced} produced. Units produced include the defective ones.',
    'production.key-twice': 'Two rows of the batch have the same key.',
    'production.negative': 'Enter 0 or more.',
    'production.not-whole': 'Enter a whole number.',
    'production.operation-unknown': 'There is no operation {code}.',
    'production.order-cancelled': 'Work order {code} is cancelled and takes no more entries.',
    'production.order-completed': 'Work order {code} is completed and takes no more entries.',
    'production.order-missing': 'Enter the work order.',
    'production.order-held':
      'Work order {code} has been on hold since {since}: {because}. A leader can enter work on it.',
    'production.order-on-hold': 'Work order {code} is on hold. A leader can enter work on it.',
    'production.order-rejected': 'Work order {code} is rejected and takes no more entries.',
    'production.order-unknown': 'There is no work order {code}.',
    'production.period-locked': 'The period of this shift date is locked.',
    'production.read-only-of-another': 'This row was entered by {by}. A leader can change it.',
    'production.read-only-too-old': 'This row is older than yesterday. A leader can change it.',
    'production.read-only-shift-closed': '{by} has closed this shift. A leader can reopen it.',
    'production.read-only-verified': 'This row is verified. A leader can change it.',
    'production.row-twice': 'This row is changed or voided twice in the same batch.',
    'production.run-above-scheduled':
      'More run hours than the {scheduledHours} h that this row is scheduled for.',
    'production.submission-used': 'This submit was saved before with other rows. Submit again.',
    'production.units-missing': 'Enter the units produced.',
    'production.void-reason-missing': 'Enter why the row is voided.',
    'production.warning-duplicate': 'Another row of this shift has the same order {code} and the same units.',
    'production.warning-efficiency-above-100':
      'Efficiency is {efficiency} %, over 100 %. Check the standard or the headcount.',
    'production.warning-estimated': '{count} of the inputs are estimates.',
    'production.warning-order-closed': 'Work order {code} is closed.',
    'production.warning-order-held': 'Work order {code} has been on hold since {since}: {because}.',
    'production.warning-order-on-hold': 'Work order {code} is on hold.',
    'production.warning-run-above-shift':
      'The rows of this line and shift have {hours} run hours together; the shift has {shiftHours} h.',
    'production.warning-scheduled-above-shift':
      'The rows of this line and shift are scheduled for {hours} h together; the shift has {shiftHours} h.',
    'production.warning-unusual':
      'Efficiency is {efficiency} %; for this style it usually lies between {low} % and {high} %.',
  },
  es: {
    'draft.too-large': 'El borrador supera {kilobytes} KB. Guarde las filas y empiece otra hoja.',
    'production.above-most': 'Escriba {most} como máximo.',
    'production.changed-meanwhile': 'Otra persona cambió esta fila mientras tanto. Revise las dos versiones.',
    'production.conflict': 'Otra persona cambió {count} de las filas mientras tanto. No se guardó nada.',
    'production.date-in-future': 'La fecha del turno es posterior a hoy ({today}).',
    'production.defective-above-produced':
      'Hay más unidades defectuosas que las {produced} producidas. Las producidas incluyen las defectuosas.',
    'production.key-twice': 'Dos filas del envío tienen la misma clave.',
    'production.negative': 'Escriba 0 o más.',
    'production.not-whole': 'Escriba un número entero.',
    'production.operation-unknown': 'No existe la operación {code}.',
    'production.order-cancelled': 'La orden de trabajo {code} está cancelada y ya no admite registros.',
    'production.order-completed': 'La orden de trabajo {code} está terminada y ya no admite registros.',
    'production.order-missing': 'Escriba la orden de trabajo.',
    'production.order-held':
      'La orden de trabajo {code} está retenida desde el {since}: {because}. Un líder puede registrar en ella.',
    'production.order-on-hold': 'La orden de trabajo {code} está retenida. Un líder puede registrar en ella.',
    'production.order-rejected': 'La orden de trabajo {code} está rechazada y ya no admite registros.',
    'production.order-unknown': 'No existe la orden de trabajo {code}.',
    'production.period-locked': 'El periodo de esta fecha de turno está cerrado.',
    'production.read-only-of-another': 'Esta fila la registró {by}. Un líder puede cambiarla.',
    'production.read-only-too-old': 'Esta fila es anterior a ayer. Un líder puede cambiarla.',
    'production.read-only-shift-closed': '{by} cerró este turno. Un líder puede reabrirlo.',
    'production.read-only-verified': 'Esta fila está verificada. Un líder puede cambiarla.',
    'production.row-twice': 'Esta fila se cambia o se anula dos veces en el mismo envío.',
    'production.run-above-scheduled':
      'Más horas de operación que las {scheduledHours} h programadas de esta fila.',
    'production.submission-used': 'Este envío ya se guardó antes con otras filas. Envíe de nuevo.',
    'production.units-missing': 'Escriba las unidades producidas.',
    'production.void-reason-missing': 'Escriba por qué se anula la fila.',
    'production.warning-duplicate':
      'Otra fila de este turno tiene la misma orden {code} y las mismas unidades.',
    'production.warning-efficiency-above-100':
      'La eficiencia es de {efficiency} %, más de 100 %. Revise el estándar o el personal.',
    'production.warning-estimated': '{count} de los datos son estimados.',
    'production.warning-order-closed': 'La orden de trabajo {code} está cerrada.',
    'production.warning-order-held': 'La orden de trabajo {code} está retenida desde el {since}: {because}.',
    'production.warning-order-on-hold': 'La orden de trabajo {code} está retenida.',
    'production.warning-run-above-shift':
      'Las filas de esta línea y turno suman {hours} horas de operación; el turno tiene {shiftHours} h.',
    'production.warning-scheduled-above-shift':
      'Las filas de esta línea y turno suman {hours} h programadas; el turno tiene {shiftHours} h.',
    'production.warning-unusual':
      'La eficiencia es de {efficiency} %; en este estilo suele estar entre {low} % y {high} %.',
  },
} as const satisfies Sentences;
