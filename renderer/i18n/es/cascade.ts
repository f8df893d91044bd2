import type { cascade as english } from '../en/cascade';

export const cascade: Record<keyof typeof english, string> = {
  'cascade.title': 'Calidad a la primera, operación por operación',
  'cascade.label':
    'Calidad a la primera por operación en el orden de la ruta; la tabla tiene los mismos números.',
  'cascade.table': 'Calidad a la primera por operación',
  'cascade.started': 'Iniciadas',
  'cascade.rolled': 'Rendimiento hasta aquí',
  'cascade.lost': 'Pérdida en la operación',
  'cascade.none': 'sin inspección',
  'cascade.told':
    '{operation}: {yield} a la primera, {passed} de {inspected} unidades; rendimiento hasta aquí {rolled}',
  'cascade.told-none': '{operation}: sin inspección; rendimiento hasta aquí {rolled}',
  'cascade.weighted': '{count} estilos, ponderados por {started} unidades iniciadas: {value}.',
  'cascade.empty': 'No se inspeccionó nada en este periodo.',
  'cascade.by-job': 'Este cliente calcula el rendimiento por trabajos, no por operaciones.',
};
