import type { Sentences } from './sentences';

/** What is wrong with a standard. */
export const standards = {
  en: {
    'standards.changed':
      'Somebody changed this standard in the meantime. Look at it again before saving. Nothing was saved.',
  },
  es: {
    'standards.changed':
      'Alguien cambió este estándar mientras tanto. Revíselo antes de guardar. No se guardó nada.',
  },
} as const satisfies Sentences;
