import { bookFloating, getPoolBoard, listAvailability, releaseFloating } from '../../db';
import { inLane } from './procedure';

export const floatingPool = {
  list: inLane.floatingPool.list.handler(({ context, input }) => listAvailability(context.scope, input)),
  board: inLane.floatingPool.board.handler(({ context, input }) => getPoolBoard(context.scope, input)),
  book: inLane.floatingPool.book.handler(({ context, input }) => bookFloating(context.scope, input)),
  release: inLane.floatingPool.release.handler(({ context, input }) => releaseFloating(context.scope, input)),
};
