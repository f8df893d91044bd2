import type { overview as english } from '../en/overview';

export const overview: Record<keyof typeof english, string> = {
  'overview.all': 'Todos mis clientes',
  'overview.quick': 'Días que se ven',
  'overview.quick-yesterday': 'Ayer',
  'overview.quick-last-7': '7 días',
  'overview.quick-last-30': '30 días',
  'overview.quick-last-90': '90 días',
  'overview.quick-last-180': '180 días',
  'overview.compare': 'Comparar todos los indicadores',
  'overview.first-thing': 'Lo primero',
  'overview.quiet': 'Nada llama la atención',
  'overview.tiles': 'Indicadores',
  'views.menu': 'Vistas',
  'views.none': 'Aún no hay vistas guardadas de este cliente.',
  'views.save': 'Guardar esta vista como',
  'views.name': 'Nombre de la vista',
  'views.replaces': 'Reemplaza la vista de este nombre.',
  'views.keep': 'Guardar',
  'views.rename': 'Cambiar el nombre de {name}',
  'views.remove': 'Quitar {name}',
  'views.saved': 'Vistas guardadas',
};
