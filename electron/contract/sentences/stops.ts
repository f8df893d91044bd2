import type { Sentences } from './sentences';

/** What is said about stops: refusals and warnings. */
export const stops = {
  en: {
    'stops.changed-meanwhile': 'Somebody else changed this stop meanwhile. Look at both versions.',
    'stops.closed-meanwhile': 'Somebody else closed this stop meanwhile.',
    'stops.end-before-start': 'The end is not after the start ({start}).',
    'stops.ends-in-future': 'The end ({end}) is still to come. Close the stop when the line runs again.',
    'stops.equipment-of-another-line': 'Equipment {code} belongs to another line.',
    'stops.equipment-out-of-use': 'Equipment {code} is out of use.',
    'stops.equipment-unknown': 'There is no equipment {code}.',
    'stops.length-missing': 'Enter until when the line stood, or for how many minutes.',
    'stops.longer-than-a-day': 'A stop is at most one day ({most} minutes) long. Enter when it ended.',
    'stops.no-length': 'A stop is longer than 0 minutes.',
    'stops.no-shift-end':
      'The end of this shift is not known, or the stop began after it. Enter when it ended.',
    'stops.not-a-time': 'Enter a time like 09:10.',
    'stops.reason-missing': 'Enter the reason.',
    'stops.reason-out-of-use': 'Reason {code} is not offered on this line.',
    'stops.reason-unknown': 'There is no stop reason {code}.',
    'stops.responsible-unknown': 'There is no employee {code} here or in the floating pool.',
    'stops.running-has-length': 'A stop that is still running has no end and no minutes.',
    'stops.running-in-future': 'The start is still to come.',
    'stops.running-start-missing': 'Enter since when the line has been standing.',
    'stops.starts-before-shift':
      'The stop would begin at {start}, before the shift does ({shiftStart}). Enter that part on the shift before.',
    'stops.times-disagree': 'From {start} to {end} it is {minutes} minutes. Correct one of the three.',
    'stops.warning-also-running': 'Another stop of this line has been running since {start}.',
    'stops.warning-more-people': '{people} people affected, but the shift has {crew} assigned.',
    'stops.warning-more-than-shift':
      'The stops of this line and shift last {hours} h together; the shift has {shiftHours} h.',
    'stops.warning-outside-shift': 'The stop lies outside the shift ({start} to {end}).',
    'stops.warning-overlap': 'Another stop of this line was from {start} to {end}.',
    'stops.warning-overlap-running': 'Another stop of this line has been running since {start}.',
    'stops.warning-past-shift': 'The shift ended at {end}, and the stop is still running.',
  },
  es: {
    'stops.changed-meanwhile': 'Otra persona cambió este paro mientras tanto. Revise las dos versiones.',
    'stops.closed-meanwhile': 'Otra persona cerró este paro mientras tanto.',
    'stops.end-before-start': 'El fin no es posterior al inicio ({start}).',
    'stops.ends-in-future':
      'El fin ({end}) todavía no llega. Cierre el paro cuando la línea vuelva a correr.',
    'stops.equipment-of-another-line': 'El equipo {code} es de otra línea.',
    'stops.equipment-out-of-use': 'El equipo {code} está fuera de uso.',
    'stops.equipment-unknown': 'No existe el equipo {code}.',
    'stops.length-missing': 'Escriba hasta qué hora estuvo parada la línea, o cuántos minutos.',
    'stops.longer-than-a-day': 'Un paro dura un día ({most} minutos) como máximo. Escriba cuándo terminó.',
    'stops.no-length': 'Un paro dura más de 0 minutos.',
    'stops.no-shift-end':
      'No se conoce el fin de este turno, o el paro empezó después. Escriba cuándo terminó.',
    'stops.not-a-time': 'Escriba una hora como 09:10.',
    'stops.reason-missing': 'Escriba el motivo.',
    'stops.reason-out-of-use': 'El motivo {code} no se ofrece en esta línea.',
    'stops.reason-unknown': 'No existe el motivo de paro {code}.',
    'stops.responsible-unknown': 'No existe el empleado {code} aquí ni entre el personal flotante.',
    'stops.running-has-length': 'Un paro abierto no tiene fin ni minutos.',
    'stops.running-in-future': 'El inicio todavía no llega.',
    'stops.running-start-missing': 'Escriba desde cuándo está parada la línea.',
    'stops.starts-before-shift':
      'El paro empezaría a las {start}, antes que el turno ({shiftStart}). Registre esa parte en el turno anterior.',
    'stops.times-disagree': 'De {start} a {end} son {minutes} minutos. Corrija uno de los tres.',
    'stops.warning-also-running': 'Otro paro de esta línea sigue abierto desde las {start}.',
    'stops.warning-more-people': '{people} personas afectadas, pero el turno tiene {crew} asignadas.',
    'stops.warning-more-than-shift':
      'Los paros de esta línea y turno suman {hours} h; el turno tiene {shiftHours} h.',
    'stops.warning-outside-shift': 'El paro queda fuera del turno (de {start} a {end}).',
    'stops.warning-overlap': 'Otro paro de esta línea fue de {start} a {end}.',
    'stops.warning-overlap-running': 'Otro paro de esta línea sigue abierto desde las {start}.',
    'stops.warning-past-shift': 'El turno terminó a las {end} y el paro sigue abierto.',
  },
} as const satisfies Sentences;
