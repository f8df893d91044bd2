import { atEachClient, byWorkingDay, type Finding } from './finding';
import type { ClientRows } from './rows';
import { runsOf } from './statistics';

const findSilence = (client: ClientRows): Omit<Finding, 'client'>[] => {
  const days = byWorkingDay(client, client.entries);
  const people = byWorkingDay(client, client.attendance);
  const lines = [...new Set(client.entries.map(({ line }) => line))].toSorted();
  return lines.flatMap((line) =>
    runsOf(
      days.map(
        (entries, at) => (people[at] ?? []).length > 0 && !entries.some((entry) => entry.line === line),
      ),
    ).map(({ from, to }) => ({
      sign: 'days without entries',
      from: from + 1,
      to: to + 1,
      told: `${line}, ${to - from + 1} days`,
    })),
  );
};

const findUnmeasured = (client: ClientRows): Omit<Finding, 'client'>[] => {
  const unmeasured = client.entries.filter(({ isMeasured }) => !isMeasured);
  const days = unmeasured.map(({ day }) => day);
  return [...new Set(unmeasured.map(({ style }) => style))].toSorted().map((style) => ({
    sign: 'style without a standard',
    from: Math.min(...days),
    to: Math.max(...days),
    told: style,
  }));
};

/** Lines of which nobody has typed anything in, and styles whose time nobody has measured. */
export const findGaps = atEachClient((client) => [...findSilence(client), ...findUnmeasured(client)]);
