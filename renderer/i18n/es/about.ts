import type { about as english } from '../en/about';

export const about: Record<keyof typeof english, string> = {
  'about.title': 'Acerca de Lineside',
  'about.text': 'Indicadores de la planta, guardados en un solo archivo en este equipo. Licencia MIT.',
  'about.version': 'Versión',
  'about.commit': 'Compilación',
  'about.schema': 'Versión del esquema',
  'about.no-electron': 'no se usa',
  'about.platform': 'El motor corre en',
  'about.screen': 'Esta página corre en',
  'about.window': 'la aplicación de escritorio',
  'about.browser': 'un navegador',
  'about.last-backup': 'Último respaldo',
  'about.no-backup': 'todavía ninguno',
  'about.file': 'Archivo de datos',
  'about.size': 'Su tamaño',
  'about.wal': 'Diario (WAL)',
  'about.free': 'Libre en el disco',
  'about.copy': 'Copiar diagnóstico',
  'about.copied': 'Copiado',
  'about.copy-note':
    'Versiones, tamaños y horas para soporte. Sin nombres, sin rutas y sin nada de la base de datos.',
  'about.licences': 'Licencias',
  'about.licences-text': 'Lineside está hecho con estos paquetes. Cada uno se abre y muestra su licencia.',
  'about.search': 'Buscar paquetes',
  'about.packages_one': '{shown} de {count} paquete',
  'about.packages_other': '{shown} de {count} paquetes',
};
