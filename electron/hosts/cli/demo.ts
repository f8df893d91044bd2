import { rememberFolder } from '../../../db';
import type { Invocation } from './invocation';
import { withSession } from './session';

type Plan = { readonly seed?: number; readonly days?: number; readonly until?: string };

/** Loads the demo plant, into a new database where the folder has none; Ctrl-C ends it and leaves what was there. */
export const loadDemoInto = async (
  invocation: Invocation,
  plan: Plan,
  onProgress: (share: number) => void,
) => {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  process.once('SIGINT', cancel);
  const undo = rememberFolder(invocation.folder);
  try {
    return await withSession(
      invocation,
      ({ actor, engine }) => engine.parts.demo.load(actor, plan, { signal: controller.signal, onProgress }),
      { create: invocation.as === null },
    );
  } catch (error) {
    undo();
    throw error;
  } finally {
    process.removeListener('SIGINT', cancel);
  }
};

/** Takes the demo plant out again. */
export const removeDemoFrom = (invocation: Invocation) =>
  withSession(invocation, ({ call }) => call.demo.remove());
