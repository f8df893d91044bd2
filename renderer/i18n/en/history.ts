export const history = {
  'history.title': 'Edit history',
  'history.by': '{when} · {who}',
  'history.create': 'Entered',
  'history.update': 'Changed',
  'history.void': 'Voided',
  'history.standard': 'Standard used',
  'history.employeesAssigned': 'People assigned, used',
  'history.employeesPresent': 'People present, used',
  'history.scheduledHours': 'Scheduled h used',
  'history.runHours': 'Run h used',
  'history.file': 'File',
  'history.import': 'Imported',
} as const;
