import { version } from '../../package.json';
import { describeDataFolder, Failure, judgePassword } from '../../db';
import { outsideLanes } from './procedure';
import { toMe } from './session';

export const setup = {
  status: outsideLanes.setup.status.handler(async ({ context: { engine, host } }) => {
    const needsAdmin = await engine.identity.needsAdmin();
    return { needsAdmin, version, folder: needsAdmin ? describeDataFolder(engine.folder) : null, host };
  }),
  judgePassword: outsideLanes.setup.judgePassword.handler(async ({ context, input }) => {
    if (!(await context.engine.identity.needsAdmin())) throw new Failure('conflict', 'setup.done');
    return judgePassword(input.password, input.username);
  }),
  createAdmin: outsideLanes.setup.createAdmin.handler(async ({ context, input }) => {
    const { token, person } = await context.engine.identity.createFirstAdmin(input, context);
    context.carrier.set(token);
    return toMe(person);
  }),
};
