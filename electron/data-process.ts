import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { StationKeeper } from './station-token';
import type { Language } from './contract/sentences';
import {
  PORT_CHANNEL,
  REFUSED_CHANNEL,
  SESSION_CHANNEL,
  SHARING_CHANNEL,
  STATION_CHANNEL,
  STOP_CHANNEL,
  type DataProcessMessage,
} from './port-channel';

const MOST_RESTARTS = 3;
const RESTARTS_COUNT_FOR_MS = 5 * 60_000;

/** The process that owns the data, started again when it crashes. */
export type DataProcess = {
  /** Gives it one end of a page's channel. */
  readonly passPort: (port: MessagePortMain) => void;
  /** Closes the database and ends it; resolves when it has ended. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the data process and keeps it going: after a crash it is started again with the session that the window had,
 * and `onLost` tells that ports lead nowhere. It is given up after a refusal to open the data folder, and after the
 * fourth crash in five minutes; then `onEnd` gets the reason in `language`, if it told one, and the exit code.
 */
export const startDataProcess = (
  file: string,
  folder: string,
  {
    language,
    station,
    onSharing,
    onLost,
    onEnd,
  }: {
    readonly language: Language;
    readonly station: StationKeeper;
    /** Hears the addresses under which other computers may use it; none while it is not shared. */
    readonly onSharing: (addresses: readonly string[]) => void;
    readonly onLost: () => void;
    readonly onEnd: (why: string | null, code: number) => void;
  },
): DataProcess => {
  let token: string | null = null;
  let why: string | null = null;
  let crashes: number[] = [];
  let whenStopped: (() => void) | null = null;

  const start = (): UtilityProcess => {
    const child = utilityProcess.fork(file, ['--data', folder, '--language', language], {
      serviceName: 'Lineside engine',
      stdio: 'inherit',
    });
    child.on('message', (message: DataProcessMessage) => {
      if (message.channel === REFUSED_CHANNEL) why = message.why;
      if (message.channel === SESSION_CHANNEL) token = message.token;
      if (message.channel === STATION_CHANNEL) station.keep(message.token);
      if (message.channel === SHARING_CHANNEL) onSharing(message.addresses);
    });
    child.on('exit', (code) => {
      running = null;
      onSharing([]);
      if (whenStopped) return whenStopped();
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < RESTARTS_COUNT_FOR_MS), now];
      if (why !== null || crashes.length > MOST_RESTARTS) return onEnd(why, code);
      running = start();
      onLost();
    });
    if (token !== null) child.postMessage({ channel: SESSION_CHANNEL, token });
    const stationToken = station.read();
    if (stationToken !== null) child.postMessage({ channel: STATION_CHANNEL, token: stationToken });
    return child;
  };

  let running: UtilityProcess | null = start();
  return {
    passPort: (port) => running?.postMessage(PORT_CHANNEL, [port]),
    stop: () =>
      new Promise((resolve) => {
        whenStopped = resolve;
        if (running) running.postMessage(STOP_CHANNEL);
        else resolve();
      }),
  };
};
