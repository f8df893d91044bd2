import type { LadderHour } from '../../../electron/contract/board';
import type { LinesPerPage } from './search';

/** How many lines a page takes: as asked, else as many as there are, four at most. */
export const linesOnPage = (lines: number, asked: LinesPerPage | undefined): LinesPerPage => {
  if (asked !== undefined) return asked;
  if (lines <= 1) return 1;
  return lines === 2 ? 2 : 4;
};

/** Lines in pages of so many. */
export const pagesOf = <Line>(lines: readonly Line[], perPage: number): Line[][] =>
  Array.from({ length: Math.ceil(lines.length / perPage) }, (_, at) =>
    lines.slice(at * perPage, (at + 1) * perPage),
  );

/** Which page's turn it is: told by the clock, so that boards beside each other turn together and a reload changes nothing. */
export const pageAt = (now: number, seconds: number, pages: number): number =>
  pages < 2 ? 0 : Math.floor(now / (seconds * 1000)) % pages;

/** Milliseconds until the next page's turn. */
export const untilNextPage = (now: number, seconds: number): number =>
  seconds * 1000 - (now % (seconds * 1000));

/** How many hours of the ladder there is room for, by how many lines stand on a page. */
export const HOURS_SHOWN = { 1: 10, 2: 7, 4: 2 } as const satisfies Record<LinesPerPage, number>;

/**
 * So many hours of a ladder: where all have no room up to the one after that which runs, and where there are two alone
 * the last ones that are over.
 */
export const hoursShown = (ladder: readonly LadderHour[], room: number): readonly LadderHour[] => {
  if (ladder.length <= room) return ladder;
  const open = ladder.findIndex(({ state }) => state !== 'over');
  const over = open < 0 ? ladder.length : open;
  const end = Math.min(ladder.length, Math.max(room, room > 2 ? over + 2 : over));
  return ladder.slice(end - room, end);
};
