import { instantOnShift } from './clock';
import { numberIn, shiftIn, textIn, type PlainClient, type Row } from './plain';

/** A stop with the hours by the clock that belong to it alone. */
export type Stop = {
  readonly row: Row;
  readonly clockHours: number;
  readonly affected: number | null;
  readonly isPlanned: boolean;
};

/** Minutes that two stops of a line share belong to the one that began first; stops without a start share nothing. */
export const stopParts = (client: PlainClient): Stop[] => {
  const spans = client.tables.downtime_entry.map((row) => {
    const time = textIn(row, 'downtime_start_time');
    const from = time === null ? null : instantOnShift(client, String(row['shift_date']), shiftIn(row), time);
    const length = Number(row['downtime_duration_minutes']) * 60_000;
    return { row, from, to: from === null ? null : from + length, length };
  });
  return spans.map((span) => {
    let own = span.length;
    if (span.from !== null && span.to !== null) {
      // Minute marks of everything that began earlier on the line; what they leave of this stop is its own.
      const earlier = spans
        .filter((one) => one !== span && one.from !== null && one.to !== null)
        .filter((one) => textIn(one.row, 'line') === textIn(span.row, 'line'))
        .filter(
          (one) =>
            one.from! < span.from! || (one.from === span.from && spans.indexOf(one) < spans.indexOf(span)),
        )
        .map((one) => one.to!);
      const reached = Math.max(span.from, ...earlier);
      own = Math.max(0, span.to - reached);
    }
    return {
      row: span.row,
      clockHours: own / 3_600_000,
      affected: numberIn(span.row, 'employees_affected'),
      isPlanned: client.plannedReasons.includes(String(span.row['downtime_reason'])),
    };
  });
};
