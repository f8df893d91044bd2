import type { notes as english } from '../en/notes';

export const notes: Record<keyof typeof english, string> = {
  'notes.title': 'Notas por fecha',
  'notes.new': 'Agregar nota',
  'notes.date': 'Fecha',
  'notes.body': 'Nota',
  'notes.body-help': 'Qué pasó ese día. La leen todos los de este cliente.',
  'notes.save': 'Guardar nota',
  'notes.take-off': 'Retirar',
  'notes.take-off-of': 'Retirar la nota del {date}',
  'notes.reason': 'Por qué se retira',
  'notes.all': 'Las {count} notas',
  'notes.fewer': 'Menos notas',
  'notes.flag': 'Nota {numbers}: {text}',
};
