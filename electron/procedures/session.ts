import { notFound, type Person } from '../../db';
import { DENSITIES, NUMBER_FORMATS, THEMES, type Me } from '../contract/session';
import { outsideLanes, requireActor, type CallContext } from './procedure';

/** A person as the contract tells one; a preference that this version does not know counts as none. */
export const toMe = (person: Person): Me => ({
  ...person,
  theme: THEMES.find((theme) => theme === person.theme) ?? null,
  density: DENSITIES.find((density) => density === person.density) ?? null,
  numberFormat: NUMBER_FORMATS.find((format) => format === person.numberFormat) ?? null,
});

const getMe = async (context: CallContext): Promise<Me> => {
  const person = await context.engine.identity.findPerson(requireActor(context), context);
  if (!person) throw notFound('user');
  return toMe(person);
};

export const session = {
  login: outsideLanes.session.login.handler(async ({ context, input }) => {
    const { token, person } = await context.engine.identity.login(input, context);
    context.carrier.set(token);
    return toMe(person);
  }),
  loginWithPin: outsideLanes.session.loginWithPin.handler(async ({ context, input }) => {
    const { token, person } = await context.engine.identity.loginWithPin(input, context);
    context.carrier.set(token);
    return toMe(person);
  }),
  logout: outsideLanes.session.logout.handler(async ({ context, input }) => {
    await context.engine.identity.logout(context.token, input?.isIdle);
    context.carrier.clear();
    return { loggedOut: true as const };
  }),
  me: outsideLanes.session.me.handler(async ({ context }) => {
    const person = context.actor && (await context.engine.identity.findPerson(context.actor, context));
    return person && toMe(person);
  }),
  setPreferences: outsideLanes.session.setPreferences.handler(async ({ context, input }) =>
    toMe(await context.engine.identity.setPreferences(requireActor(context), input, context)),
  ),
  changePassword: outsideLanes.session.changePassword.handler(async ({ context, input }) => {
    await context.engine.identity.changePassword(requireActor(context), input, context.token);
    return getMe(context);
  }),
  setPin: outsideLanes.session.setPin.handler(async ({ context, input }) => {
    await context.engine.identity.setOwnPin(requireActor(context), input, context.stationToken);
    return getMe(context);
  }),
  list: outsideLanes.session.list.handler(({ context }) =>
    context.engine.identity.listSessions(requireActor(context), 'own', context.token),
  ),
  end: outsideLanes.session.end.handler(async ({ context, input }) => {
    await context.engine.identity.endSession(requireActor(context), 'own', input.id);
    return { ended: true as const };
  }),
};
