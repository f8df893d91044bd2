import type { Lane } from '../lane';
import type { Actor } from '../scope';
import { Failure } from '../failure';
import { idleMinutesOf, keepIdleMinutes } from './facts';
import { hashToken, makeToken } from './sessions';
import {
  findStation,
  listStations,
  registerStation,
  revokeStation,
  updateStation,
  type ListedStation,
  type NewStation,
  type Station,
  type StationChange,
} from './stations';

/** The tokens that a caller brings: of the session and of the station where they stand. */
export type Tokens = { readonly token: string | null; readonly stationToken: string | null };

/** What administrators do to stations, and what a station knows of itself. */
export type StationDesk = {
  readonly listStations: (actor: Actor, tokens: Tokens) => Promise<ListedStation[]>;
  /** The station of a token; null for none and for a revoked one. */
  readonly findStation: (stationToken: string | null) => Promise<Station | null>;
  /**
   * Makes where the caller stands a station; its token is told once.
   * @throws Failure `conflict` where it is one already or the name is taken.
   */
  readonly registerStation: (
    actor: Actor,
    input: NewStation,
    tokens: Tokens,
  ) => Promise<{ readonly token: string; readonly station: Station }>;
  readonly updateStation: (actor: Actor, change: StationChange, tokens: Tokens) => Promise<Station>;
  readonly revokeStation: (actor: Actor, id: number, tokens: Tokens) => Promise<Station>;
  /** Minutes without use after which sessions end where no station says otherwise. */
  readonly getIdleMinutes: (actor: Actor) => Promise<number>;
  readonly setIdleMinutes: (actor: Actor, minutes: number) => Promise<number>;
};

type Parts = {
  readonly writer: Lane;
  readonly reader: Lane;
  readonly engine: Actor;
  readonly now: () => Date;
};

/** What is kept of a token that may be missing. */
export const hashOf = (token: string | null): string | null => (token === null ? null : hashToken(token));

/** Makes the desk of stations of an identity module. */
export const createStationDesk = ({ writer, reader, engine, now }: Parts): StationDesk => ({
  listStations: (actor, { stationToken }) =>
    reader.run(actor, async (scope) => listStations(scope, hashOf(stationToken))),

  findStation: (stationToken) =>
    reader.run(engine, async (scope) => findStation(scope, hashOf(stationToken))),

  registerStation: async (actor, input, { stationToken }) => {
    const token = makeToken();
    const station = await writer.run(actor, async (scope) => {
      const here = findStation(scope, hashOf(stationToken));
      if (here) throw new Failure('conflict', 'station.here-already', { name: here.name });
      return registerStation(scope, { ...input, tokenHash: hashToken(token) }, now());
    });
    return { token, station };
  },

  updateStation: (actor, change, { token }) =>
    writer.run(actor, async (scope) => updateStation(scope, change, hashOf(token), now())),

  revokeStation: (actor, id, { token }) =>
    writer.run(actor, async (scope) => revokeStation(scope, id, hashOf(token), now())),

  getIdleMinutes: (actor) => reader.run(actor, async (scope) => idleMinutesOf(scope)),

  setIdleMinutes: (actor, minutes) =>
    writer.run(actor, async (scope) => {
      keepIdleMinutes(scope, minutes);
      return minutes;
    }),
});
