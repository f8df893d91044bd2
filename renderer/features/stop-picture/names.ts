import type { StopCourse, TimelineStop } from '../../../electron/contract/stop-times';
import type { Words } from '../../i18n/useWords';

type Cause = StopCourse['causes'][number];

/** The name of a cause in the language of the page. */
export const causeName = (
  { code, name, nameEs }: Pick<Cause, 'code' | 'name' | 'nameEs'>,
  words: Words,
): string =>
  code === null ? words.t('stop-times.not-recorded') : ((words.language === 'es' ? nameEs : name) ?? code);

/** The reason of a stop in the language of the page. */
export const reasonName = ({ reasonEn, reasonEs }: TimelineStop, { language }: Words): string =>
  language === 'es' ? reasonEs : reasonEn;
