import type { notices as english } from '../en/notices';

export const notices: Record<keyof typeof english, string> = {
  'notices.title': 'Avisos',
  'notices.unread_one': 'Avisos: {count} sin leer',
  'notices.unread_other': 'Avisos: {count} sin leer',
  'notices.none': 'Nada por atender.',
  'notices.go': 'Ir ahí',
  'notices.read-one': 'Marcar como leído: {what}',
  'notices.read-all': 'Marcar todo como leído',
  'notices.backup-failed': 'El respaldo diario falló',
  'notices.backup-failed-do':
    'Se intenta de nuevo cada cuarto de hora. Revise el disco y la carpeta «backups» junto a la base de datos.',
  'notices.backup-old': 'El último respaldo bueno tiene {days} días',
  'notices.backup-old-do':
    'Lineside respalda una vez al día mientras está abierto. Déjelo abierto durante el turno, o ejecute «lineside backup».',
  'notices.disk-low': 'Solo quedan {megabytes} MB libres en el disco',
  'notices.disk-low-do':
    'Con el disco lleno ya no se puede guardar. Libere espacio o mueva respaldos viejos a otro lugar.',
  'notices.failed-logins_one': '{count} intento fallido de entrar hoy',
  'notices.failed-logins_other': '{count} intentos fallidos de entrar hoy',
  'notices.failed-logins-do': 'Vea con qué nombres y desde dónde; cinco seguidos bloquean un nombre.',
  'notices.demo-passwords_one': '{count} usuario de demostración sigue con la contraseña que se mostró',
  'notices.demo-passwords_other':
    '{count} usuarios de demostración siguen con las contraseñas que se mostraron',
  'notices.demo-passwords-do':
    'Restablézcalas o desactive esos usuarios antes de capturar datos reales, o quite la planta de demostración.',
  'notices.demo-loaded': 'La planta de demostración está cargada',
  'notices.demo-failed': 'La carga de la planta de demostración falló; no se guardó nada de ella',
  'notices.back-soon': 'La conexión con Lineside se perdió un momento y ya volvió',
  'notices.back': 'La conexión con Lineside volvió después de {minutes} min',
  'notices.session-ended': 'La sesión había terminado; lo capturado se conservó',
};
