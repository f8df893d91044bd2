import type { employees as english } from '../en/employees';

export const employees: Record<keyof typeof english, string> = {
  'employees.add': 'Agregar empleado',
  'employees.empty':
    'Las personas que trabajan para este cliente: las nombran la asistencia, las coberturas y las inspecciones.',
  'employees.code-help': 'Como en el gafete. Ya no cambia cuando hay registros de la persona.',
  'employees.department': 'Departamento',
  'employees.department-help': 'Se sugieren los que ya se usan.',
  'employees.home': 'Origen',
  'employees.home-own': 'este cliente',
  'employees.home-own-floating': 'este cliente, flotante',
  'employees.home-pool': 'grupo flotante',
  'employees.home-plant': 'Grupo flotante de la planta',
  'employees.home-plant-help': 'Sin cliente de origen. Los llevan los analistas y administradores.',
  'employees.floating': 'En el grupo flotante',
  'employees.floating-help':
    'Otros clientes pueden pedir prestada a esta persona. Ven su nombre y código, nunca departamento ni tarifa.',
  'employees.shared':
    'Compartida por todos los clientes. La cambia el cliente de origen, o un analista si no tiene.',
  'employees.support': 'Apoyo',
  'employees.billed': 'Apoyo facturado',
  'employees.billed-short': 'facturado',
  'employees.billed-help':
    'Trabaja fuera de las líneas y se factura aparte al cliente. Ningún KPI lo toma en cuenta: la gente se captura en cada registro.',
  'employees.included': 'Apoyo incluido',
  'employees.included-short': 'incluido',
  'employees.included-help':
    'Trabaja fuera de las líneas y va incluido en el precio acordado. Ningún KPI lo toma en cuenta: la gente se captura en cada registro.',
  'employees.rate': 'Tarifa por hora',
  'employees.rate-help': 'En la moneda del cliente. Los operadores nunca la ven.',
  'employees.rate-help-pool': 'En la moneda de la planta. Los operadores nunca la ven.',
  'employees.active-help': 'De baja: ya no se ofrece. Los registros pasados conservan el nombre.',
  'history.field-name': 'Nombre',
  'history.field-isActive': 'Activo',
  'history.field-department': 'Departamento',
  'history.field-isFloatingPool': 'En el grupo flotante',
  'history.field-isSupportBilled': 'Apoyo facturado',
  'history.field-isSupportIncluded': 'Apoyo incluido',
  'history.field-hourlyRate': 'Tarifa por hora',
};
