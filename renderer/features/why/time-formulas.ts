import type { TextKey } from '../../i18n';
import { count, evaluate, hours, minus, over, share, times, type Expression } from './expression';
import { derived, result, summed, type Asked, type Line } from './line';

const PLANNED_LABELS: Readonly<Record<string, TextKey>> = {
  labour: 'formula.planned-labour-hours',
  line: 'formula.planned-line-hours',
};
const STOP_LABELS: Readonly<Record<string, TextKey>> = {
  labour: 'formula.stop-labour-hours',
  line: 'formula.stop-line-hours',
};

/** Planned time and the stops in it; planned stops come off where they do not count. */
const planned = ({ read, reading }: Asked): readonly Line[] => {
  const basis = reading('availability_basis') ?? '';
  const label = PLANNED_LABELS[basis] ?? 'formula.planned-hours';
  const off = read('plannedStopHours');
  const all = read('plannedHours') + off;
  return [
    summed(label, all, 'hours'),
    ...(reading('planned_stops') === 'exclude' || off > 0
      ? [
          summed('formula.planned-stop-hours', off, 'hours'),
          derived('formula.planned-hours-left', minus(hours(all), hours(off)), 'hours'),
        ]
      : []),
    summed('formula.stops', read('stops'), 'count'),
    summed(STOP_LABELS[basis] ?? 'formula.stop-hours', read('downtimeHours'), 'hours'),
  ];
};

export const availability = (asked: Asked): readonly Line[] => {
  const all = hours(asked.read('plannedHours'));
  return [
    ...planned(asked),
    ...result(asked, over(minus(all, hours(asked.read('downtimeHours'))), all), 'share'),
  ];
};

export const oee = (asked: Asked): readonly Line[] => {
  const { read, reading } = asked;
  const all = hours(read('plannedHours'));
  const up = minus(all, hours(read('downtimeHours')));
  const run = hours(read('runHours'));
  const made = hours(read('earnedHours'));
  const good = hours(read('earnedGoodHours'));
  const factor = (label: TextKey, top: Expression, bottom: Expression): readonly Line[] =>
    evaluate(bottom) > 0 ? [derived(label, over(top, bottom), 'share')] : [];
  const factors = [
    ...factor('formula.factor-availability', up, all),
    ...factor('formula.factor-accounted', run, up),
    ...factor('formula.factor-performance', made, run),
    ...factor('formula.factor-quality', good, made),
  ];
  const isLabour = reading('performance_basis') === 'labour';
  return [
    ...planned(asked),
    summed(isLabour ? 'formula.run-labour-hours' : 'formula.run-clock-hours', read('runHours'), 'hours'),
    summed('formula.earned', read('earnedHours'), 'hours'),
    summed('formula.earned-good', read('earnedGoodHours'), 'hours'),
    ...(asked.result.value === null ? [] : factors),
    ...(asked.result.value !== null && factors.length === 4
      ? [derived('formula.factors', times(...factors.map((line) => share(line.value))), 'share')]
      : []),
    ...result(asked, over(good, all), 'share'),
  ];
};

export const perStop =
  (label: TextKey, name: string) =>
  (asked: Asked): readonly Line[] => {
    const { read } = asked;
    return [
      summed(label, read(name), 'hours'),
      summed('formula.stops', read('stops'), 'count'),
      ...result(asked, over(hours(read(name)), count(read('stops'))), 'hours'),
    ];
  };

export const absenteeism = (asked: Asked): readonly Line[] => {
  const { read, reading, result: found } = asked;
  const isFallback = found.noteKeys.includes('kpi.note.no-attendance');
  const scheduled = isFallback ? (found.denominator ?? 0) : read('scheduledHours');
  const covered = (found.numerator ?? 0) !== read('absenceHours');
  const absent = hours(read('absenceHours'));
  const counted = covered ? minus(absent, hours(read('coveredHours'))) : absent;
  return [
    summed('formula.absence-hours', read('absenceHours'), 'hours'),
    ...(covered || reading('absenteeism_basis') === 'uncovered'
      ? [summed('formula.covered-hours', read('coveredHours'), 'hours')]
      : []),
    summed(isFallback ? 'formula.crew-hours' : 'formula.scheduled-hours', scheduled, 'hours'),
    ...result(asked, over(counted, hours(scheduled)), 'share'),
  ];
};

export const coverage = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  return [
    summed('formula.covered-hours', read('coveredHours'), 'hours'),
    summed('formula.absence-hours', read('absenceHours'), 'hours'),
    ...result(asked, over(hours(read('coveredHours')), hours(read('absenceHours'))), 'share'),
  ];
};
