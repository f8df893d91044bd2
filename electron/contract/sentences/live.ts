import type { Sentences } from './sentences';

/** Failures of listening to what changes. */
export const live = {
  en: {
    'live.too-many':
      'This log-in already follows changes in {most} windows. This one asks again by itself now and then.',
  },
  es: {
    'live.too-many':
      'Esta sesión ya sigue los cambios en {most} ventanas. Esta vuelve a preguntar sola de vez en cuando.',
  },
} satisfies Sentences;
