import type { Sentences } from './sentences';

/** What is said about inspections and their defects: refusals and warnings. */
export const inspections = {
  en: {
    'inspections.defect-out-of-use': 'Defect type {code} is not offered on this line.',
    'inspections.defect-type-missing': 'Enter the type of the defect.',
    'inspections.defect-unknown': 'There is no defect type {code}.',
    'inspections.defective-missing': 'Enter the units passed or the defective ones.',
    'inspections.inspected-missing': 'Enter the units inspected.',
    'inspections.inspector-unknown': 'There is no employee {code} here or in the floating pool.',
    'inspections.operation-missing': 'Enter the operation that was checked.',
    'inspections.rework-above-defective':
      'Rework and repair are {mended} units together, more than the {defective} defective ones.',
    'inspections.sample-too-small': 'A sample is more than 0 %.',
    'inspections.sum': 'Passed and defective units are {sum}; {inspected} were inspected.',
    'inspections.warning-defects-without-defective':
      '{defects} defects are listed, but no unit is counted as defective.',
    'inspections.warning-duplicate':
      'Another inspection of this shift has the same order {code}, operation and units.',
    'inspections.warning-fewer-defects':
      '{defective} defective units, but {defects} defects: a defective unit has at least one. DPMO counts the defects.',
    'inspections.warning-opportunities':
      'No opportunities per unit are known for order {code}: DPMO counts 1.',
  },
  es: {
    'inspections.defect-out-of-use': 'El tipo de defecto {code} no se ofrece en esta línea.',
    'inspections.defect-type-missing': 'Escriba el tipo de defecto.',
    'inspections.defect-unknown': 'No existe el tipo de defecto {code}.',
    'inspections.defective-missing': 'Escriba las unidades aprobadas o las defectuosas.',
    'inspections.inspected-missing': 'Escriba las unidades inspeccionadas.',
    'inspections.inspector-unknown': 'No existe el empleado {code} aquí ni entre el personal flotante.',
    'inspections.operation-missing': 'Escriba la operación que se revisó.',
    'inspections.rework-above-defective':
      'Retrabajo y reparación suman {mended} unidades, más que las {defective} defectuosas.',
    'inspections.sample-too-small': 'Una muestra es de más de 0 %.',
    'inspections.sum': 'Aprobadas y defectuosas suman {sum}; se inspeccionaron {inspected}.',
    'inspections.warning-defects-without-defective':
      'Hay {defects} defectos en la lista, pero ninguna unidad contada como defectuosa.',
    'inspections.warning-duplicate':
      'Otra inspección de este turno tiene la misma orden {code}, operación y unidades.',
    'inspections.warning-fewer-defects':
      '{defective} unidades defectuosas, pero {defects} defectos: cada una tiene al menos uno. El DPMO cuenta los defectos.',
    'inspections.warning-opportunities':
      'No se conocen las oportunidades por unidad de la orden {code}: el DPMO cuenta 1.',
  },
} as const satisfies Sentences;
