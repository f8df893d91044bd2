import type { Change, Reach } from '../../db';
import type { LiveChange } from '../contract/live';
import { hasRight } from '../contract/rights';

const MOST_DATES = 60;

/** Changes that one listener has not been told yet: merged by client, so that there is never more than one of each. */
export type Waiting = {
  readonly add: (changes: readonly Change[]) => void;
  /** Takes the news of one client that the reach holds, and forgets those that it does not hold; null when none is left. */
  readonly take: (reach: Reach) => LiveChange | null;
  readonly isEmpty: () => boolean;
};

type Merged = { readonly tables: Set<string>; readonly dates: Set<string>; hasAnyDate: boolean };

const isTold = (clientId: number | null, { role, clientIds, isBoard }: Reach): boolean =>
  clientId === null ? hasRight(role, 'administer') && !isBoard : clientIds.includes(clientId);

/** Makes an empty one. */
export const createWaiting = (): Waiting => {
  const byClient = new Map<number | null, Merged>();
  return {
    add: (changes) => {
      for (const { clientId, table, date } of changes) {
        const merged = byClient.get(clientId) ?? { tables: new Set(), dates: new Set(), hasAnyDate: false };
        byClient.set(clientId, merged);
        merged.tables.add(table);
        if (date === null || merged.hasAnyDate) continue;
        merged.dates.add(date);
        merged.hasAnyDate = merged.dates.size > MOST_DATES;
      }
    },
    take: (reach) => {
      for (const [clientId, { tables, dates, hasAnyDate }] of byClient) {
        byClient.delete(clientId);
        if (!isTold(clientId, reach)) continue;
        return {
          clientId,
          tables: [...tables].toSorted(),
          dates: hasAnyDate ? [] : [...dates].toSorted(),
        };
      }
      return null;
    },
    isEmpty: () => byClient.size === 0,
  };
};
