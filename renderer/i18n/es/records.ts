import type { records as english } from '../en/records';

export const records: Record<keyof typeof english, string> = {
  'list.search': 'Buscar',
  'list.count_one': '{shown} de {count} fila',
  'list.count_other': '{shown} de {count} filas',
  'list.columns': 'Columnas',
  'list.none': 'Ninguna fila coincide.',
  'list.all': 'Mostrar todas',
  'list.inactive': 'Ver también inactivos ({number})',
  'list.new-key': 'Tecla N',
  'form.save': 'Guardar',
  'form.unsaved': 'Sin guardar',
  'form.unsaved-text': 'Lo escrito aquí se pierde al salir.',
  'form.stay': 'Seguir editando',
  'form.leave': 'Salir sin guardar',
  'form.wrong_one': 'Hay que revisar un campo. No se guardó nada.',
  'form.wrong_other': 'Hay que revisar {count} campos. No se guardó nada.',
  'form.clash':
    'Otra persona guardó este registro mientras estaba abierto aquí. Lo suyo todavía no se ha guardado.',
  'form.clash-field': 'Campo',
  'form.clash-theirs': 'Guardado ahora',
  'form.clash-mine': 'Escrito aquí',
  'form.clash-take': 'Tomar lo guardado',
  'form.clash-keep': 'Conservar lo escrito y luego guardar',
  'keys.new': 'Registro nuevo',
};
