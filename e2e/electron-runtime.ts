import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright-core';
import type { DesktopApp } from './desktop-station';

const root = path.resolve(import.meta.dirname, '..');

const executable = (): string => {
  const folder = path.join(root, 'node_modules', 'electron');
  return path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
};

/** Starts the built app in the Electron runtime that is installed. */
export const launchRuntime = async (folder: string, locale: string): Promise<DesktopApp> => {
  const args = [root, '--data', folder, `--lang=${locale}`];
  const app = await _electron.launch({ executablePath: executable(), args });
  const findDataProcess = (): Promise<number | undefined> =>
    app.evaluate(
      ({ app: running }) =>
        running.getAppMetrics().find(({ serviceName }) => serviceName === 'Lineside engine')?.pid,
    );
  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    process: findDataProcess,
    crash: async () => {
      const pid = await findDataProcess();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      return pid;
    },
  };
  const ended = async (): Promise<number | null> => {
    const child = app.process();
    if (child.exitCode === null) await once(child, 'exit');
    return child.exitCode;
  };
  return {
    page: await app.firstWindow(),
    context: app.context(),
    boxes: [],
    ask: async <T>(name: string): Promise<T> => {
      const answer = answers[name];
      if (!answer) throw new Error(`Electron itself is not asked for ${name}`);
      return (await answer()) as T;
    },
    startAgain: async () => {
      const second = spawn(executable(), args);
      await once(second, 'exit');
      return second.exitCode;
    },
    ended,
    end: () => app.close(),
  };
};
