import type { trust as english } from '../en/trust';

export const trust: Record<keyof typeof english, string> = {
  'trust.title': 'Confiabilidad de los datos',
  'trust.nothing': 'En este rango no se esperan registros ni los hay.',
  'trust.entered': 'Turnos capturados',
  'trust.entered-about': '{present} de {expected} que el calendario espera',
  'trust.estimated': 'Se apoya en estimaciones',
  'trust.estimated-about': '{estimated} de {entries} registros tienen un dato estimado',
  'trust.unexplained': 'Tiempo sin explicar',
  'trust.unexplained-about': '{hours} h de {planned} h no son operación ni paro',
  'trust.unplanned_one': 'Se capturó {shifts} turno que el calendario no espera.',
  'trust.unplanned_other': 'Se capturaron {shifts} turnos que el calendario no espera.',
  'trust.missing': 'Turnos sin capturar',
  'trust.flags': 'Por revisar',
  'trust.show-all': 'Mostrar los {count}',
  'trust.first-of': 'Los primeros {shown} de {total}.',
  'trust.strip':
    'Turnos capturados, estimados y faltantes por día; los números de arriba dicen lo mismo de todo el rango.',
  'trust.day': '{date}: {present} de {expected} turnos capturados, {estimated} % de los registros estimados',
  'trust.key-entered': 'capturado',
  'trust.key-estimated': 'con estimaciones',
  'trust.key-missing': 'falta',
  'trust.flag-efficiency-over-100': '{value} % del estándar: revise el estándar o el personal.',
  'trust.flag-entry-far-over-100':
    'un registro tiene {value} % del estándar: revise sus unidades, estándar y personal.',
  'trust.flag-own-hours-over-shift': 'los registros suman {value} h propias y el turno tiene {limit} h.',
  'trust.flag-run-over-shift': 'las horas de operación suman {value} h y el turno tiene {limit} h.',
  'trust.flag-over-explained': 'operación y paros suman {value} h de {limit} h programadas.',
};
