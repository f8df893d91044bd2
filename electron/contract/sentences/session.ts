import type { Sentences } from './sentences';

/** Failures of log-in, passwords, users, set-up and the web host. */
export const session = {
  en: {
    'session.wrong': 'Unknown user name or wrong password.',
    'session.locked': 'Too many failed attempts with this name. Next attempt in {minutes} min.',
    'session.no-client': 'No client assigned. Ask an administrator.',
    'password.short': 'A password has at least {min} characters.',
    'password.common': 'This password is on the list of well-known ones. Choose another.',
    'password.name': 'A password is not made of the user name or the name of the program.',
    'password.wrong': 'This is not the present password.',
    'password.same': 'The new password is the present one. Choose another.',
    'user.equal-rank':
      '{name} has your rank or a higher one; only the command line on this PC may change that account.',
    'user.last-admin': '{name} is the last active administrator. Make another one first.',
    'user.changed': '{name} was changed by somebody else meanwhile. Look at the new state and decide again.',
    'user.name': 'A user name has letters, digits or signs and nothing invisible.',
    'user.name-taken': 'The user name {value} is taken.',
    'user.code-taken': 'The user code {value} is taken.',
    'user.one-client': 'An operator has exactly one client.',
    'user.some-client': 'A leader has one or more clients.',
    'user.sees-all': 'This role sees all clients; none is assigned.',
    'setup.done': 'The first administrator exists already. Log in.',
    'host.too-many': 'Too many calls from this computer. Try again in {seconds} s.',
    'host.too-large': 'The request is too large.',
    'host.wrong-origin': 'The call came from another page and was refused.',
    'host.not-json': 'The body of a call is JSON.',
    'host.not-loopback':
      'The address {host} is reachable from other computers. Sharing on the network is not switched on.',
    'host.port-taken': 'Port {port} is in use by another program. Choose another with --port.',
    'host.running': 'Lineside is already running on {url}.',
    'host.starting': 'Lineside is just starting on the data folder {folder}.',
    'host.no-such-address': 'No such address.',
    'host.damaged':
      'The database was not closed properly and is damaged. It was not opened. Restore the newest backup.',
  },
  es: {
    'session.wrong': 'Usuario desconocido o contraseña incorrecta.',
    'session.locked': 'Demasiados intentos fallidos con este nombre. Próximo intento en {minutes} min.',
    'session.no-client': 'Sin cliente asignado. Consulte a un administrador.',
    'password.short': 'La contraseña debe tener al menos {min} caracteres.',
    'password.common': 'Esta contraseña figura en la lista de las más conocidas. Elija otra.',
    'password.name': 'La contraseña no puede componerse del nombre de usuario ni del nombre del programa.',
    'password.wrong': 'Esa no es la contraseña actual.',
    'password.same': 'La contraseña nueva es la misma que la actual. Elija otra.',
    'user.equal-rank':
      '{name} tiene su mismo rango o uno superior; esa cuenta solo se cambia desde la línea de comandos de este equipo.',
    'user.last-admin': '{name} es el último administrador activo. Cree antes otro.',
    'user.changed':
      'Otra persona modificó a {name} mientras tanto. Revise el estado nuevo y decida otra vez.',
    'user.name': 'El nombre de usuario lleva letras, cifras o signos, sin caracteres invisibles.',
    'user.name-taken': 'El nombre de usuario {value} ya existe.',
    'user.code-taken': 'El código de usuario {value} ya existe.',
    'user.one-client': 'Un operador tiene exactamente un cliente.',
    'user.some-client': 'Un líder tiene uno o más clientes.',
    'user.sees-all': 'Este rol ve todos los clientes; no se le asigna ninguno.',
    'setup.done': 'El primer administrador ya existe. Inicie sesión.',
    'host.too-many': 'Demasiadas llamadas desde este equipo. Intente de nuevo en {seconds} s.',
    'host.too-large': 'La solicitud es demasiado grande.',
    'host.wrong-origin': 'La llamada vino de otra página y se rechazó.',
    'host.not-json': 'El cuerpo de una llamada es JSON.',
    'host.not-loopback':
      'La dirección {host} es accesible desde otros equipos. El uso compartido en la red no está activado.',
    'host.port-taken': 'Otro programa usa el puerto {port}. Elija otro con --port.',
    'host.running': 'Lineside ya está abierto en {url}.',
    'host.starting': 'Lineside se está iniciando con la carpeta de datos {folder}.',
    'host.no-such-address': 'No existe esa dirección.',
    'host.damaged':
      'La base de datos no se cerró bien y está dañada. No se abrió. Restaure la copia de seguridad más reciente.',
  },
} as const satisfies Sentences;
