import type { history as english } from '../en/history';

export const history: Record<keyof typeof english, string> = {
  'history.title': 'Historial de cambios',
  'history.by': '{when} · {who}',
  'history.create': 'Capturado',
  'history.update': 'Cambiado',
  'history.void': 'Anulado',
  'history.standard': 'Estándar usado',
  'history.employeesAssigned': 'Personas asign., usadas',
  'history.employeesPresent': 'Personas pres., usadas',
  'history.scheduledHours': 'Horas prog. usadas',
  'history.runHours': 'Horas oper. usadas',
  'history.file': 'Archivo',
  'history.import': 'Importado',
};
