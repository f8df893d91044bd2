import type { Sentences } from './sentences';

export const kpi = { en: {}, es: {} } as const satisfies Sentences;
