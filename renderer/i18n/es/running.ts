import type { running as english } from '../en/running';

export const running: Record<keyof typeof english, string> = {
  'running.title': 'Paros en curso',
  'running.none': 'Ninguna de sus líneas está parada.',
  'running.badge_one': '{count} paro en curso',
  'running.badge_other': '{count} paros en curso',
  'running.start': 'Iniciar un paro',
  'running.start-submit': 'Iniciar',
  'running.start-time': 'Paró a las',
  'running.now': 'ahora',
  'running.reason-help': 'Escriba las primeras letras.',
  'running.reason-missing': 'Un paro necesita un motivo.',
  'running.shift': 'Cuenta en {shift}, {date}',
  'running.since': 'desde las {time}',
  'running.people_one': '{count} persona afectada',
  'running.people_other': '{count} personas afectadas',
  'running.past-shift': 'Su turno ya terminó.',
  'running.ended-at': 'Terminó a las ({where})',
  'running.end': 'Terminar',
  'running.end-of': 'Terminar el paro: {where}',
  'running.end-with-shift': 'Terminó con el turno, {time}',
  'running.open': 'Abrir su hoja',
};
