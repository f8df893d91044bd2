export const defects = {
  'defects.course': '{name} over time',
  'defects.rate': 'Per 100 inspected',
  'defects.mean': 'Mean {value}',
  'defects.of-inspected': '{defects} defects in {inspected} units inspected',
  'defects.follow': 'Show {name} over time',
  'defects.types-of': 'Types of {name}',
  'defects.unspecified': '{name}, not specified',
} as const;
