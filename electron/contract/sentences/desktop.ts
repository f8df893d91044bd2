import type { Sentences } from './sentences';

/** Words of the desktop app's own frame: menus and the last box before it closes. */
export const desktop = {
  en: {
    'menu.about': 'About Lineside',
    'menu.copy': 'Copy',
    'menu.cut': 'Cut',
    'menu.data-folder': 'Show the data folder',
    'menu.edit': 'Edit',
    'menu.file': 'File',
    'menu.full-screen': 'Full screen',
    'menu.help': 'Help',
    'menu.paste': 'Paste',
    'menu.quit': 'Quit',
    'menu.redo': 'Redo',
    'menu.reload': 'Reload the page',
    'menu.select-all': 'Select all',
    'menu.undo': 'Undo',
    'menu.view': 'View',
    'menu.zoom-in': 'Larger',
    'menu.zoom-out': 'Smaller',
    'menu.zoom-reset': 'Usual size',
    'desktop.stopped':
      'The part of Lineside that keeps the data stopped again and again (code {code}). What was saved is safe. Start Lineside again; if this comes back, restore the newest backup.',
  },
  es: {
    'menu.about': 'Acerca de Lineside',
    'menu.copy': 'Copiar',
    'menu.cut': 'Cortar',
    'menu.data-folder': 'Mostrar la carpeta de datos',
    'menu.edit': 'Edición',
    'menu.file': 'Archivo',
    'menu.full-screen': 'Pantalla completa',
    'menu.help': 'Ayuda',
    'menu.paste': 'Pegar',
    'menu.quit': 'Salir',
    'menu.redo': 'Rehacer',
    'menu.reload': 'Volver a cargar la página',
    'menu.select-all': 'Seleccionar todo',
    'menu.undo': 'Deshacer',
    'menu.view': 'Ver',
    'menu.zoom-in': 'Más grande',
    'menu.zoom-out': 'Más pequeño',
    'menu.zoom-reset': 'Tamaño normal',
    'desktop.stopped':
      'La parte de Lineside que guarda los datos se detuvo varias veces (código {code}). Lo guardado está a salvo. Inicie Lineside otra vez; si vuelve a ocurrir, restaure la copia de seguridad más reciente.',
  },
} as const satisfies Sentences;
