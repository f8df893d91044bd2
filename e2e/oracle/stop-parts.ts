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
  const spans = client.tables.downtime_entry.map((row, order) => {
    const time = textIn(row, 'downtime_start_time');
    const lengthMs = Number(row['downtime_duration_minutes']) * 60_000;
    const from = time === null ? null : instantOnShift(client, String(row['shift_date']), shiftIn(row), time);
    return { row, order, line: textIn(row, 'line'), from, lengthMs };
  });
  type Begun = (typeof spans)[number] & { readonly from: number };
  const begun = spans.filter((one): one is Begun => one.from !== null);
  const ownMs = ({ from, order, line, lengthMs }: Begun): number => {
    // What everything that began earlier on the line leaves of this stop is its own.
    const ends = begun
      .filter((one) => one.line === line && (one.from < from || (one.from === from && one.order < order)))
      .map((one) => one.from + one.lengthMs);
    return Math.max(0, from + lengthMs - Math.max(from, ...ends));
  };
  return spans.map((span) => ({
    row: span.row,
    clockHours: (span.from === null ? span.lengthMs : ownMs({ ...span, from: span.from })) / 3_600_000,
    affected: numberIn(span.row, 'employees_affected'),
    isPlanned: client.plannedReasons.includes(String(span.row['downtime_reason'])),
  }));
};
