import type { Sentences } from './sentences';

/** What imports, exports and new clients say. The line and the column stand beside the sentence, not in it. */
export const exchange = {
  en: {
    'client.code-taken': 'There is a client {value} already.',
    'client.unknown-timezone': '{value} is not a time zone. Name one like America/Mexico_City.',
    'exchange.unknown-industry': 'There is no industry {value}. Known are: {allowed}.',

    'exchange.not-utf-8':
      'The file is not UTF-8 from this line on. Save it as "CSV UTF-8" and import it again. Nothing was imported.',
    'exchange.utf-16':
      'The file is UTF-16. Save it as "CSV UTF-8" and import it again. Nothing was imported.',
    'exchange.is-workbook': 'The file is a workbook, not CSV. Import it under a name that ends in .xlsx.',
    'exchange.not-a-workbook': 'The file is not an XLSX workbook that can be read.',
    'exchange.empty-file': 'The file is empty.',
    'exchange.quotes': 'A quoted cell of this line does not end where it should.',
    'exchange.too-many-cells': 'The line has more cells than the {columns} columns of the header.',

    'exchange.missing-column': 'This column is required and the file does not have it.',
    'exchange.duplicate-column': 'The file has this column twice.',
    'exchange.unknown-column': 'This column is unknown here. It was left out.',
    'exchange.unnamed-column': 'A column without a name was left out.',
    'exchange.map-to-nothing': 'The column map names a field that this table does not have.',

    'exchange.required': 'A value is required here.',
    'exchange.not-an-integer': 'A whole number is expected.',
    'exchange.not-a-number': 'A number is expected, with a decimal point and no thousands separators.',
    'exchange.negative': 'The number must not be negative.',
    'exchange.not-a-date': 'A date is expected, as YYYY-MM-DD.',
    'exchange.not-a-time': 'A time of day is expected, as HH:MM.',
    'exchange.not-a-timestamp': 'A point in time is expected, as YYYY-MM-DDTHH:MM:SSZ.',
    'exchange.not-a-boolean': 'TRUE or FALSE is expected.',
    'exchange.not-in-list': 'One of these is expected: {allowed}.',
    'exchange.not-in-catalogue': "The client's catalogue does not have this code.",
    'exchange.too-long': 'The text is longer than {max} characters.',
    'exchange.control-character': 'The text holds a character that cannot be kept.',
    'exchange.future-date': 'The date lies in the future.',
    'exchange.more-than-a-day': 'This is longer than a day.',
    'exchange.unknown-timezone': 'This is not a time zone. Name one like America/Mexico_City.',
    'exchange.unknown-currency': 'A currency code of three letters is expected, such as MXN.',

    'exchange.client-missing': 'The row does not say which client it belongs to.',
    'exchange.unknown-client': 'There is no such client.',
    'exchange.unknown-order': 'The client has no such work order.',
    'exchange.unknown-job': 'The work order has no such job.',
    'exchange.unknown-employee': 'There is no such employee of this client or of the floating pool.',
    'exchange.unknown-floating-employee': 'The floating pool has no such employee.',
    'exchange.unknown-quality-entry': 'The client has no quality entry with this id.',
    'exchange.unknown-own-id':
      'This id was given by this database, which has no such row. Leave it blank for a new row.',
    'exchange.duplicate-id': 'Line {line} has the same id.',
    'exchange.username-taken': 'There is a user of this name already.',
    'exchange.reserved-code': 'The program uses this code itself.',
    'exchange.operator-of-several': 'An operator has one client only.',
    'exchange.period-locked': 'The period of this date is locked.',

    'exchange.defective-exceeds-produced': 'More defective units than the {produced} produced.',
    'exchange.defective-exceeds-inspected': 'More defective units than the {inspected} inspected.',
    'exchange.passed-exceeds-inspected':
      'Passed and defective units together exceed the {inspected} inspected.',
    'exchange.rework-exceeds-defective': 'Rework and repair together exceed the defective units.',
    'exchange.running-with-duration':
      'A stop that is still running has no duration: enter 0 minutes or no running_since.',
    'exchange.run-exceeds-scheduled': 'More run hours than the {hours} scheduled.',
    'exchange.absence-exceeds-scheduled': 'More absence hours than the {hours} scheduled.',
    'exchange.hold-without-detail': 'The hold does not say in words why.',
    'exchange.hold-without-date': 'An approved hold needs the date on which it began.',
    'exchange.resume-without-date': 'A resumed hold needs the date on which work went on.',
    'exchange.resume-before-hold': 'Work cannot go on before the hold began ({date}).',

    'exchange.order-not-active': 'Work order {order} is {status}. The row counts as history.',
    'exchange.new-equipment': 'The client had no equipment {code}. It was created.',
    'exchange.new-line': 'The client had no line {code}. It was created.',
    'exchange.new-operation': 'The client had no operation {code}. It was created.',
  },
  es: {
    'client.code-taken': 'Ya existe un cliente {value}.',
    'client.unknown-timezone': '{value} no es una zona horaria. Indique una como America/Mexico_City.',
    'exchange.unknown-industry': 'No existe la industria {value}. Se conocen: {allowed}.',

    'exchange.not-utf-8':
      'El archivo no es UTF-8 a partir de esta línea. Guárdelo como "CSV UTF-8" e impórtelo de nuevo. No se importó nada.',
    'exchange.utf-16':
      'El archivo es UTF-16. Guárdelo como "CSV UTF-8" e impórtelo de nuevo. No se importó nada.',
    'exchange.is-workbook':
      'El archivo es un libro de Excel, no CSV. Impórtelo con un nombre que termine en .xlsx.',
    'exchange.not-a-workbook': 'El archivo no es un libro XLSX legible.',
    'exchange.empty-file': 'El archivo está vacío.',
    'exchange.quotes': 'Una celda entre comillas de esta línea no termina donde debe.',
    'exchange.too-many-cells': 'La línea tiene más celdas que las {columns} columnas del encabezado.',

    'exchange.missing-column': 'Esta columna es obligatoria y el archivo no la tiene.',
    'exchange.duplicate-column': 'El archivo tiene esta columna dos veces.',
    'exchange.unknown-column': 'Esta columna no se conoce aquí. Se omitió.',
    'exchange.unnamed-column': 'Se omitió una columna sin nombre.',
    'exchange.map-to-nothing': 'El mapa de columnas nombra un campo que esta tabla no tiene.',

    'exchange.required': 'Aquí se requiere un valor.',
    'exchange.not-an-integer': 'Se espera un número entero.',
    'exchange.not-a-number': 'Se espera un número, con punto decimal y sin separadores de miles.',
    'exchange.negative': 'El número no puede ser negativo.',
    'exchange.not-a-date': 'Se espera una fecha, como AAAA-MM-DD.',
    'exchange.not-a-time': 'Se espera una hora del día, como HH:MM.',
    'exchange.not-a-timestamp': 'Se espera un instante, como AAAA-MM-DDTHH:MM:SSZ.',
    'exchange.not-a-boolean': 'Se espera TRUE o FALSE.',
    'exchange.not-in-list': 'Se espera uno de estos valores: {allowed}.',
    'exchange.not-in-catalogue': 'El catálogo del cliente no tiene este código.',
    'exchange.too-long': 'El texto tiene más de {max} caracteres.',
    'exchange.control-character': 'El texto contiene un carácter que no se puede guardar.',
    'exchange.future-date': 'La fecha está en el futuro.',
    'exchange.more-than-a-day': 'Es más largo que un día.',
    'exchange.unknown-timezone': 'No es una zona horaria. Indique una como America/Mexico_City.',
    'exchange.unknown-currency': 'Se espera un código de moneda de tres letras, como MXN.',

    'exchange.client-missing': 'La fila no dice a qué cliente pertenece.',
    'exchange.unknown-client': 'No existe ese cliente.',
    'exchange.unknown-order': 'El cliente no tiene esa orden de trabajo.',
    'exchange.unknown-job': 'La orden de trabajo no tiene ese trabajo.',
    'exchange.unknown-employee': 'No existe ese empleado de este cliente ni del grupo flotante.',
    'exchange.unknown-floating-employee': 'El grupo flotante no tiene ese empleado.',
    'exchange.unknown-quality-entry': 'El cliente no tiene un registro de calidad con este identificador.',
    'exchange.unknown-own-id':
      'Esta base de datos dio este identificador y no tiene esa fila. Déjelo en blanco para una fila nueva.',
    'exchange.duplicate-id': 'La línea {line} tiene el mismo identificador.',
    'exchange.username-taken': 'Ya existe un usuario con este nombre.',
    'exchange.reserved-code': 'El programa usa este código.',
    'exchange.operator-of-several': 'Un operador tiene un solo cliente.',
    'exchange.period-locked': 'El periodo de esta fecha está cerrado.',

    'exchange.defective-exceeds-produced': 'Más unidades defectuosas que las {produced} producidas.',
    'exchange.defective-exceeds-inspected': 'Más unidades defectuosas que las {inspected} inspeccionadas.',
    'exchange.passed-exceeds-inspected':
      'Las unidades aprobadas y defectuosas juntas superan las {inspected} inspeccionadas.',
    'exchange.rework-exceeds-defective': 'Retrabajo y reparación juntos superan las unidades defectuosas.',
    'exchange.running-with-duration':
      'Un paro abierto no tiene duración: escriba 0 minutos o quite running_since.',
    'exchange.run-exceeds-scheduled': 'Más horas de operación que las {hours} programadas.',
    'exchange.absence-exceeds-scheduled': 'Más horas de ausencia que las {hours} programadas.',
    'exchange.hold-without-detail': 'La retención no dice el porqué con palabras.',
    'exchange.hold-without-date': 'Una retención aprobada necesita la fecha en que empezó.',
    'exchange.resume-without-date': 'Una retención reanudada necesita la fecha en que siguió el trabajo.',
    'exchange.resume-before-hold': 'El trabajo no puede seguir antes de que empezara la retención ({date}).',

    'exchange.order-not-active': 'La orden {order} está en {status}. La fila cuenta como historia.',
    'exchange.new-equipment': 'El cliente no tenía el equipo {code}. Se creó.',
    'exchange.new-line': 'El cliente no tenía la línea {code}. Se creó.',
    'exchange.new-operation': 'El cliente no tenía la operación {code}. Se creó.',
  },
} as const satisfies Sentences;
