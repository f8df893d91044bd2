import type { Sentences } from './sentences';

export const production = { en: {}, es: {} } as const satisfies Sentences;
