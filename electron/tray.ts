import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import { sentence, type Language } from './contract/sentences';

/** The mark in the system's tray while other computers may use this installation. */
export type SharingMark = {
  /** Shows the mark with the addresses; takes it away when there is none. */
  readonly show: (addresses: readonly string[]) => void;
  readonly isShown: () => boolean;
};

/** Makes the mark, which stands nowhere yet. A click on it brings the window back. */
export const createSharingMark = (
  language: Language,
  iconFile: string,
  { openWindow, quit }: { readonly openWindow: () => void; readonly quit: () => void },
): SharingMark => {
  let tray: Tray | null = null;
  const menuOf = (addresses: readonly string[]): MenuItemConstructorOptions[] => [
    { label: sentence(language, 'tray.sharing'), enabled: false },
    ...addresses.map((address): MenuItemConstructorOptions => ({ label: address, enabled: false })),
    { type: 'separator' },
    { label: sentence(language, 'tray.open'), click: openWindow },
    { label: sentence(language, 'menu.quit'), click: quit },
  ];
  return {
    show: (addresses) => {
      if (addresses.length === 0) {
        tray?.destroy();
        tray = null;
        return;
      }
      if (!tray) {
        tray = new Tray(iconFile);
        tray.on('click', openWindow);
      }
      tray.setToolTip(`Lineside · ${sentence(language, 'tray.sharing')}`);
      tray.setContextMenu(Menu.buildFromTemplate(menuOf(addresses)));
    },
    isShown: () => tray !== null,
  };
};
