import { Menu, shell, type MenuItemConstructorOptions } from 'electron';
import { sentence, type Language } from './contract/sentences';

type Words = (key: string) => string;

const edit = (t: Words): MenuItemConstructorOptions => ({
  label: t('menu.edit'),
  submenu: [
    { role: 'undo', label: t('menu.undo') },
    { role: 'redo', label: t('menu.redo') },
    { type: 'separator' },
    { role: 'cut', label: t('menu.cut') },
    { role: 'copy', label: t('menu.copy') },
    { role: 'paste', label: t('menu.paste') },
    { role: 'selectAll', label: t('menu.select-all') },
  ],
});

const view = (t: Words, isPackaged: boolean): MenuItemConstructorOptions => ({
  label: t('menu.view'),
  submenu: [
    { role: 'reload', label: t('menu.reload') },
    { type: 'separator' },
    { role: 'zoomIn', label: t('menu.zoom-in') },
    { role: 'zoomOut', label: t('menu.zoom-out') },
    { role: 'resetZoom', label: t('menu.zoom-reset') },
    { type: 'separator' },
    { role: 'togglefullscreen', label: t('menu.full-screen') },
    ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ],
});

/** The app's menu in a language: the roles that every app has, and the way to the data folder. */
export const menuOf = (
  language: Language,
  { folder, isPackaged, platform }: { folder: string; isPackaged: boolean; platform: NodeJS.Platform },
): MenuItemConstructorOptions[] => {
  const t: Words = (key) => sentence(language, key);
  const about: MenuItemConstructorOptions = { role: 'about', label: t('menu.about') };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: t('menu.quit') };
  const openFolder: MenuItemConstructorOptions = {
    label: t('menu.data-folder'),
    click: () => void shell.openPath(folder),
  };
  const isMac = platform === 'darwin';
  return [
    isMac
      ? {
          label: 'Lineside',
          submenu: [about, { type: 'separator' }, openFolder, { type: 'separator' }, quit],
        }
      : { label: t('menu.file'), submenu: [openFolder, { type: 'separator' }, quit] },
    edit(t),
    view(t, isPackaged),
    ...(isMac ? [] : [{ label: t('menu.help'), submenu: [about] }]),
  ];
};

/** Sets the app's menu. */
export const setMenu = (...input: Parameters<typeof menuOf>): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(...input)));
