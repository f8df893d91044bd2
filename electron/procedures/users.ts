import { outsideLanes, requireActor } from './procedure';

export const users = {
  list: outsideLanes.users.list.handler(({ context }) =>
    context.engine.identity.listUsers(requireActor(context)),
  ),
  create: outsideLanes.users.create.handler(({ context, input }) =>
    context.engine.identity.createUser(requireActor(context), input),
  ),
};
