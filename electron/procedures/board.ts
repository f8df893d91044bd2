import { BOARD_DAYS, getBoard, notFound } from '../../db';
import { inLane, outsideLanes, requireActor } from './procedure';
import { toMe } from './session';

const DAY_SECONDS = 86_400;

export const board = {
  get: inLane.board.get.handler(({ context, input }) => getBoard(context.scope, input)),
  putUp: outsideLanes.board.putUp.handler(async ({ context, input }) => {
    const { engine, carrier, stationToken } = context;
    const actor = requireActor(context);
    const { token } = await engine.identity.putUpBoard(actor, input.clientId, context.token);
    const person = await engine.identity.findPerson(
      { ...actor, board: { clientId: input.clientId } },
      { token, stationToken },
    );
    if (!person) throw notFound('user');
    carrier.set(token, BOARD_DAYS * DAY_SECONDS);
    return toMe(person);
  }),
};
