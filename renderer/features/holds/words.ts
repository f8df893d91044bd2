import type { Hold } from '../../../electron/contract/holds';
import { NO_VALUE } from '../../format';
import type { Words } from '../../i18n/useWords';

/** The reason of a hold in the language of the page. */
export const reasonText = (hold: Hold, { language }: Words): string =>
  language === 'es' ? hold.reasonNameEs : hold.reasonNameEn;

/** When a hold began, with its clock time where it has one. */
export const beginText = ({ holdDate, holdTime }: Hold, { format }: Words): string =>
  [format.date(holdDate, 'full'), holdTime?.slice(0, 5)].filter(Boolean).join(', ');

/** When it ended. */
export const endText = ({ resumeDate, resumeTime }: Hold, { format }: Words): string =>
  resumeDate === null
    ? NO_VALUE
    : [format.date(resumeDate, 'full'), resumeTime?.slice(0, 5)].filter(Boolean).join(', ');

/** What it holds: the whole order, or one job. */
export const extentText = ({ job }: Hold, { t }: Words): string =>
  job === null ? t('holds.whole') : t('holds.of-job', { job: job.code, part: job.partNumber });
