import type { sharing as english } from '../en/sharing';

/** Palabras para compartir con otras computadoras. */
export const sharing: Record<keyof typeof english, string> = {
  'sharing.title': 'Compartir',
  'sharing.not-here':
    'Esta página se inició como servidor web: quien la inició decidió quién puede llegar a ella. Se comparte desde la aplicación de escritorio.',
  'sharing.off':
    'No se comparte: solo esta PC puede usar los datos. Ninguna otra computadora llega a Lineside.',
  'sharing.on':
    'Se comparte: las tabletas y PC de la red llegan a Lineside en estas direcciones, con su propio acceso.',
  'sharing.port': 'Puerto',
  'sharing.port-help': 'El cortafuegos debe dejarlo pasar.',
  'sharing.start': 'Compartir',
  'sharing.stop': 'Dejar de compartir',
  'sharing.copy': 'Copiar',
  'sharing.copied': 'Copiada',
  'sharing.fingerprint': 'Certificado (SHA-256)',
  'sharing.fingerprint-help':
    'El navegador de la tableta avisa una vez, porque el certificado es de esta PC. Muestra los mismos dígitos antes de aceptarlo.',
  'sharing.since': 'Desde',
  'sharing.since-by': '{time}, por {by}',
};
