import type { catalogues as english } from '../en/catalogues';

export const catalogues: Record<keyof typeof english, string> = {
  'catalogues.add-stop-reasons': 'Agregar motivo de paro',
  'catalogues.add-hold-reasons': 'Agregar motivo de retención',
  'catalogues.add-defect-types': 'Agregar tipo de defecto',
  'catalogues.empty':
    'Los registros nombran estos códigos. El juego inicial de la industria es un buen comienzo.',
  'catalogues.starter': 'Agregar el juego inicial',
  'catalogues.starter-none': 'No falta nada del juego inicial de la industria.',
  'catalogues.starter-added_one':
    'Se agregó {number} código del juego inicial de la industria; lo que había queda igual.',
  'catalogues.starter-added_other':
    'Se agregaron {number} códigos del juego inicial de la industria; lo que había queda igual.',
  'catalogues.moved-stops_one':
    '{number} paro cuenta ahora de otra forma: se recalculó la disponibilidad de su día.',
  'catalogues.moved-stops_other':
    '{number} paros cuentan ahora de otra forma: se recalculó la disponibilidad de sus días.',
  'catalogues.english': 'Inglés',
  'catalogues.spanish': 'Español',
  'catalogues.name-en': 'Nombre en inglés',
  'catalogues.name-es': 'Nombre en español',
  'catalogues.code-help': 'Lo que dicen los archivos. Ya no cambia cuando un registro lo nombra.',
  'catalogues.code-fixed': 'En uso: el código queda, los nombres pueden cambiar.',
  'catalogues.parent': 'Depende de',
  'catalogues.parent-help': 'En blanco: código del primer nivel, al que suman las gráficas.',
  'catalogues.parent-has-children': 'Otros códigos dependen de este: queda en el primer nivel.',
  'catalogues.first-level': 'Primer nivel',
  'catalogues.planned': 'Paro planeado',
  'catalogues.planned-help':
    'Si la configuración de KPI del cliente descuenta del plan los paros planeados, estos no cuestan disponibilidad. Cambiarlo mueve los días pasados con estos paros; los días cerrados nunca se mueven.',
  'catalogues.lines': 'Líneas',
  'catalogues.lines-help': 'Dónde se ofrece. Sin elegir ninguna: en todas las líneas.',
  'catalogues.all-lines': 'todas las líneas',
  'catalogues.all-short': 'todas',
  'catalogues.active-help':
    'De baja: ya no se ofrece, ni lo que depende de él. Los registros pasados conservan el nombre.',
  'catalogues.move-up': 'Subir',
  'catalogues.move-down': 'Bajar',
  'history.field-parentCode': 'Depende de',
  'history.field-nameEn': 'Nombre en inglés',
  'history.field-nameEs': 'Nombre en español',
  'history.field-isPlanned': 'Paro planeado',
  'history.field-lineCodes': 'Líneas',
};
