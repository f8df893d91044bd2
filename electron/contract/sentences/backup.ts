import type { Sentences } from './sentences';

export const backup = { en: {}, es: {} } as const satisfies Sentences;
