import type { Sentences } from './sentences';

export const notices = {
  en: { 'notices.backup-error': 'The backup could not be written: {reason}' },
  es: { 'notices.backup-error': 'No se pudo escribir el respaldo: {reason}' },
} as const satisfies Sentences;
