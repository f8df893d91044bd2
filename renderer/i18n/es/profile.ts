import type { profile as english } from '../en/profile';

export const profile: Record<keyof typeof english, string> = {
  'profile.title': 'Perfil',
  'profile.who': 'Cuenta',
  'profile.who-note': 'El nombre, el rol y los clientes los cambia un administrador.',
  'profile.looks': 'Cómo se ven las páginas',
  'profile.density': 'Renglones',
  'profile.density-comfortable': 'Amplios',
  'profile.density-compact': 'Compactos',
  'profile.numbers': 'Números',
  'profile.numbers-language': 'Como en el idioma ({sample})',
  'profile.numbers-note':
    'Cada cambio se aplica al momento y va con la cuenta. Al capturar, la coma y el punto valen como signo decimal.',
  'profile.preview': 'Muestra',
  'profile.preview-date': 'Fecha de turno',
  'profile.preview-pieces': 'Piezas',
  'profile.preview-hours': 'Horas',
  'profile.preview-change': 'Cambio',
  'profile.preview-note': 'Números inventados, al {at}.',
  'profile.password-note': 'Una contraseña nueva cierra las sesiones abiertas en otros lugares.',
  'profile.sessions': 'Dónde está abierta la cuenta',
  'profile.end-session': 'Cerrar la sesión del {time}',
};
