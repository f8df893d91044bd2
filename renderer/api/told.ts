import { useSyncExternalStore } from 'react';
import type { TextKey } from '../i18n';

/** Where a notice leads. */
export type Target = {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, unknown>>;
};

/** Something that happened and that may have been missed: long work that ended, a connection that came back. */
export type Told = {
  readonly id: string;
  /** A success is shown for moments; news and failures stay until they are read. */
  readonly kind: 'success' | 'news' | 'failure';
  readonly key: TextKey;
  readonly params: Readonly<Record<string, string | number>>;
  /** The engine's own words on it, if there are any. */
  readonly reason: string | null;
  readonly target: Target | null;
  readonly at: Date;
};

let told: readonly Told[] = [];
let serial = 0;
const listeners = new Set<() => void>();

const change = (next: readonly Told[]): void => {
  told = next;
  for (const listener of listeners) listener();
};

/** Tells what has happened, quietly: a success for moments, anything else until it is read. */
export const tell = (
  news: Pick<Told, 'kind' | 'key'> & Partial<Pick<Told, 'params' | 'reason' | 'target'>>,
): void => {
  serial += 1;
  const whole: Told = {
    params: {},
    reason: null,
    target: null,
    ...news,
    id: `told ${serial}`,
    at: new Date(),
  };
  change([whole, ...told].slice(0, 50));
};

/** Takes away what was told: one thing, or everything when somebody else sits down. */
export const forgetTold = (id?: string): void =>
  change(id === undefined ? [] : told.filter((each) => each.id !== id));

/** What was told and not yet taken away, newest first. */
export const useTold = (): readonly Told[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => told,
  );
