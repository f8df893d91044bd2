import type { stations as english } from '../en/stations';

export const stations: Record<keyof typeof english, string> = {
  'stations.empty':
    'Una estación es un navegador o un equipo del piso de producción. Donde se permite el PIN, los operadores entran con seis dígitos.',
  'stations.register': 'Hacer de este equipo una estación',
  'stations.register-help':
    'Este navegador, o la aplicación de este equipo, pasa a ser la estación. Lo sigue siendo hasta que se revoque.',
  'stations.name': 'Estación',
  'stations.name-help': 'Como se le llama al lugar: Línea 3, Empaque.',
  'stations.pin': 'PIN',
  'stations.pin-yes': 'permitido',
  'stations.pin-no': 'no permitido',
  'stations.allows-pin': 'Los operadores pueden entrar con PIN',
  'stations.allows-pin-help': 'De líder en adelante se entra con contraseña, aquí y en cualquier parte.',
  'stations.idle': 'Minutos sin uso',
  'stations.idle-help': 'Después de ellos termina una sesión en esta estación. Vacío: como en todas partes.',
  'stations.idle-column': 'Termina sin uso',
  'stations.idle-common': 'como en todas',
  'stations.minutes': '{minutes} min',
  'stations.idle-limit': 'Las sesiones sin uso terminan a los',
  'stations.idle-limit-help':
    'Donde ninguna estación tiene su propio tiempo. Lo escrito se conserva para el mismo usuario.',
  'stations.host': 'Tipo',
  'stations.by': 'Registrada por',
  'stations.at': 'Registrada',
  'stations.seen': 'Último acceso',
  'stations.this-one': 'esta',
  'stations.in-use': 'en uso',
  'stations.revoked': 'revocada',
  'stations.revoke': 'Revocar la estación',
  'stations.revoke-help': 'Allí ningún PIN abrirá nada más, y las sesiones abiertas en ella terminan.',
};
