import type { Sentences } from './sentences';

/** What is wrong with somebody's attendance, or with taking somebody out of the floating pool. */
export const attendance = {
  en: {
    'attendance.conflict': 'Somebody else changed {count} of these records meanwhile. Nothing was saved.',
    'attendance.cover-is-absent': 'Nobody stands in for themselves. Choose somebody else.',
    'attendance.cover-needs-booking':
      '{name} is not booked for this line. A leader can book people of the floating pool.',
    'attendance.cover-not-floating': '{name} is not of the floating pool.',
    'attendance.cover-too-long': 'This person would stand in for {hours} h on one shift.',
    'attendance.cover-without-absence': 'There is no absence to stand in for.',
    'attendance.hours-without-absence': 'Say that the person was absent, or take the hours out.',
    'attendance.left-and-absent': 'Enter either an absence or how much earlier the person left.',
    'attendance.more-than-shift': 'This is more than the {hours} h that the person was scheduled for.',
    'attendance.negative': 'Enter 0 or more.',
    'attendance.no-hours': 'Enter the hours of absence.',
    'attendance.not-own':
      '{name} is of the floating pool. Book the person instead of recording attendance here.',
    'attendance.on-other-line': '{name} is recorded on line {line} for this shift already.',
    'attendance.person-twice': 'The same person is on the sheet twice.',
    'attendance.reason-missing': 'Enter why the record is taken out.',
    'attendance.scheduled-out-of-range': 'Enter scheduled hours of more than 0 and at most {most}.',
    'attendance.submission-used': 'This submit was saved before with other people. Submit again.',
    'attendance.type-missing': 'Choose the type of absence.',
    'floating-pool.changed': 'This assignment changed meanwhile. Look at it again and decide anew.',
    'floating-pool.not-floating': '{name} is not of the floating pool, or is no longer in use.',
    'floating-pool.on-line': '{name} works on line {line} on this shift already.',
    'floating-pool.stands-in':
      'Stands in for {name} on this shift. Take the cover out of the attendance first.',
    'floating-pool.taken': '{name} is taken on this shift. Choose somebody else.',
    'floating-pool.taken-somebody':
      'Somebody of the floating pool is taken on this shift. Nothing was saved.',
  },
  es: {
    'attendance.conflict':
      'Otra persona cambió {count} de estos registros mientras tanto. No se guardó nada.',
    'attendance.cover-is-absent': 'Nadie se cubre a sí mismo. Elija a otra persona.',
    'attendance.cover-needs-booking':
      '{name} no está asignado a esta línea. Un líder puede asignar personal flotante.',
    'attendance.cover-not-floating': '{name} no es del personal flotante.',
    'attendance.cover-too-long': 'Esta persona cubriría {hours} h en un solo turno.',
    'attendance.cover-without-absence': 'No hay ausencia que cubrir.',
    'attendance.hours-without-absence': 'Indique que la persona faltó, o quite las horas.',
    'attendance.left-and-absent': 'Escriba una ausencia o cuánto antes salió la persona, no ambas.',
    'attendance.more-than-shift': 'Son más que las {hours} h programadas de la persona.',
    'attendance.negative': 'Escriba 0 o más.',
    'attendance.no-hours': 'Escriba las horas de ausencia.',
    'attendance.not-own': '{name} es del personal flotante. Asígnelo en vez de registrar aquí su asistencia.',
    'attendance.on-other-line': '{name} ya está registrado en la línea {line} en este turno.',
    'attendance.person-twice': 'La misma persona está dos veces en la hoja.',
    'attendance.reason-missing': 'Escriba por qué se quita el registro.',
    'attendance.scheduled-out-of-range': 'Escriba horas programadas mayores que 0 y de {most} como máximo.',
    'attendance.submission-used': 'Este envío ya se guardó antes con otras personas. Envíe de nuevo.',
    'attendance.type-missing': 'Elija el tipo de ausencia.',
    'floating-pool.changed': 'Esta asignación cambió mientras tanto. Revísela y decida de nuevo.',
    'floating-pool.not-floating': '{name} no es del personal flotante, o ya está de baja.',
    'floating-pool.on-line': '{name} ya trabaja en la línea {line} en este turno.',
    'floating-pool.stands-in': 'Cubre a {name} en este turno. Quite primero la cobertura en la asistencia.',
    'floating-pool.taken': '{name} está ocupado en este turno. Elija a otra persona.',
    'floating-pool.taken-somebody':
      'Alguien del personal flotante está ocupado en este turno. No se guardó nada.',
  },
} as const satisfies Sentences;
