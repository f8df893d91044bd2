import type { session as english } from '../en/session';

export const session: Record<keyof typeof english, string> = {
  'login.title': 'Iniciar sesión',
  'login.text': 'Captura de producción e indicadores de sus clientes.',
  'login.submit': 'Entrar',
  'login.caps-lock': 'Las mayúsculas están activadas.',
  'login.session-ended': 'La sesión terminó. Lo capturado se conserva y vuelve al entrar.',
  'setup.title': 'Preparar Lineside',
  'setup.text': 'Esta carpeta de datos es nueva. Lo primero es su administrador.',
  'setup.username-help': 'Para entrar; da igual en mayúsculas o minúsculas.',
  'setup.password-help': 'Al menos {count} caracteres y que no sea una común. No se pide nada más.',
  'setup.password-short': 'Al menos {count} caracteres.',
  'setup.password-differs': 'Las dos contraseñas no coinciden.',
  'setup.submit': 'Crear administrador',
  'first-client.title': 'Todavía no hay clientes',
  'first-client.text':
    'Cada orden, turno y número pertenece a un cliente: la empresa o unidad de negocio para la que se trabaja. Cree el primero.',
  'first-client.code': 'Clave',
  'first-client.code-help': 'Corta, como en archivos y reportes.',
  'first-client.name': 'Nombre',
  'first-client.industry': 'Industria',
  'first-client.industry-help': 'Define los primeros motivos, defectos y turnos.',
  'first-client.submit': 'Crear cliente',
  'first-client.command': 'Lo mismo desde la línea de comandos:',
};
