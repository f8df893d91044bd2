import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '..', 'dist', 'preload');

test('the preload is one file that a sandboxed window can load, and offers the page two things to ask for', async () => {
  expect((await readdir(folder)).filter((name) => !name.endsWith('.map'))).toEqual(['preload.cjs']);
  const sent: string[] = [];
  const posted: unknown[][] = [];
  type Offered = { readonly connect: () => void; readonly chooseDataFolder: () => void };
  const offered: Record<string, Offered> = {};
  const heard = new Map<string, (event: { ports: unknown[] }) => void>();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Offered) => (offered[name] = api),
    },
    ipcRenderer: {
      send: (channel: string) => sent.push(channel),
      on: (channel: string, listener: (event: { ports: unknown[] }) => void) => heard.set(channel, listener),
    },
  };
  vm.runInNewContext(await readFile(path.join(folder, 'preload.cjs'), 'utf8'), {
    // Whatever else it required would be missing in a sandboxed window.
    require: (name: string) => {
      expect(name).toBe('electron');
      return electron;
    },
    module: { exports: {} },
    exports: {},
    location: { origin: 'lineside://app' },
    window: { postMessage: (...message: unknown[]) => posted.push(message) },
  });
  expect(Object.keys(offered)).toEqual(['lineside']);
  expect(Object.keys(offered['lineside'] ?? {})).toEqual(['connect', 'chooseDataFolder']);
  offered['lineside']?.connect();
  expect(sent).toEqual(['lineside:port']);
  heard.get('lineside:port')?.({ ports: ['a port'] });
  expect(posted).toEqual([['lineside:port', 'lineside://app', ['a port']]]);
  offered['lineside']?.chooseDataFolder();
  expect(sent).toEqual(['lineside:port', 'lineside:choose-folder']);
});
