import type { defects as english } from '../en/defects';

export const defects: Record<keyof typeof english, string> = {
  'defects.course': '{name} en el tiempo',
  'defects.rate': 'Por 100 inspeccionadas',
  'defects.mean': 'Media {value}',
  'defects.of-inspected': '{defects} defectos en {inspected} unidades inspeccionadas',
  'defects.follow': 'Ver {name} en el tiempo',
  'defects.types-of': 'Tipos de {name}',
  'defects.unspecified': '{name}, sin precisar',
};
