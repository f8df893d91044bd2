import type { Worries } from '../../db';
import type { StandingNotice } from '../contract/notices';
import { outsideLanes, requireActor } from './procedure';

const DAY_MS = 86_400_000;
const MEGABYTE = 1024 * 1024;
const LONGEST_DAYS_WITHOUT_BACKUP = 2;

/** What has to fit beside the file: a backup of it and room for the journal, and never less than a gigabyte. */
const roomNeeded = (bytes: number): number => Math.max(1024 * MEGABYTE, 3 * bytes);

const daysSince = (at: string, now: Date): number => Math.floor((now.getTime() - Date.parse(at)) / DAY_MS);

const notice = (
  name: StandingNotice['name'],
  isCritical: boolean,
  at: string | null,
  params: StandingNotice['params'],
  reason: StandingNotice['reason'] = null,
): StandingNotice => ({ name, id: `${name} ${at ?? ''}`.trim(), isCritical, at, params, reason });

/** What of the facts an administrator has to act on, worst first. */
export const noticesOf = (worries: Worries, now: Date): StandingNotice[] => {
  const { backupFailure, lastBackupAt, createdAt, freeBytes, bytes } = worries;
  const covered = lastBackupAt ?? createdAt;
  const days = covered === null ? 0 : daysSince(covered, now);
  return [
    ...(backupFailure
      ? [
          notice(
            'backup-failed',
            true,
            backupFailure.at,
            {},
            { key: backupFailure.key, params: { ...backupFailure.params } },
          ),
        ]
      : []),
    ...(days >= LONGEST_DAYS_WITHOUT_BACKUP ? [notice('backup-old', true, covered, { days })] : []),
    ...(freeBytes < roomNeeded(bytes)
      ? [notice('disk-low', true, null, { megabytes: Math.floor(freeBytes / MEGABYTE) })]
      : []),
    ...(worries.failedLogins > 0
      ? [notice('failed-logins', false, worries.lastFailedAt, { count: worries.failedLogins })]
      : []),
    ...(worries.unchangedPasswords > 0
      ? [notice('demo-passwords', false, null, { count: worries.unchangedPasswords })]
      : []),
  ];
};

export const notices = {
  list: outsideLanes.notices.list.handler(async ({ context }) =>
    noticesOf(await context.engine.upkeep.findWorries(requireActor(context)), new Date()),
  ),
};
