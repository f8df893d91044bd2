import type { heat as english } from '../en/heat';

export const heat: Record<keyof typeof english, string> = {
  'heat.title-weekdays': 'Ausentismo por día de la semana y semana, %',
  'heat.title-lines': 'Ausentismo por línea, %',
  'heat.layout': 'Filas del mapa de calor',
  'heat.weekdays': 'Días de la semana',
  'heat.lines': 'Líneas',
  'heat.table': 'Números del mapa de calor',
  'heat.people': 'Registros de lista',
  'heat.cover': 'Cubierto, %',
  'heat.all': 'Todo',
  'heat.legend': 'Tonos',
  'heat.up-to': 'hasta {end} %',
  'heat.nothing': 'sin registros',
  'heat.empty': 'No hay asistencia registrada en este periodo.',
  'heat.hours': '{absent} de {scheduled} h de ausencia',
  'heat.headcount_one': '{count} registro de lista',
  'heat.headcount_other': '{count} registros de lista',
  'heat.covered': '{share} cubierto',
  'heat.people-of-day': 'Asistencia de ese día',
};
