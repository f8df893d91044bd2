import type { TextKey } from '../../i18n';
import { count, evaluate, minus, over, times } from './expression';
import { derived, perEach, result, summed, type Asked, type Line } from './line';

const MILLION = 1_000_000;

export const ppm = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  return [
    summed('formula.units-defective', read('unitsDefective'), 'count'),
    summed('formula.units-checked', read('unitsChecked'), 'count'),
    ...result(
      asked,
      over(times(count(MILLION), count(read('unitsDefective'))), count(read('unitsChecked'))),
      'count',
    ),
  ];
};

const RULE_OF_THREE = 3;

const sigma = ({ read, result: { extra } }: Asked): readonly Line[] => {
  const level = extra['sigmaLevel'];
  if (level === undefined) return [];
  const isFree = read('defects') === 0;
  const expression = over(count(isFree ? RULE_OF_THREE : read('defects')), count(read('opportunities')));
  return [
    {
      label: isFree ? 'formula.sigma-better-than' : 'formula.sigma',
      expression,
      value: level,
      form: 'mean',
      isSigma: true,
    },
  ];
};

export const dpmo = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  return [
    summed('formula.defects', read('defects'), 'count'),
    summed('formula.units-inspected', read('unitsInspected'), 'count'),
    summed('formula.opportunities', read('opportunities'), 'count'),
    ...perEach(
      'formula.mean-opportunities',
      count(read('opportunities')),
      count(read('unitsInspected')),
      'mean',
    ),
    ...result(
      asked,
      over(times(count(MILLION), count(read('defects'))), count(read('opportunities'))),
      'count',
    ),
    ...sigma(asked),
  ];
};

export const ofInspected =
  (label: TextKey, name: string) =>
  (asked: Asked): readonly Line[] => {
    const { read } = asked;
    return [
      summed(label, read(name), 'count'),
      summed('formula.units-inspected', read('unitsInspected'), 'count'),
      ...result(asked, over(count(read(name)), count(read('unitsInspected'))), 'share'),
    ];
  };

export const scrap = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  const parts = minus(count(read('unitsDefective')), count(read('unitsRework')), count(read('unitsRepair')));
  const scrapped = read('unitsScrapped');
  return [
    evaluate(parts) === scrapped
      ? derived('formula.units-scrapped', parts, 'count')
      : summed('formula.units-scrapped-by-row', scrapped, 'count'),
    ...ofInspected('formula.units-scrapped', 'unitsScrapped')(asked).slice(1),
  ];
};

export const dhu = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  return [
    summed('formula.defects', read('defects'), 'count'),
    summed('formula.units-inspected', read('unitsInspected'), 'count'),
    ...result(asked, over(times(count(100), count(read('defects'))), count(read('unitsInspected'))), 'mean'),
  ];
};
