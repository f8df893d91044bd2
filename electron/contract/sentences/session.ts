import type { Sentences } from './sentences';

export const session = { en: {}, es: {} } as const satisfies Sentences;
