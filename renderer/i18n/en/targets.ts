export const targets = {
  'targets.kpi': 'KPI',
  'targets.family': 'About',
  'targets.better': 'Better',
  'targets.higher': 'higher',
  'targets.lower': 'lower',
  'targets.state': 'State',
  'targets.state-in-force': 'in force',
  'targets.state-future': 'to come',
  'targets.state-past': 'gone by',
  'targets.state-none': 'no target',
  'targets.set-by': 'Set by',
  'targets.set-at': 'Set on',
} as const;
