import type { Sentences } from './sentences';

/** What a session that hangs on a wall is told. */
export const board = {
  en: {
    'board.no-session': 'Only a log-in of one’s own can become a board.',
    'board.only': 'A board on a wall shows its lines and nothing else. Leave the board and log in for more.',
  },
  es: {
    'board.no-session': 'Solo una sesión propia puede convertirse en tablero.',
    'board.only':
      'Un tablero de pared muestra sus líneas y nada más. Para lo demás, salga del tablero e inicie sesión.',
  },
} as const satisfies Sentences;
