import { app, BrowserWindow, dialog, ipcMain, type OpenDialogOptions } from 'electron';
import { argumentsFor, keepChosenFolder } from './chosen-folder';
import { sentence, type Language } from './contract/sentences';
import { FOLDER_CHANNEL } from './port-channel';
import { isFromOwnPage } from './window';

/** What a choice of the data folder needs to know of this start. */
export type FolderChoice = {
  readonly language: Language;
  /** Where the app keeps its data unless told otherwise. */
  readonly usual: string;
  /** The data folder of this start. */
  readonly folder: string;
};

/** Asks for another data folder in the system's own dialog and, if one is chosen, starts the app again in it. */
const choose = async ({ language, usual, folder }: FolderChoice): Promise<boolean> => {
  const options: OpenDialogOptions = {
    title: sentence(language, 'desktop.choose-folder'),
    defaultPath: folder,
    properties: ['openDirectory', 'createDirectory'],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  const [chosen] = filePaths;
  if (canceled || chosen === undefined || chosen === folder) return false;
  keepChosenFolder(usual, chosen);
  app.relaunch({ args: argumentsFor(process.argv.slice(1), chosen) });
  app.quit();
  return true;
};

/** Answers the page that asks for another data folder; nobody else gets the dialog. */
export const offerFolders = (choice: FolderChoice): void => {
  ipcMain.on(FOLDER_CHANNEL, (event) => {
    if (isFromOwnPage(event)) void choose(choice);
  });
};

/** Says why the data folder is not opened, offers to choose another one, and ends this start either way. */
export const sayRefused = async (why: string, choice: FolderChoice): Promise<void> => {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Lineside',
    message: why,
    buttons: [sentence(choice.language, 'desktop.choose-folder'), sentence(choice.language, 'menu.quit')],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0 && (await choose(choice))) return;
  app.quit();
};
