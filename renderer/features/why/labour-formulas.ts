import type { TextKey } from '../../i18n';
import { count, hours, over } from './expression';
import { perEach, result, summed, type Asked, type Line } from './line';

const earned = ({ read }: Asked): readonly Line[] => [
  summed('formula.units', read('unitsProduced'), 'count'),
  summed('formula.earned', read('earnedHours'), 'hours'),
  ...perEach('formula.mean-standard', hours(read('earnedHours')), count(read('unitsProduced')), 'hours'),
];

const HEADCOUNT_LABELS: Readonly<Record<string, TextKey>> = {
  assigned: 'formula.people-assigned-hours',
  present: 'formula.people-present-hours',
};

export const efficiency = (asked: Asked): readonly Line[] => {
  const { read, reading } = asked;
  const available = read('denominatorHours');
  return [
    ...earned(asked),
    summed(
      HEADCOUNT_LABELS[reading('efficiency_headcount') ?? ''] ?? 'formula.people-hours',
      available,
      'hours',
    ),
    ...perEach('formula.mean-people', hours(available), hours(read('hours')), 'mean'),
    ...result(asked, over(hours(read('earnedHours')), hours(available)), 'share'),
  ];
};

export const performance = (asked: Asked): readonly Line[] => {
  const { read, reading } = asked;
  const run = read('denominatorHours');
  const basis = reading('performance_basis');
  return [
    ...earned(asked),
    summed(
      basis === 'labour'
        ? 'formula.run-labour-hours'
        : basis === 'clock'
          ? 'formula.run-clock-hours'
          : 'formula.run-hours',
      run,
      'hours',
    ),
    ...(basis === 'labour' ? perEach('formula.mean-people', hours(run), hours(read('hours')), 'mean') : []),
    ...result(asked, over(hours(read('earnedHours')), hours(run)), 'share'),
  ];
};

export const throughput = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  return [
    summed('formula.units', read('unitsProduced'), 'count'),
    summed('formula.run-clock-hours', read('runHours'), 'hours'),
    ...result(asked, over(count(read('unitsProduced')), hours(read('runHours'))), 'mean'),
  ];
};
