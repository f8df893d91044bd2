import { outsideLanes, requireActor } from './procedure';

export const stations = {
  here: outsideLanes.stations.here.handler(async ({ context }) => {
    const station = await context.engine.identity.findStation(context.stationToken);
    return station && { name: station.name, allowsPin: station.allowsPin };
  }),
  list: outsideLanes.stations.list.handler(({ context }) =>
    context.engine.identity.listStations(requireActor(context), context),
  ),
  register: outsideLanes.stations.register.handler(async ({ context, input }) => {
    const { token, station } = await context.engine.identity.registerStation(
      requireActor(context),
      input,
      context,
    );
    context.stationCarrier.set(token);
    return station;
  }),
  update: outsideLanes.stations.update.handler(({ context, input }) =>
    context.engine.identity.updateStation(requireActor(context), input, context),
  ),
  revoke: outsideLanes.stations.revoke.handler(async ({ context, input }) => {
    const here = await context.engine.identity.findStation(context.stationToken);
    const revoked = await context.engine.identity.revokeStation(requireActor(context), input.id, context);
    if (here?.id === revoked.id) context.stationCarrier.clear();
    return revoked;
  }),
  idleLimit: outsideLanes.stations.idleLimit.handler(async ({ context }) => ({
    minutes: await context.engine.identity.getIdleMinutes(requireActor(context)),
  })),
  setIdleLimit: outsideLanes.stations.setIdleLimit.handler(async ({ context, input }) => ({
    minutes: await context.engine.identity.setIdleMinutes(requireActor(context), input.minutes),
  })),
};
