import { atEachClient, byWorkingDay, shown, type Finding } from './finding';
import { absenteeismOf, efficiencyOfPresent } from './measures';
import { sum, type ClientRows } from './rows';
import { heaviestStretch, mean } from './statistics';

const LEAST_DAYS = 4;
const TIMES = 3;

/** Working days, by index, of the heaviest run of absences, if it is several times the usual. */
export const waveOf = (client: ClientRows) => {
  const days = byWorkingDay(client, client.attendance);
  const rates = days.map(absenteeismOf);
  const stretch = heaviestStretch(rates, mean(rates) * 2);
  if (stretch === null || stretch.to - stretch.from + 1 < LEAST_DAYS) return null;
  const isWithin = (at: number) => at >= stretch.from && at <= stretch.to;
  const during = absenteeismOf(days.filter((_, at) => isWithin(at)).flat());
  const usual = absenteeismOf(days.filter((_, at) => !isWithin(at)).flat());
  return during < usual * TIMES ? null : { ...stretch, during, usual };
};

/** Days on end on which several times as many people stay away as usual, and how the floor bears it. */
export const findFluWaves = atEachClient((client): Omit<Finding, 'client'>[] => {
  const wave = waveOf(client);
  if (wave === null) return [];
  const dates = client.workingDays.slice(wave.from, wave.to + 1);
  const isWithin = ({ date }: { date: string }) => dates.includes(date);
  const away = sum(client.attendance.filter(isWithin), (one) => one.absenceHours);
  const covered = (100 * sum(dates, (date) => client.coveredHours.get(date) ?? 0)) / away;
  const present = efficiencyOfPresent(client.entries.filter(isWithin));
  const before = efficiencyOfPresent(
    client.entries.filter(({ day }) => day > wave.from - 14 && day <= wave.from),
  );
  const found = { from: wave.from + 1, to: wave.to + 1 };
  return [
    {
      sign: 'absenteeism leaps',
      ...found,
      told: `${shown(wave.during, 1)} % after ${shown(wave.usual, 1)} %`,
    },
    { sign: 'covered by the pool', ...found, told: `${shown(covered)} % of the hours` },
    {
      sign: 'efficiency of those present',
      ...found,
      told: `${shown(present, 1)} % after ${shown(before, 1)} %`,
    },
  ];
});
