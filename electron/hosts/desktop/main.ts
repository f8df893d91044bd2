import type { ParentPort } from 'electron';
import { createEngine } from '../../engine';
import { dataFolderOf } from '../../security';
import { answerWindow } from './window-calls';

/*
 * Entry of the desktop app's data process. The main process passes one end of a channel for each page that asks; the
 * page holds the other end.
 */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

const folder = dataFolderOf(process.argv, '');
if (folder === '') throw new Error('The data process needs --data DIR.');

const engine = await createEngine({
  folder,
  create: true,
  readerFile: new URL('./reader.js', import.meta.url),
});
await engine.parts.identity.prepare();
const answer = answerWindow(engine);

parentPort.on('message', ({ ports: [port] }) => {
  if (!port) return;
  answer(port);
  port.start();
});
