import { addDays } from '../calendar';
import type { LineShift } from './expected';
import type { Question } from './figures';
import { sliceCondition, sliceParameters } from './slice';

type Place = Omit<LineShift, 'line'>;
type Stop = Place & { readonly seconds: number; readonly begins: number | null };

/** Names a line's shift. */
export const placeKey = ({ date, lineId, shift }: Place): string => `${date}|${lineId}|${shift}`;

/** Seconds that each stop of one line has to itself: minutes that stops share belong to the one that began first. */
const ownSeconds = (stops: readonly Stop[]): (readonly [Stop, number])[] => {
  let latest = -Infinity;
  return stops.map((stop) => {
    if (stop.begins === null) return [stop, stop.seconds];
    const end = stop.begins + stop.seconds;
    const own = Math.max(0, end - Math.max(stop.begins, latest));
    latest = Math.max(latest, end);
    return [stop, own];
  });
};

/**
 * Stop seconds of each line's shift in a slice, as the `line` reading of availability counts them: shared minutes once,
 * and an entry's own downtime where nobody recorded a stop. One pass over the stops, where the view compares each with
 * its neighbours.
 */
export const sumStopTime = ({
  connection,
  slice,
}: Pick<Question, 'connection' | 'slice'>): ReadonlyMap<string, number> => {
  const { line, shift } = slice.where ?? {};
  const around = {
    ...slice,
    from: addDays(slice.from, -1),
    where: line === undefined ? {} : { line },
  };
  const stops = connection
    .prepare(
      `SELECT shift_date AS date, line_id AS lineId, shift_type AS shift, duration_seconds AS seconds, begins
       FROM stop_clock WHERE ${sliceCondition(around)} ORDER BY line_id, begins, id`,
    )
    .all(sliceParameters(around)) as Stop[];
  const typed = connection
    .prepare(
      `SELECT shift_date AS date, line_id AS lineId, shift_type AS shift, sum(stop_line_s) AS seconds
       FROM availability_terms WHERE kind = 'production' AND ${sliceCondition(slice)} GROUP BY 1, 2, 3`,
    )
    .all(sliceParameters(slice)) as (Place & { seconds: number })[];
  const sums = new Map(typed.map((row) => [placeKey(row), row.seconds]));
  for (const own of Map.groupBy(stops, ({ lineId }) => lineId).values()) {
    for (const [stop, seconds] of ownSeconds(own)) {
      if (stop.date < slice.from || (shift !== undefined && stop.shift !== shift)) continue;
      sums.set(placeKey(stop), (sums.get(placeKey(stop)) ?? 0) + seconds);
    }
  }
  return sums;
};
