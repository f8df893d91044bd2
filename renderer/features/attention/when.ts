import type { Words } from '../../i18n/useWords';
import { nameOf, type Range } from '../period/period';

/** When something was, as it stands in a sentence: yesterday, in the last 30 days, from 3 Oct to 9 Oct. */
export const whenOf = ({ from, to }: Range, today: string, { t, format }: Words): string => {
  const name = nameOf({ from, to }, today);
  if (name !== null) return t(`attention.when-${name}`);
  if (from === to) return t('attention.when-date', { date: format.date(from) });
  return t('attention.when-dates', { from: format.date(from, 'day'), to: format.date(to, 'day') });
};
