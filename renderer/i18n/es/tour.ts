import type { tour as english } from '../en/tour';

export const tour: Record<keyof typeof english, string> = {
  'tour.offer': '¿Primera vez aquí? Un recorrido de dos minutos muestra el camino.',
  'tour.start': 'Empezar',
  'tour.decline': 'No, gracias',
  'tour.take': 'Recorrido de dos minutos',
  'tour.again': 'Recorrido de dos minutos',
  'tour.step': 'Recorrido · {step} de {steps}',
  'tour.skip': 'Omitir',
  'tour.done': 'Terminar',
  'tour.today-title': 'Hoy',
  'tour.today':
    'Los primeros números de un cliente: valor, estado frente a la meta y cambio frente al periodo anterior. Cada recuadro abre su indicador.',
  'tour.why-title': 'Por qué este número',
  'tour.why':
    'Abre la fórmula con sus números, lo que se estimó y las filas que hay detrás. La tecla W hace lo mismo.',
  'tour.kpi-title': 'Un indicador en el tiempo',
  'tour.kpi':
    'Evolución, límites de control, metas y dónde se fue el tiempo o la calidad: por línea, turno, estilo u orden. T muestra la tabla.',
  'tour.sheet-title': 'La captura',
  'tour.sheet':
    'Una línea y un turno como tabla: escriba, Tab, Enter o pegue desde Excel. Lo gris es estimado; escriba encima. No se pierde nada de lo escrito.',
  'tour.save-title': 'Se lee y luego se guarda',
  'tour.save': 'Ctrl Enter lee las filas en frases claras. Solo se guarda lo que se confirma.',
  'tour.masters-title': 'Datos de planta',
  'tour.masters':
    'Líneas, turnos, productos, personal, motivos, estándares y metas, cada uno con su historial.',
  'tour.find-title': 'Buscar cualquier cosa',
  'tour.find':
    'Ctrl K lleva a cualquier página, orden, empleado, indicador o acción con solo escribir parte de su nombre.',
  'tour.keys-title': 'Las teclas de la página',
  'tour.keys':
    'La tecla ? las muestra en cualquier lugar. Este recorrido se puede repetir desde el menú de su nombre.',
};
