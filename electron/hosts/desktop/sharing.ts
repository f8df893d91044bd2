import { hostname, networkInterfaces } from 'node:os';
import { Failure, findSharing, keepSharing, listGivenPasswords, type Actor } from '../../../db';
import type { SharingState } from '../../contract/sharing';
import type { Engine } from '../../engine';
import type { SharingDesk } from '../../procedures/procedure';
import { startWebHost, type WebHost } from '../web/host';
import { certificateFor } from './certificate';

const ENGINE: Actor = { userId: null, code: 'engine', role: 'ADMIN', host: 'engine' };
const MOST_NAMES_TOLD = 5;

type Options = {
  readonly folder: string;
  readonly rendererFolder: string;
  /** Hears the addresses whenever they change; empty while it is not shared. */
  readonly onChange: (addresses: readonly string[]) => void;
};

/** IPv4 addresses of this PC on its networks, and its name. */
const namesHere = (): string[] => [
  ...Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address),
  hostname().toLowerCase(),
];

/** Lets other computers use the desktop app's engine: the web host over TLS, off until an administrator turns it on. */
export const createSharing = (
  engine: Engine,
  { folder, rendererFolder, onChange }: Options,
): SharingDesk & { readonly resume: () => Promise<void>; readonly close: () => Promise<void> } => {
  let host: WebHost | null = null;
  let fingerprint: string | null = null;
  let addresses: readonly string[] = [];
  const { writer } = engine.database;

  const close = async (): Promise<void> => {
    const closing = host;
    host = null;
    addresses = [];
    await closing?.close();
    onChange([]);
  };

  const open = async (port: number): Promise<void> => {
    await close();
    const names = namesHere();
    const certificate = await certificateFor(folder, names);
    host = await startWebHost({
      engine,
      host: '0.0.0.0',
      port,
      rendererFolder,
      isShared: true,
      names,
      tls: certificate,
    });
    fingerprint = certificate.fingerprint;
    addresses = names.map((name) => `https://${name}:${host?.port ?? port}`);
    onChange(addresses);
  };

  const status = async (): Promise<SharingState> => {
    const kept = await writer.run(ENGINE, async (scope) => findSharing(scope));
    // Turned off, the host goes on for a moment, until its last answer has left.
    const isOn = host !== null && kept !== null;
    return {
      isPossible: true,
      isOn,
      addresses: isOn ? [...addresses] : [],
      port: isOn ? (host?.port ?? null) : null,
      fingerprint: isOn ? fingerprint : null,
      since: isOn ? (kept?.since ?? null) : null,
      by: isOn ? (kept?.by ?? null) : null,
    };
  };

  const start = async (actor: Actor, port: number): Promise<SharingState> => {
    const given = await writer.run(actor, async (scope) => listGivenPasswords(scope));
    if (given.length > 0) {
      const names = `${given.slice(0, MOST_NAMES_TOLD).join(', ')}${given.length > MOST_NAMES_TOLD ? ' …' : ''}`;
      throw new Failure('conflict', 'sharing.given-passwords', { count: given.length, names });
    }
    await open(port);
    try {
      const since = new Date().toISOString();
      await writer.run(actor, async (scope) => keepSharing(scope, { port, since, by: actor.code }));
    } catch (error) {
      await close();
      throw error;
    }
    return status();
  };

  return {
    status,
    start,
    stop: async (actor) => {
      await writer.run(actor, async (scope) => keepSharing(scope, null));
      // The answer to whoever stops it over the network leaves before the network does.
      setTimeout(() => void close(), 200);
      return {
        ...(await status()),
        isOn: false,
        addresses: [],
        port: null,
        fingerprint: null,
        since: null,
        by: null,
      };
    },
    resume: async () => {
      const kept = await writer.run(ENGINE, async (scope) => findSharing(scope));
      if (kept) await open(kept.port);
    },
    close,
  };
};
