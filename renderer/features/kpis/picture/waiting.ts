import type { Wait } from '../../../../electron/contract/aging';
import type { Words } from '../../../i18n/useWords';

/** What an order waits for, as the engine tells it. */
export type Waiting = {
  readonly waitsFor: Wait;
  readonly since: string | null;
  readonly reasonEn: string | null;
  readonly reasonEs: string | null;
};

/** What an order waits for in words; a hold with its first day beneath. */
export const waitingText = (
  { waitsFor, since, reasonEn, reasonEs }: Waiting,
  { t, format, language }: Words,
): { readonly text: string; readonly detail: string | null } => {
  const reason = (language === 'es' ? reasonEs : reasonEn) ?? '';
  const date = format.date(since, 'day');
  if (waitsFor === 'hold' || waitsFor === 'decision') {
    return {
      text: t(`wait.${waitsFor}`, { reason }),
      detail: since === null ? null : t('wait.since', { date }),
    };
  }
  return {
    text: waitsFor === 'production' ? t('wait.production', { date }) : t(`wait.${waitsFor}`),
    detail: null,
  };
};
