import { Failure } from '../../db';
import type { SharingState } from '../contract/sharing';
import { outsideLanes, requireActor, type CallContext } from './procedure';

const NOT_HERE: SharingState = {
  isPossible: false,
  isOn: false,
  addresses: [],
  port: null,
  fingerprint: null,
  since: null,
  by: null,
};

const deskOf = ({ engine }: Pick<CallContext, 'engine'>) => {
  if (!engine.sharing) throw new Failure('conflict', 'sharing.not-here');
  return engine.sharing;
};

export const sharing = {
  status: outsideLanes.sharing.status.handler(({ context }) =>
    context.engine.sharing ? context.engine.sharing.status() : NOT_HERE,
  ),
  start: outsideLanes.sharing.start.handler(({ context, input }) =>
    deskOf(context).start(requireActor(context), input.port),
  ),
  stop: outsideLanes.sharing.stop.handler(({ context }) => deskOf(context).stop(requireActor(context))),
};
