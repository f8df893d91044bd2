import { outsideLanes, requireActor } from './procedure';

export const users = {
  list: outsideLanes.users.list.handler(({ context }) =>
    context.engine.identity.listUsers(requireActor(context)),
  ),
  create: outsideLanes.users.create.handler(({ context, input }) =>
    context.engine.identity.createUser(requireActor(context), input),
  ),
  update: outsideLanes.users.update.handler(({ context, input }) =>
    context.engine.identity.updateUser(requireActor(context), input),
  ),
  resetPassword: outsideLanes.users.resetPassword.handler(({ context, input }) =>
    context.engine.identity.resetPassword(requireActor(context), input),
  ),
  setPin: outsideLanes.users.setPin.handler(({ context, input }) =>
    context.engine.identity.setPin(requireActor(context), input),
  ),
  clearPin: outsideLanes.users.clearPin.handler(({ context, input }) =>
    context.engine.identity.setPin(requireActor(context), { code: input.code, pin: null }),
  ),
  sessions: outsideLanes.users.sessions.handler(({ context }) =>
    context.engine.identity.listSessions(requireActor(context), 'all', context.token),
  ),
  endSession: outsideLanes.users.endSession.handler(async ({ context, input }) => {
    await context.engine.identity.endSession(requireActor(context), 'all', input.id);
    return { ended: true as const };
  }),
  failedLogins: outsideLanes.users.failedLogins.handler(({ context }) =>
    context.engine.identity.listFailedLogins(requireActor(context)),
  ),
  unlock: outsideLanes.users.unlock.handler(async ({ context, input }) => {
    await context.engine.identity.unlock(requireActor(context), input.username);
    return { unlocked: true as const };
  }),
};
