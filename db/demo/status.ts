import { Failure } from '../failure';
import type { ClientScope } from '../scope';
import { findMark } from './mark';
import type { DemoPlan } from './plan';
import { requireRoom } from './room';

/** Whether the demo plant is in the database, and whether it could be loaded. */
export type DemoStatus = {
  readonly canLoad: boolean;
  readonly loaded: (DemoPlan & { readonly clientCodes: string[] }) | null;
};

/** How things stand. */
export const findDemo = async (scope: ClientScope): Promise<DemoStatus> => {
  const mark = findMark(scope);
  const isLoaded = mark !== null && !mark.isRemoved;
  return {
    canLoad: hasRoom(scope),
    loaded: isLoaded
      ? { seed: mark.seed, days: mark.days, until: mark.until, clientCodes: mark.clientCodes }
      : null,
  };
};

const hasRoom = (scope: ClientScope): boolean => {
  try {
    requireRoom(scope);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
};
