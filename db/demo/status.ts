import type { ClientScope } from '../scope';
import { findMark } from './mark';
import type { DemoPlan } from './plan';
import { clientsInTheWay } from './room';

/** Whether the demo plant is in the database, and whether it could be loaded. */
export type DemoStatus = {
  readonly canLoad: boolean;
  /** Codes of the clients that it does not go beside. */
  readonly inTheWay: string[];
  readonly loaded: (DemoPlan & { readonly clientCodes: string[] }) | null;
};

/** How things stand. */
export const findDemo = async (scope: ClientScope): Promise<DemoStatus> => {
  const inTheWay = clientsInTheWay(scope);
  const mark = findMark(scope);
  const isLoaded = mark !== null && !mark.isRemoved;
  return {
    canLoad: inTheWay.length === 0,
    inTheWay,
    loaded: isLoaded
      ? { seed: mark.seed, days: mark.days, until: mark.until, clientCodes: mark.clientCodes }
      : null,
  };
};
