import type { Sentences } from './sentences';

export const backup = {
  en: {
    'backup.exists': 'The file {file} exists already. It was not touched.',
    'backup.no-folder': 'The folder {folder} does not exist.',
    'backup.unsound':
      'The copy is not sound ({checks}), so it was not kept. `lineside check` says more; --keep-faulty keeps a copy whose rows can be read.',
    'backup.kept-faulty':
      'The database was backed up, but it has faults ({checks}). `lineside check` says more.',
    'restore.no-file': 'The backup {file} does not exist.',
    'restore.folder-taken':
      'The folder {folder} holds a database already. It was not touched. A backup is restored into a fresh folder.',
    'restore.manifest': 'The manifest beside {file} cannot be read. Nothing was restored.',
    'restore.changed':
      'The backup {file} is not the file that its manifest describes: it was damaged or changed. Nothing was restored.',
    'restore.unsound': 'The backup is damaged ({checks}). Nothing was restored.',
    'restore.as': 'A fresh folder knows no users yet: restore without --as.',
    'audit.not-a-key': 'The file {file} is not an audit key.',
    'file.missing': 'The file {file} does not exist.',
    'import.map': 'The file {file} is not a map of columns to fields.',
    'audit.broken.changed':
      'From row {id} on the audit log is not as it was written: a row was changed, put in or moved.',
    'audit.broken.missing': 'Row {id} of the audit log is missing.',
    'audit.broken.cut-off': 'The audit log ends before row {id}, which a backup still knew.',
    'audit.broken.other-key':
      'From row {id} on the audit log is sealed with a key that is not in this folder, and no restore explains it.',
  },
  es: {
    'backup.exists': 'El archivo {file} ya existe. No se modificó.',
    'backup.no-folder': 'La carpeta {folder} no existe.',
    'backup.unsound':
      'La copia no es correcta ({checks}), así que no se conservó. `lineside check` dice más; --keep-faulty conserva una copia cuyas filas se pueden leer.',
    'backup.kept-faulty':
      'La base de datos se respaldó, pero tiene fallas ({checks}). `lineside check` dice más.',
    'restore.no-file': 'El respaldo {file} no existe.',
    'restore.folder-taken':
      'La carpeta {folder} ya contiene una base de datos. No se modificó. Un respaldo se restaura en una carpeta nueva.',
    'restore.manifest': 'No se puede leer el manifiesto que acompaña a {file}. No se restauró nada.',
    'restore.changed':
      'El respaldo {file} no es el archivo que describe su manifiesto: se dañó o se cambió. No se restauró nada.',
    'restore.unsound': 'El respaldo está dañado ({checks}). No se restauró nada.',
    'restore.as': 'Una carpeta nueva aún no conoce usuarios: restaure sin --as.',
    'audit.not-a-key': 'El archivo {file} no es una clave de auditoría.',
    'file.missing': 'El archivo {file} no existe.',
    'import.map': 'El archivo {file} no es una correspondencia de columnas a campos.',
    'audit.broken.changed':
      'Desde la fila {id} la bitácora no está como se escribió: una fila se cambió, se agregó o se movió.',
    'audit.broken.missing': 'Falta la fila {id} de la bitácora.',
    'audit.broken.cut-off': 'La bitácora termina antes de la fila {id}, que un respaldo aún conocía.',
    'audit.broken.other-key':
      'Desde la fila {id} la bitácora está sellada con una clave que no está en esta carpeta, y ninguna restauración lo explica.',
  },
} as const satisfies Sentences;
