import type { Sentences } from './sentences';

/** What can be wrong with a saved view. */
export const views = {
  en: {
    'views.name-taken': 'Another view of this page is already called “{name}”.',
    'views.too-many': 'There are {most} saved views of this client already. Remove one first.',
  },
  es: {
    'views.name-taken': 'Otra vista de esta página ya se llama “{name}”.',
    'views.too-many': 'Ya hay {most} vistas guardadas de este cliente. Quite una primero.',
  },
} as const satisfies Sentences;
