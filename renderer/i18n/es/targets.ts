import type { targets as english } from '../en/targets';

export const targets: Record<keyof typeof english, string> = {
  'targets.kpi': 'KPI',
  'targets.family': 'Sobre',
  'targets.better': 'Mejor',
  'targets.higher': 'alto',
  'targets.lower': 'bajo',
  'targets.state': 'Estado',
  'targets.state-in-force': 'vigente',
  'targets.state-future': 'por venir',
  'targets.state-past': 'pasada',
  'targets.state-none': 'sin meta',
  'targets.set-by': 'Fijada por',
  'targets.set-at': 'Fijada el',
};
