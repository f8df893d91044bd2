import type { Sentences } from './sentences';

export const exchange = { en: {}, es: {} } as const satisfies Sentences;
