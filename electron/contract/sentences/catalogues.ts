import type { Sentences } from './sentences';

/** What is wrong with a reason or defect type. */
export const catalogues = {
  en: {
    'catalogues.code-taken': 'The code {code} is there already. Choose another one.',
    'catalogues.code-used':
      'Entries or other codes refer to {code}: the code can no longer change, its names can. For another code, take this one out of use and add a new one.',
    'catalogues.changed':
      '{code} was changed by somebody else in the meantime. Look at the new state and decide again. Nothing was saved.',
    'catalogues.unknown-parent': 'This catalogue has no code {parent}. Choose one of the first level.',
    'catalogues.too-deep':
      'A code belongs to one of the first level: there are two levels. {parent} is not one to choose here.',
    'catalogues.parent-out-of-use':
      '{parent} is out of use. Choose one that is in use, or take it into use first.',
    'catalogues.has-children':
      '{count} codes belong to {code}. Move them elsewhere first: there are two levels.',
    'catalogues.no-lines': 'Hold reasons are for orders: they are not limited to lines.',
    'catalogues.planned-locked':
      'Stops of {code} lie on {days} locked days ({from} to {to}), whose availability must not move. Add a new reason that is planned as wanted, use it from now on, and take {code} out of use.',
  },
  es: {
    'catalogues.code-taken': 'El código {code} ya existe. Elija otro.',
    'catalogues.code-used':
      'Hay registros u otros códigos que se refieren a {code}: el código ya no puede cambiar, sus nombres sí. Si quiere otro código, dé de baja este y agregue uno nuevo.',
    'catalogues.changed':
      'Alguien más cambió {code} mientras tanto. Revise cómo quedó y decida de nuevo. No se guardó nada.',
    'catalogues.unknown-parent': 'Este catálogo no tiene el código {parent}. Elija uno del primer nivel.',
    'catalogues.too-deep':
      'Un código depende de uno del primer nivel: hay dos niveles. {parent} no se puede elegir aquí.',
    'catalogues.parent-out-of-use': '{parent} está dado de baja. Elija uno en uso, o reactívelo primero.',
    'catalogues.has-children': 'De {code} dependen {count} códigos. Muévalos primero: hay dos niveles.',
    'catalogues.no-lines': 'Los motivos de retención son de órdenes: no se limitan a líneas.',
    'catalogues.planned-locked':
      'Hay paros de {code} en {days} días cerrados (del {from} al {to}), cuya disponibilidad no debe moverse. Agregue un motivo nuevo, planeado como lo quiere, úselo desde ahora y dé de baja {code}.',
  },
} as const satisfies Sentences;
