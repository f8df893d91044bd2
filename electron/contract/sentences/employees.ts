import type { Sentences } from './sentences';

/** What is wrong with an employee. */
export const employees = {
  en: {
    'employees.code-taken': 'The code {code} belongs to somebody else already. Choose another one.',
    'employees.code-used':
      'Records name this person by the code {code}: it can no longer change. Keep the code, or take the person out of use and add a new one.',
    'employees.changed':
      '{name} was changed by somebody else in the meantime. Look at the new state and decide again. Nothing was saved.',
    'employees.shared':
      '{name} belongs to the floating pool, which all clients share. A leader of the home client, or a power user for people without one, can change this person.',
    'employees.pool-forbidden':
      'People without a home client belong to the whole plant. Ask a power user or an administrator to add this person.',
    'employees.leave-forbidden':
      'Taking {name} out of the floating pool concerns other clients. Ask a power user or an administrator.',
    'employees.named-elsewhere':
      'Records of other clients name {name}: they would lose the name. Leave the person in the floating pool, or take them out of use.',
    'employees.no-home': '{name} has no home client and can only be in the floating pool.',
  },
  es: {
    'employees.code-taken': 'El código {code} ya es de otra persona. Elija otro.',
    'employees.code-used':
      'Hay registros que nombran a esta persona con el código {code}: ya no puede cambiar. Conserve el código, o dé de baja a la persona y agregue otra.',
    'employees.changed':
      'Alguien más cambió los datos de {name} mientras tanto. Revise cómo quedaron y decida de nuevo. No se guardó nada.',
    'employees.shared':
      '{name} es del grupo flotante, que comparten todos los clientes. Puede cambiar sus datos un líder del cliente de origen, o un analista si no tiene cliente.',
    'employees.pool-forbidden':
      'Las personas sin cliente de origen son de toda la planta. Pida a un analista o a un administrador que agregue a esta persona.',
    'employees.leave-forbidden':
      'Sacar a {name} del grupo flotante afecta a otros clientes. Pídalo a un analista o a un administrador.',
    'employees.named-elsewhere':
      'Hay registros de otros clientes que nombran a {name} y perderían el nombre. Deje a la persona en el grupo flotante, o dele de baja.',
    'employees.no-home': '{name} no tiene cliente de origen y solo puede estar en el grupo flotante.',
  },
} as const satisfies Sentences;
