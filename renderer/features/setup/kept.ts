import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** The steps of the first run, in order; the last two are the administrator's own. */
export const STEPS = ['welcome', 'folder', 'admin', 'start', 'done'] as const;
export type Step = (typeof STEPS)[number];

const KEY = 'lineside.first-run';

const keptSchema = z.object({
  step: z.enum(STEPS).catch('welcome'),
  /** Code of the administrator whom the last two steps belong to. */
  userCode: z.string().nullable().catch(null),
  username: z.string().catch(''),
  fullName: z.string().catch(''),
  start: z.enum(['empty', 'demo']).catch('empty'),
  clientName: z.string().catch(''),
  /** Null: what the name suggests. */
  clientCode: z.string().nullable().catch(null),
  industry: z.enum(['apparel', 'footwear', 'textile', 'general']).catch('apparel'),
  line: z.string().catch('L1'),
  timezone: z.string().nullable().catch(null),
});
/** What of the first run outlives a reload; a password never does. */
export type Kept = z.infer<typeof keptSchema>;

const readKept = (): Kept => {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return keptSchema.parse({});
  }
};

let kept: Kept | null = null;
const listeners = new Set<() => void>();

const keptNow = (): Kept => (kept ??= readKept());

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Notes what was typed or which step comes next. */
export const keep = (change: Partial<Kept>): void => {
  kept = { ...keptNow(), ...change };
  localStorage.setItem(KEY, JSON.stringify(kept));
  tell();
};

/** Ends the first run of this browser. */
export const forgetFirstRun = (): void => {
  localStorage.removeItem(KEY);
  kept = null;
  tell();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What is kept of the first run, as it changes. */
export const useKept = (): Kept => useSyncExternalStore(subscribe, keptNow);

/** Whether an administrator is still at their first run in this browser. */
export const useIsStarting = (userCode: string): boolean => {
  const { step, userCode: whose } = useKept();
  return whose === userCode && (step === 'start' || step === 'done');
};

const SHORTEST_WORD = 2;
const LONGEST_CODE = 12;

/** The code that a client's name suggests: its first word in capitals, without accents. */
export const suggestCode = (name: string): string => {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const word = words.find(({ length }) => length >= SHORTEST_WORD) ?? words[0] ?? '';
  return word.slice(0, LONGEST_CODE);
};
