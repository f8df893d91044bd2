import type { Sentences } from './sentences';

/** Why other computers are not let in. */
export const sharing = {
  en: {
    'sharing.not-here': 'Only the desktop app can be shared. Start it on this PC and share it there.',
    'sharing.given-passwords':
      'Not shared: {count} users still have a password that somebody else chose ({names}). They have to log in once and change it, or be deactivated.',
  },
  es: {
    'sharing.not-here':
      'Solo se puede compartir la aplicación de escritorio. Iníciela en esta PC y compártala ahí.',
    'sharing.given-passwords':
      'No se compartió: {count} usuarios siguen con una contraseña que otra persona eligió ({names}). Deben entrar una vez y cambiarla, o quedar desactivados.',
  },
} as const satisfies Sentences;
