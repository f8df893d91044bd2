import { version } from '../../package.json';
import { outsideLanes, requireActor } from './procedure';

/** Written in by the build: empty where it did not know, missing where nothing was built. */
declare const BUILT_COMMIT: string | undefined;

export const about = {
  get: outsideLanes.about.get.handler(async ({ context }) => {
    const actor = requireActor(context);
    const { path, bytes, walBytes, freeBytes, ...condition } = await context.engine.upkeep.examine(actor);
    return {
      version,
      commit: (typeof BUILT_COMMIT === 'undefined' ? '' : BUILT_COMMIT) || null,
      schemaVersion: condition.schemaVersion,
      nodeVersion: process.versions.node,
      sqliteVersion: condition.sqliteVersion,
      electronVersion: process.versions['electron'] ?? null,
      platform: `${process.platform} ${process.arch}`,
      lastBackupAt: condition.lastBackupAt,
      file: actor.role === 'ADMIN' ? { path, bytes, walBytes, freeBytes } : null,
    };
  }),
};
