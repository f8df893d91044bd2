import type { alerts as english } from '../en/alerts';

export const alerts: Record<keyof typeof english, string> = {
  'alerts.title': 'Por atender',
  'alerts.stop-running': '{line} lleva parada {length}: {reason}',
  'alerts.stop-running-client': 'Un paro sin línea lleva abierto {length}: {reason}',
  'alerts.minutes': '{minutes} min',
  'alerts.hours-minutes': '{hours} h {minutes} min',
  'alerts.days-hours': '{days} d {hours} h',
  'alerts.no-entries': 'Sin capturas: {shift}, {date}',
  'alerts.lines_one': 'Línea {lines}',
  'alerts.lines_other': 'Líneas {lines}',
  'alerts.hold-old_one': '{order}: {count} día en retención',
  'alerts.hold-old_other': '{order}: {count} días en retención',
  'alerts.hold-since': '{reason}, desde el {date}',
  'alerts.target-missed_one': '{kpi}: meta incumplida {count} día',
  'alerts.target-missed_other': '{kpi}: meta incumplida {count} días seguidos',
  'alerts.target-missed-longer_one': '{kpi}: meta incumplida al menos {count} día',
  'alerts.target-missed-longer_other': '{kpi}: meta incumplida al menos {count} días seguidos',
  'alerts.target-last': 'Desde el {since}. {date}: {value}, meta {target}',
  'alerts.put-off': 'Dejar para después: {what}',
  'alerts.rest': '{count} más',
  'alerts.fewer': 'Menos',
};
