import { useEffect, useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { describeFailure, failureOf } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { linesOnPage, pageAt, pagesOf, untilNextPage } from './arrange';
import { Clock } from './Clock';
import { LineBoard } from './LineBoard';
import { pageSeconds, type BoardSearch } from './search';
import { useBoard, useIsStale } from './useBoard';
import classes from './Board.module.css';

/** The page whose turn it is; looked at when a turn ends and at no other time. */
const usePageTurn = (seconds: number, pages: number): number => {
  const [page, setPage] = useState(() => pageAt(Date.now(), seconds, pages));
  useEffect(() => {
    if (pages < 2) return;
    let timer: ReturnType<typeof setTimeout>;
    const turn = (): void => {
      setPage(pageAt(Date.now(), seconds, pages));
      timer = setTimeout(turn, untilNextPage(Date.now(), seconds) + 1);
    };
    turn();
    return () => clearTimeout(timer);
  }, [seconds, pages]);
  return Math.min(page, Math.max(0, pages - 1));
};

/** How far the engine's clock is ahead of this PC's; what a call takes is no difference of clocks. */
const STEADY_MILLISECONDS = 1_500;

const useSteady = (skew: number): number => {
  const [kept, setKept] = useState(0);
  if (Math.abs(skew - kept) > STEADY_MILLISECONDS) setKept(skew);
  return kept;
};

/** A board as it hangs on the wall: nothing to click, no cursor, its own frame. */
export const BoardScreen = ({
  client,
  search,
}: {
  readonly client: ClientSummary;
  readonly search: BoardSearch;
}) => {
  const { t, format } = useWords();
  const { board, error, receivedAt, skew: measured } = useBoard(client.id, search.lines);
  const skew = useSteady(measured);
  const isStale = useIsStale(receivedAt) && board !== undefined;
  const lines = board?.lines ?? [];
  const perPage = linesOnPage(lines.length, search.per);
  const pages = pagesOf(lines, perPage);
  const page = usePageTurn(pageSeconds(search), pages.length);
  const isRefused = error !== null && failureOf(error).code !== 'unreachable';
  return (
    <main
      className={classes.board}
      data-look={search.look ?? 'dark'}
      data-stale={isStale || undefined}
      data-testid="board"
      data-as-of={board?.asOf}
      aria-label={t('board.title')}
    >
      <header className={classes.head}>
        <h1 className={classes.client}>{board?.clientName ?? client.name}</h1>
        {board?.isHoliday && <span className={classes.holiday}>{board.holiday ?? t('board.holiday')}</span>}
        {pages.length > 1 && (
          <span className={classes.page} aria-label={t('board.page')}>
            {page + 1}/{pages.length}
          </span>
        )}
        {isStale || (board === undefined && error) ? (
          <span className={classes.stale} role="alert" data-testid="board-stale">
            <span aria-hidden>▲</span>{' '}
            {board
              ? t('board.stale', { time: format.timeToTheSecond(board.asOf, board.timezone) })
              : isRefused
                ? describeFailure(error)
                : t('board.waiting')}
          </span>
        ) : (
          board && (
            <span className={classes.dataTime}>
              {t('board.data-of')} <b>{format.timeToTheSecond(board.asOf, board.timezone)}</b>
            </span>
          )
        )}
        <b className={classes.clock}>
          <Clock timezone={client.timezone} skew={skew} />
        </b>
      </header>
      {board && lines.length === 0 && <p className={classes.empty}>{t('board.no-lines')}</p>}
      <div className={classes.lines} data-per-page={perPage}>
        {(pages[page] ?? []).map((line) => (
          <LineBoard
            key={line.code}
            line={line}
            perPage={perPage}
            client={client.code}
            timezone={client.timezone}
            skew={skew}
          />
        ))}
      </div>
    </main>
  );
};
