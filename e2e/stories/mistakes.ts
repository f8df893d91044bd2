import { atEachClient, shown } from './finding';
import { efficiencyOf } from './measures';
import { sum, type ClientRows, type Entry } from './rows';

const FAR_OVER = 150;

const crewShifts = ({ entries }: ClientRows): (readonly Entry[])[] => [
  ...Map.groupBy(entries, ({ date, shift, line }) => `${date} ${shift} ${line}`).values(),
];

/** Entries that make more than anybody can, and shifts whose entries have run for longer than the shift. */
export const findMistakes = atEachClient((client) => [
  ...client.entries
    .filter((entry) => efficiencyOf([entry]) > FAR_OVER)
    .map((entry) => ({
      sign: 'impossible efficiency',
      from: entry.day,
      to: entry.day,
      told: `${entry.line} ${entry.shift}: ${shown(efficiencyOf([entry]))} %`,
    })),
  ...crewShifts(client).flatMap((entries) => {
    const [first] = entries;
    const run = sum(entries, (entry) => entry.runHours);
    const shift = client.shiftHours.get(first?.shift ?? '') ?? Number.NaN;
    if (!first || run <= shift + 1e-9) return [];
    const told = `${first.line} ${first.shift}: ${entries.length} entries, ${shown(run, 2)} of ${shown(shift)} hours`;
    return [{ sign: 'more hours than the shift', from: first.day, to: first.day, told }];
  }),
]);
