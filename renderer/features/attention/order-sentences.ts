import type { Finding } from '../../../electron/contract/attention';
import type { Words } from '../../i18n/useWords';

type Telling = { readonly finding: Finding; readonly words: Words; readonly when: string };
type Told = { readonly text: string; readonly beside: readonly string[] };

const late = ({ finding, words, when }: Telling): Told => {
  const { t, format } = words;
  const { late: count = 0, due, percent, completePercent, overdue = 0, days } = finding.numbers;
  const otd = format.percent(percent);
  return {
    text: t('attention.late', { count, due: format.integer(due), when }),
    beside: [
      completePercent === undefined
        ? t('attention.late-otd-only', { percent: otd })
        : t('attention.late-otd', { percent: otd, complete: format.percent(completePercent) }),
      ...(overdue > 0
        ? [
            t('attention.late-overdue', {
              count: overdue,
              order: finding.names['order'] ?? '',
              days: format.integer(days),
            }),
          ]
        : []),
    ],
  };
};

const held = ({ finding, words }: Telling): Told => {
  const { t, format, language } = words;
  const { orders = 0, still = 0, several = 0, days } = finding.numbers;
  const { names } = finding;
  const reason = names[language === 'es' ? 'reasonEs' : 'reasonEn'] ?? names['reason'] ?? '';
  return {
    text: t('attention.held', {
      count: orders,
      date: format.date(names['since'] ?? finding.from, 'day'),
      reason: reason.charAt(0).toLowerCase() + reason.slice(1),
    }),
    beside: [
      ...(still > 0 ? [t('attention.held-still', { count: still })] : []),
      t('attention.held-days', { days: format.integer(days) }),
      ...(several > 0 ? [t('attention.held-several', { count: several })] : []),
    ],
  };
};

const old = ({ finding, words }: Telling): Told => {
  const { t, format } = words;
  const { orders = 0, limitDays, oldestDays, units = 0 } = finding.numbers;
  return {
    text: t('attention.old', {
      count: orders,
      limit: format.integer(limitDays),
      order: finding.names['order'] ?? '',
      oldest: format.integer(Math.floor(oldestDays ?? 0)),
    }),
    beside: units > 0 ? [t('attention.old-units', { count: units, units: format.integer(units) })] : [],
  };
};

/** How findings about orders are told. */
export const OF_ORDERS = {
  'late-orders': late,
  'held-orders': held,
  'old-orders': old,
} as const;
