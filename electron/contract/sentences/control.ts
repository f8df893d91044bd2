import type { Sentences } from './sentences';

/** Rules of control charts, remarks on their limits, and what is wrong with a question about them. */
export const control = {
  en: {
    'control.rule.western-electric-1': 'Western Electric 1: beyond three sigma',
    'control.rule.western-electric-2':
      'Western Electric 2: two of three in a row beyond two sigma on one side',
    'control.rule.western-electric-3':
      'Western Electric 3: four of five in a row beyond one sigma on one side',
    'control.rule.western-electric-4': 'Western Electric 4: eight in a row on one side of the centre line',
    'control.rule.nelson-1': 'Nelson 1: beyond three sigma',
    'control.rule.nelson-2': 'Nelson 2: nine in a row on one side of the centre line',
    'control.rule.nelson-3': 'Nelson 3: six in a row, all rising or all falling',
    'control.rule.nelson-4': 'Nelson 4: fourteen in a row, up and down in turn',
    'control.rule.nelson-5': 'Nelson 5: two of three in a row beyond two sigma on one side',
    'control.rule.nelson-6': 'Nelson 6: four of five in a row beyond one sigma on one side',
    'control.rule.nelson-7': 'Nelson 7: fifteen in a row within one sigma',
    'control.rule.nelson-8': 'Nelson 8: eight in a row on both sides, none within one sigma',
    'control.note.too-few': 'No limits: {points} periods with a value; {least} are needed.',
    'control.note.no-variation': 'No limits: the periods do not differ from each other.',
    'control.note.preliminary':
      'The limits are preliminary: they rest on {points} periods; {enough} make firm ones.',
    'control.note.laney':
      'The periods differ more than their counts explain (σz = {sigmaZ}); the limits are widened by as much (Laney).',
    'control.note.small-subgroups':
      'Limits are rough in {roughPeriods} periods in which fewer than {leastExpected} are to be expected.',
    'control.note.without-records':
      '{periodsWithoutRecords} periods are left out: their value rests on no record of its own.',
    'control.note.autocorrelated':
      'No limits: an open order stays in the figure from day to day, so neighbouring points hang together and would look steady whatever happens.',
    'control.note.baseline-unused': 'The frozen limits are not applied here.',
    'control.reason-missing': 'Say why: the reason stays with the limits.',
    'control.unfit-kind': '{kpi} has no chart of kind “{kind}”. Possible: {kinds}.',
  },
  es: {
    'control.rule.western-electric-1': 'Western Electric 1: fuera de tres sigmas',
    'control.rule.western-electric-2':
      'Western Electric 2: dos de tres seguidos fuera de dos sigmas del mismo lado',
    'control.rule.western-electric-3':
      'Western Electric 3: cuatro de cinco seguidos fuera de una sigma del mismo lado',
    'control.rule.western-electric-4': 'Western Electric 4: ocho seguidos del mismo lado de la línea central',
    'control.rule.nelson-1': 'Nelson 1: fuera de tres sigmas',
    'control.rule.nelson-2': 'Nelson 2: nueve seguidos del mismo lado de la línea central',
    'control.rule.nelson-3': 'Nelson 3: seis seguidos, todos subiendo o todos bajando',
    'control.rule.nelson-4': 'Nelson 4: catorce seguidos alternando arriba y abajo',
    'control.rule.nelson-5': 'Nelson 5: dos de tres seguidos fuera de dos sigmas del mismo lado',
    'control.rule.nelson-6': 'Nelson 6: cuatro de cinco seguidos fuera de una sigma del mismo lado',
    'control.rule.nelson-7': 'Nelson 7: quince seguidos dentro de una sigma',
    'control.rule.nelson-8': 'Nelson 8: ocho seguidos a ambos lados, ninguno dentro de una sigma',
    'control.note.too-few': 'Sin límites: {points} periodos con valor; se necesitan {least}.',
    'control.note.no-variation': 'Sin límites: los periodos no difieren entre sí.',
    'control.note.preliminary':
      'Los límites son preliminares: se basan en {points} periodos; con {enough} quedan firmes.',
    'control.note.laney':
      'Los periodos difieren más de lo que sus conteos explican (σz = {sigmaZ}); los límites se amplían en la misma medida (Laney).',
    'control.note.small-subgroups':
      'Los límites son aproximados en {roughPeriods} periodos en los que se esperan menos de {leastExpected}.',
    'control.note.without-records':
      'Se excluyen {periodsWithoutRecords} periodos: su valor no se basa en ningún registro propio.',
    'control.note.autocorrelated':
      'Sin límites: una orden abierta sigue en la cifra de un día a otro, así que los puntos vecinos van ligados y parecerían estables pase lo que pase.',
    'control.note.baseline-unused': 'Los límites congelados no se aplican aquí.',
    'control.reason-missing': 'Indique el motivo: queda guardado con los límites.',
    'control.unfit-kind': '{kpi} no tiene gráfica de tipo «{kind}». Posibles: {kinds}.',
  },
} as const satisfies Sentences;
