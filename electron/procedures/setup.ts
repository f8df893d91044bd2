import { version } from '../../package.json';
import { outsideLanes } from './procedure';
import { toMe } from './session';

export const setup = {
  status: outsideLanes.setup.status.handler(async ({ context }) => ({
    needsAdmin: await context.engine.identity.needsAdmin(),
    version,
  })),
  createAdmin: outsideLanes.setup.createAdmin.handler(async ({ context, input }) => {
    const { token, person } = await context.engine.identity.createFirstAdmin(input, context);
    context.carrier.set(token);
    return toMe(person);
  }),
};
