import { Failure } from '../../db';
import { outsideLanes } from './procedure';

export const live = {
  changes: outsideLanes.live.changes.handler(async ({ context, signal }) => {
    const desk = context.engine.live;
    if (!desk) throw new Failure('locked', 'database.closed');
    return desk.listen(context, signal);
  }),
};
