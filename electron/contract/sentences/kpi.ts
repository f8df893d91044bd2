import type { Sentences } from './sentences';

/** Notes on results, and what is wrong with a question about KPIs or with a setting. */
export const kpi = {
  en: {
    'kpi.note.no-entries': 'No production entries in this range.',
    'kpi.note.no-scheduled-hours': 'No value: the entries have no scheduled employee hours.',
    'kpi.note.no-run-hours': 'No value: the entries have no run hours.',
    'kpi.note.above-100': 'Over 100 %: check the standard or the headcount.',
    'kpi.note.no-inspections': 'No inspections in this range.',
    'kpi.note.nothing-inspected': 'No value: no unit was inspected.',
    'kpi.note.nothing-checked': 'No value: no unit was inspected or produced.',
    'kpi.note.sigma-better-than': 'No defect found: better than {sigmaLevel} sigma.',
    'kpi.note.no-stops': 'No value: no stops in this range.',
    'kpi.note.oee-needs-one-basis':
      'No value: OEE needs availability and performance on one basis, labour and labour or line and clock.',
    'kpi.note.no-attendance': 'No attendance recorded.',
    'kpi.note.attendance-not-by-product':
      'No value: attendance is recorded by shift and line, not by style, work order or operation.',
    'kpi.note.whole-orders':
      'No value: this counts whole orders; only a style or a work order can narrow it.',
    'kpi.note.no-absence': 'No value: nobody was absent.',
    'kpi.note.basis-changed': 'The client’s setting changed within the range; each date counts by its own.',
    'kpi.note.no-open-orders': 'No value: no open orders.',
    'kpi.note.orders-without-start': 'Left out because nothing says when they began: {ordersWithoutStart}.',
    'kpi.note.orders-starting-later': 'Left out because they begin later: {ordersStartingLater}.',
    'kpi.note.no-orders-due': 'No value: no orders of this range are due or delivered.',
    'kpi.note.overdue-incomplete':
      'Not counted here: {overdueIncomplete} overdue orders that are incomplete.',
    'kpi.note.operations-inspected':
      '{operationsInspected} of {operationsInRouting} operations were inspected; the others count as if nothing failed.',
    'kpi.note.no-jobs': 'No value: no jobs were worked on in this range.',
    'kpi.note.rty-method-changed':
      'The method changed within the range; that of its last date holds for all of it.',
    'kpi.note.reconstructed':
      'Earlier ages are worked out from today’s records: starts, holds and closing dates. Orders closed without a date are left out.',
    'kpi.note.more-details-than-defects':
      'Some inspections have more defect details than defects; each of those counts in proportion.',
    'kpi.grouping': '{kpi} cannot be split by {by}.',
    'kpi.range': 'The range ends ({to}) before it begins ({from}).',
    'kpi.range-too-long':
      'From {from} to {to} is more than {most} points. Choose a shorter range or larger steps.',
    'kpi.as-of': '“{value}” is neither a date (YYYY-MM-DD) nor an ISO timestamp with a zone.',
    'settings.unknown-key': 'No setting is called “{key}”. Known: {known}.',
    'settings.invalid-value': '“{value}” is not allowed for {key}. Allowed: {allowed}.',
  },
  es: {
    'kpi.note.no-entries': 'No hay registros de producción en este rango.',
    'kpi.note.no-scheduled-hours': 'Sin valor: los registros no tienen horas programadas de personal.',
    'kpi.note.no-run-hours': 'Sin valor: los registros no tienen horas de operación.',
    'kpi.note.above-100': 'Más de 100 %: revise el estándar o el personal.',
    'kpi.note.no-inspections': 'No hay inspecciones en este rango.',
    'kpi.note.nothing-inspected': 'Sin valor: no se inspeccionó ninguna unidad.',
    'kpi.note.nothing-checked': 'Sin valor: no se inspeccionó ni se produjo ninguna unidad.',
    'kpi.note.sigma-better-than': 'Ningún defecto encontrado: mejor que {sigmaLevel} sigma.',
    'kpi.note.no-stops': 'Sin valor: no hay paros en este rango.',
    'kpi.note.oee-needs-one-basis':
      'Sin valor: el OEE requiere disponibilidad y rendimiento sobre la misma base, mano de obra en ambos o línea y reloj.',
    'kpi.note.no-attendance': 'No hay asistencia registrada.',
    'kpi.note.attendance-not-by-product':
      'Sin valor: la asistencia se registra por turno y línea, no por estilo, orden de trabajo ni operación.',
    'kpi.note.whole-orders':
      'Sin valor: cuenta órdenes completas; solo un estilo o una orden de trabajo lo puede limitar.',
    'kpi.note.no-absence': 'Sin valor: nadie estuvo ausente.',
    'kpi.note.basis-changed': 'El ajuste del cliente cambió dentro del rango; cada fecha cuenta con el suyo.',
    'kpi.note.no-open-orders': 'Sin valor: no hay órdenes abiertas.',
    'kpi.note.orders-without-start': 'Excluidas porque nada dice cuándo empezaron: {ordersWithoutStart}.',
    'kpi.note.orders-starting-later': 'Excluidas porque empiezan después: {ordersStartingLater}.',
    'kpi.note.no-orders-due': 'Sin valor: ninguna orden de este rango está vencida ni entregada.',
    'kpi.note.overdue-incomplete': 'No cuentan aquí: {overdueIncomplete} órdenes vencidas e incompletas.',
    'kpi.note.operations-inspected':
      'Se inspeccionaron {operationsInspected} de {operationsInRouting} operaciones; las demás cuentan como si nada hubiera fallado.',
    'kpi.note.no-jobs': 'Sin valor: no se trabajó ninguna partida en este rango.',
    'kpi.note.rty-method-changed': 'El método cambió dentro del rango; el de su última fecha vale para todo.',
    'kpi.note.reconstructed':
      'Las antigüedades pasadas se deducen de los registros de hoy: inicios, retenciones y fechas de cierre. Las órdenes cerradas sin fecha quedan fuera.',
    'kpi.note.more-details-than-defects':
      'Algunas inspecciones tienen más detalles que defectos; cada uno de esos cuenta en proporción.',
    'kpi.grouping': '{kpi} no se puede dividir por {by}.',
    'kpi.range': 'El rango termina ({to}) antes de empezar ({from}).',
    'kpi.range-too-long':
      'Del {from} al {to} son más de {most} puntos. Elija un rango más corto o pasos más grandes.',
    'kpi.as-of': '«{value}» no es una fecha (AAAA-MM-DD) ni una marca de tiempo ISO con zona.',
    'settings.unknown-key': 'Ningún ajuste se llama «{key}». Conocidos: {known}.',
    'settings.invalid-value': '«{value}» no se permite para {key}. Permitido: {allowed}.',
  },
} as const satisfies Sentences;
