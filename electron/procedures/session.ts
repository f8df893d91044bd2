import { notFound, type Person } from '../../db';
import { THEMES, type Me } from '../contract/session';
import { outsideLanes, requireActor } from './procedure';

/** A person as the contract tells one; a theme that this version does not know counts as none. */
export const toMe = (person: Person): Me => ({
  ...person,
  theme: THEMES.find((theme) => theme === person.theme) ?? null,
});

export const session = {
  login: outsideLanes.session.login.handler(async ({ context, input }) => {
    const { token, person } = await context.engine.identity.login(input, context);
    context.carrier.set(token);
    return toMe(person);
  }),
  logout: outsideLanes.session.logout.handler(async ({ context }) => {
    await context.engine.identity.logout(context.token);
    context.carrier.clear();
    return { loggedOut: true as const };
  }),
  me: outsideLanes.session.me.handler(async ({ context }) => {
    const person = context.actor && (await context.engine.identity.findPerson(context.actor));
    return person && toMe(person);
  }),
  setPreferences: outsideLanes.session.setPreferences.handler(async ({ context, input }) =>
    toMe(await context.engine.identity.setPreferences(requireActor(context), input)),
  ),
  changePassword: outsideLanes.session.changePassword.handler(async ({ context, input }) => {
    const actor = requireActor(context);
    await context.engine.identity.changePassword(actor, input, context.token);
    const person = await context.engine.identity.findPerson(actor);
    if (!person) throw notFound('user');
    return toMe(person);
  }),
  list: outsideLanes.session.list.handler(({ context }) =>
    context.engine.identity.listSessions(requireActor(context), 'own', context.token),
  ),
  end: outsideLanes.session.end.handler(async ({ context, input }) => {
    await context.engine.identity.endSession(requireActor(context), 'own', input.id);
    return { ended: true as const };
  }),
};
