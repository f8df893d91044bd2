import { hash, verify, argon2id } from 'argon2';
import commonPasswords from '../../resources/common-passwords.txt?raw';
import { Failure } from '../failure';

/** What a hash costs: memory in KiB and passes over it, always on one lane of argon2id. */
export type HashCost = { readonly memoryKiB: number; readonly passes: number };

/** The least that a hash may cost. */
export const MINIMUM_COST: HashCost = { memoryKiB: 19_456, passes: 2 };

const MOST_MEMORY_KIB = 65_536;
const MOST_PASSES = 12;
const WANTED_MS = 250;
const MIN_CHARACTERS = 10;

const COMMON: ReadonlySet<string> = new Set(
  commonPasswords
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# ')),
);

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

const isMadeOf = (password: string, username: string): boolean => {
  const left = letters(password);
  const words = ['lineside', letters(username)].filter((word) => word.length >= 3);
  return left !== '' && words.reduce((rest, word) => rest.replaceAll(word, ''), left) === '';
};

const plain = (password: string): string => password.normalize('NFKC');

/**
 * Why a password may not be chosen, as the key of a sentence: too short, well known, or made of the user's name or the
 * product's; null when it may. There are no other rules.
 */
export const passwordRefusal = (password: string, username: string): string | null => {
  const text = plain(password);
  if ([...text].length < MIN_CHARACTERS) return 'password.short';
  if (COMMON.has(text.toLowerCase()) || new Set(text).size < 3) return 'password.common';
  return isMadeOf(text, username) ? 'password.name' : null;
};

/** @throws Failure `invalid-input` at the field `password` for one that may not be chosen. */
export const requireGoodPassword = (password: string, username: string): void => {
  const key = passwordRefusal(password, username);
  if (key === null) return;
  const params = { min: MIN_CHARACTERS };
  throw new Failure('invalid-input', key, params, { fields: [{ key, params, path: ['password'] }] });
};

/** Hashes with argon2id at that cost; runs on a thread of its own, never inside a lane. */
export const hashPassword = (password: string, cost: HashCost): Promise<string> =>
  hash(plain(password), {
    type: argon2id,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: 1,
  });

/** Whether a password is the one that was hashed; takes as long as the hash costs. */
export const isPassword = (password: string, hashed: string): Promise<boolean> =>
  verify(hashed, plain(password));

/**
 * The cost at which a hash takes about 250 ms on this machine, found by measuring; never below the minimum.
 * `LINESIDE_ARGON2=minimum` skips the measurement, for tests.
 */
export const measureCost = async (): Promise<HashCost> => {
  if (process.env['LINESIDE_ARGON2'] === 'minimum') return MINIMUM_COST;
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    await hashPassword('a measurement', MINIMUM_COST);
    times.push(performance.now() - start);
  }
  const factor = WANTED_MS / Math.min(...times);
  const memoryKiB = Math.round(
    Math.min(MOST_MEMORY_KIB, Math.max(MINIMUM_COST.memoryKiB, MINIMUM_COST.memoryKiB * factor)),
  );
  const passes = Math.round((factor * MINIMUM_COST.memoryKiB * MINIMUM_COST.passes) / memoryKiB);
  return { memoryKiB, passes: Math.min(MOST_PASSES, Math.max(MINIMUM_COST.passes, passes)) };
};
