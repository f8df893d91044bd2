import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Name of the file, in the folder where the app keeps its data unless told otherwise, that names another one. */
const NOTE = 'data-folder.json';

/** The data folder that somebody has chosen in place of the usual one; the usual one where nobody has. */
export const chosenFolderOf = (usual: string): string => {
  try {
    const { folder } = JSON.parse(readFileSync(path.join(usual, NOTE), 'utf8')) as { folder?: unknown };
    return typeof folder === 'string' && path.isAbsolute(folder) ? folder : usual;
  } catch {
    return usual;
  }
};

/** Notes which data folder is opened from now on. */
export const keepChosenFolder = (usual: string, folder: string): void => {
  mkdirSync(usual, { recursive: true });
  writeFileSync(path.join(usual, NOTE), `${JSON.stringify({ folder })}\n`);
};

/** The arguments of a start in another data folder: whichever one they named is replaced. */
export const argumentsFor = (args: readonly string[], folder: string): string[] => {
  const others = args.filter(
    (arg, at) => arg !== '--data' && args[at - 1] !== '--data' && !arg.startsWith('--data='),
  );
  return [...others, '--data', folder];
};
