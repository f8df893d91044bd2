import { useQuery } from '@tanstack/react-query';
import type { Board } from '../../../electron/contract/board';
import { procedures } from '../../api/queries';
import { useNow } from '../../ui/useNow';

/** A save is told at once; what is due goes with the clock, so that a board asks by itself, too. */
const ASK_EVERY_MILLISECONDS = 5_000;
/** Data that are older are told to be: two answers failed to come. */
const STALE_AFTER_MILLISECONDS = 15_000;
const LOOK_EVERY_MILLISECONDS = 1_000;

/** A board with what its page has to know of it; `skew` is how far the data's clock is ahead of this PC's. */
export type BoardAnswer = {
  readonly board: Board | undefined;
  readonly error: Error | null;
  readonly receivedAt: number;
  readonly skew: number;
};

/** Lines of a client as they stand now, asked again and again for as long as the page stands, whatever goes wrong. */
export const useBoard = (clientId: number, lines: readonly string[] | undefined): BoardAnswer => {
  const query = useQuery(
    procedures.board.get.queryOptions({
      input: { clientId, ...(lines ? { lines: [...lines] } : {}) },
      refetchInterval: ASK_EVERY_MILLISECONDS,
      refetchIntervalInBackground: true,
      staleTime: 0,
      retry: false,
    }),
  );
  const { data: board, error, dataUpdatedAt: receivedAt } = query;
  return { board, error, receivedAt, skew: board ? Date.parse(board.asOf) - receivedAt : 0 };
};

/** Whether data that came at a moment (milliseconds since 1970) are too old to go by. */
export const useIsStale = (receivedAt: number): boolean =>
  useNow(LOOK_EVERY_MILLISECONDS, true) - receivedAt > STALE_AFTER_MILLISECONDS;
