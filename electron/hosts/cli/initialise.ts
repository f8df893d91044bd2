import { rememberFolder } from '../../../db';
import type { Invocation } from './invocation';
import { readPassword } from './password';
import { withSession } from './session';

/** Makes the database and its first administrator, or neither. */
export const initialise = async (
  invocation: Invocation,
  admin: { readonly username: string; readonly fullName: string; readonly passwordFile: string | undefined },
) => {
  const password = await readPassword(admin.passwordFile);
  const undo = rememberFolder(invocation.folder);
  try {
    const { username, role } = await withSession(
      { ...invocation, as: null },
      ({ call }) =>
        call.setup.createAdmin({
          username: admin.username,
          fullName: admin.fullName,
          password,
        }),
      { create: true },
    );
    return { folder: invocation.folder, username, role };
  } catch (error) {
    undo();
    throw error;
  }
};
