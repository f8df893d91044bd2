export const cascade = {
  'cascade.title': 'First-pass yield, operation by operation',
  'cascade.label': 'Yields of operations in routing order; the table has the same numbers.',
  'cascade.table': 'Yields of operations',
  'cascade.started': 'Started',
  'cascade.rolled': 'Yield so far',
  'cascade.lost': 'Lost at the operation',
  'cascade.none': 'not inspected',
  'cascade.told': '{operation}: {yield} first pass, {passed} of {inspected} units; yield so far {rolled}',
  'cascade.told-none': '{operation}: not inspected; yield so far {rolled}',
  'cascade.weighted': '{count} styles, weighted by {started} units started: {value}.',
  'cascade.empty': 'Nothing was inspected in this period.',
  'cascade.by-job': 'This client counts throughput yield by jobs, not by operations.',
} as const;
