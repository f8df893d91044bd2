import type { Sentences } from './sentences';

/** What is wrong with plant data: lines, shifts, calendar, clients. */
export const masters = {
  en: {
    'masters.changed': 'Somebody else changed this in the meantime. Nothing was saved.',
    'masters.code-taken': 'The code {code} is in use already. Choose another one.',
    'calendar.shift-needed': 'Choose the shift.',
    'calendar.twice': 'The calendar of that date says so already.',
    'piece-plans.twice': 'There is a plan for this line, shift and date already. Open that one.',
    'clients.unknown-currency': '{value} is no currency code of three letters, like MXN.',
    'clients.logo-not-an-image': 'The file is no PNG or JPEG image. Choose another one.',
    'clients.logo-too-heavy': 'The image has {size} KB; {most} KB is the most. Save it smaller.',
    'clients.logo-too-large':
      'The image has {width} × {height} pixels; {most} a side is the most. Save it smaller.',
    'shifts.break-outside': 'A break at {time} is outside the shift.',
    'shifts.break-too-long': 'The break at {time} reaches past the end of the shift.',
    'shifts.breaks-overlap': 'The break at {time} runs into another one.',
    'shifts.hours-over-clock': 'The clock times hold {most} h; {hours} h do not fit.',
    'shifts.no-weekday': 'At least one shift of the client runs on some weekday. Choose one.',
  },
  es: {
    'masters.changed': 'Otra persona lo cambió mientras tanto. No se guardó nada.',
    'masters.code-taken': 'El código {code} ya está en uso. Elija otro.',
    'calendar.shift-needed': 'Elija el turno.',
    'calendar.twice': 'El calendario de esa fecha ya lo dice.',
    'piece-plans.twice': 'Ya hay un plan para esta línea, turno y fecha. Abra ese.',
    'clients.unknown-currency': '{value} no es un código de moneda de tres letras, como MXN.',
    'clients.logo-not-an-image': 'El archivo no es una imagen PNG ni JPEG. Elija otro.',
    'clients.logo-too-heavy': 'La imagen pesa {size} KB; el máximo es {most} KB. Guárdela más ligera.',
    'clients.logo-too-large':
      'La imagen mide {width} × {height} píxeles; el máximo es {most} por lado. Guárdela más chica.',
    'shifts.break-outside': 'Un descanso a las {time} queda fuera del turno.',
    'shifts.break-too-long': 'El descanso de las {time} pasa del final del turno.',
    'shifts.breaks-overlap': 'El descanso de las {time} se encima con otro.',
    'shifts.hours-over-clock': 'De la entrada a la salida hay {most} h; {hours} h no caben.',
    'shifts.no-weekday': 'Al menos un turno del cliente corre algún día de la semana. Elija uno.',
  },
} as const satisfies Sentences;
