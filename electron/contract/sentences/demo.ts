import type { Sentences } from './sentences';

/** What is said about the demo plant. */
export const demo = {
  en: {
    'demo.has-clients':
      'The demo plant goes into a database without clients only, and here is {clients}. Use another data folder. Nothing was written.',
    'demo.loaded': 'The demo plant is here already ({clients}). Remove it before loading it again.',
    'demo.days': 'The demo plant runs for {least} to {most} working days; {days} is not possible.',
    'demo.until': 'The demo plant cannot end after today ({today}); {until} lies in the future.',
    'demo.running': 'The demo plant is being loaded already. Wait for it, or cancel it.',
    'demo.cancelled': 'Cancelled. Nothing of the demo plant was kept.',
    'demo.failed': 'The demo plant could not be loaded: {reason}. Nothing of it was kept.',
    'demo.none': 'There is no demo plant in this database.',
    'demo.remove-self':
      'Removing the demo plant takes its users out, and you are one of them. Log in as an administrator of your own.',
    'demo.remove-last-admin':
      'Without the demo plant there would be no administrator left. Make an administrator of your own first.',
  },
  es: {
    'demo.has-clients':
      'La planta de demostración solo se carga en una base de datos sin clientes, y aquí está {clients}. Use otra carpeta de datos. No se escribió nada.',
    'demo.loaded': 'La planta de demostración ya está aquí ({clients}). Quítela antes de volver a cargarla.',
    'demo.days': 'La planta de demostración abarca de {least} a {most} días hábiles; {days} no es posible.',
    'demo.until':
      'La planta de demostración no puede terminar después de hoy ({today}); {until} está en el futuro.',
    'demo.running': 'La planta de demostración ya se está cargando. Espere a que termine o cancélela.',
    'demo.cancelled': 'Cancelado. No se guardó nada de la planta de demostración.',
    'demo.failed': 'No se pudo cargar la planta de demostración: {reason}. No se guardó nada de ella.',
    'demo.none': 'En esta base de datos no hay planta de demostración.',
    'demo.remove-self':
      'Al quitar la planta de demostración se van también sus usuarios, y usted es uno de ellos. Entre con un administrador propio.',
    'demo.remove-last-admin':
      'Sin la planta de demostración no quedaría ningún administrador. Cree primero un administrador propio.',
  },
} as const satisfies Sentences;
