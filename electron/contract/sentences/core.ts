import type { Sentences } from './sentences';

/** Failures that any call can meet, and those of opening a data folder. `{name}` is filled in. */
export const core = {
  en: {
    'failure.invalid-input': 'Some of the input is not valid. Nothing was saved.',
    'not-found.client': 'No such client.',
    'not-found.draft': 'No such draft.',
    'not-found.employee': 'No such employee.',
    'not-found.entry': 'No such entry.',
    'not-found.job': 'No such job.',
    'not-found.line': 'No such line.',
    'not-found.operation': 'No such operation.',
    'not-found.order': 'No such work order.',
    'not-found.part': 'No such part number.',
    'not-found.row': 'No such record.',
    'not-found.session': 'This log-in is over already.',
    'not-found.shift': 'No such shift.',
    'not-found.style': 'No such style.',
    'not-found.user': 'No such user.',
    'failure.forbidden': 'Your role does not allow this.',
    'failure.unauthenticated': 'Log in to continue.',
    'failure.unexpected': 'Something went wrong and nothing was saved. Reference {reference}.',
    'failure.pragma': 'The database does not take the setting {name} = {wanted} (it says {read}).',
    'failure.scope-ended': 'A call used data after it had ended.',
    'failure.query-writes': 'A query tried to write.',
    'input.invalid': '{reason}',
    'database.not-lineside': 'The file is not a Lineside database. It was not touched.',
    'database.newer':
      'The database was written by a newer version of Lineside (format {file}, this program knows {program}). It was not touched. Install the newer version.',
    'database.migration-references': 'The update would break {rows} references. Nothing was changed.',
    'database.migration-rows':
      'The update would change table {table} from {before} to {after} rows. Nothing was changed.',
    'database.busy': 'Another program is writing to the database. Try again in a moment.',
    'database.read-only': 'The data folder may only be read by this user of the computer. Nothing was saved.',
    'database.disk-full': 'The disk is full. Nothing was saved. Free some space and try again.',
    'database.closed': 'The database is closed.',
    'database.missing': 'The folder {folder} holds no Lineside database. Create one with `lineside init`.',
    'database.folder-sync':
      'The folder {folder} belongs to a sync program, which would damage the database. Choose a folder on this computer that is not synchronised.',
    'database.folder-network':
      'The folder {folder} is on a network share, where the database cannot be kept safely. Choose a folder on this computer.',
  },
  es: {
    'failure.invalid-input': 'Hay datos no válidos. No se guardó nada.',
    'not-found.client': 'No existe ese cliente.',
    'not-found.draft': 'No existe ese borrador.',
    'not-found.employee': 'No existe ese empleado.',
    'not-found.entry': 'No existe ese registro.',
    'not-found.job': 'No existe ese trabajo.',
    'not-found.line': 'No existe esa línea.',
    'not-found.operation': 'No existe esa operación.',
    'not-found.order': 'No existe esa orden de trabajo.',
    'not-found.part': 'No existe ese número de parte.',
    'not-found.row': 'No existe ese registro.',
    'not-found.session': 'Esa sesión ya terminó.',
    'not-found.shift': 'No existe ese turno.',
    'not-found.style': 'No existe ese estilo.',
    'not-found.user': 'No existe ese usuario.',
    'failure.forbidden': 'Su rol no permite esta acción.',
    'failure.unauthenticated': 'Inicie sesión para continuar.',
    'failure.unexpected': 'Algo falló y no se guardó nada. Referencia {reference}.',
    'failure.pragma': 'La base de datos no acepta el ajuste {name} = {wanted} (dice {read}).',
    'failure.scope-ended': 'Una llamada usó datos después de terminar.',
    'failure.query-writes': 'Una consulta intentó escribir.',
    'input.invalid': '{reason}',
    'database.not-lineside': 'El archivo no es una base de datos de Lineside. No se modificó.',
    'database.newer':
      'La base de datos es de una versión más reciente de Lineside (formato {file}; este programa conoce {program}). No se modificó. Instale la versión más reciente.',
    'database.migration-references': 'La actualización rompería {rows} referencias. No se cambió nada.',
    'database.migration-rows':
      'La actualización cambiaría la tabla {table} de {before} a {after} filas. No se cambió nada.',
    'database.busy': 'Otro programa está escribiendo en la base de datos. Intente de nuevo en un momento.',
    'database.read-only': 'Este usuario del equipo solo puede leer la carpeta de datos. No se guardó nada.',
    'database.disk-full': 'El disco está lleno. No se guardó nada. Libere espacio e intente de nuevo.',
    'database.closed': 'La base de datos está cerrada.',
    'database.missing':
      'La carpeta {folder} no contiene una base de datos de Lineside. Créela con `lineside init`.',
    'database.folder-sync':
      'La carpeta {folder} pertenece a un programa de sincronización que dañaría la base de datos. Elija una carpeta de este equipo que no se sincronice.',
    'database.folder-network':
      'La carpeta {folder} está en un recurso de red, donde la base de datos no está segura. Elija una carpeta de este equipo.',
  },
} as const satisfies Sentences;
