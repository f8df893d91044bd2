import type { Alert } from '../../../electron/contract/alerts';
import type { Target } from '../../api/told';
import type { Words } from '../../i18n/useWords';
import { amountsOf } from '../kpis/amounts';

const reasonOf = (alert: { readonly reasonEn: string; readonly reasonEs: string }, words: Words): string =>
  words.language === 'es' ? alert.reasonEs : alert.reasonEn;

/** 3 h 20 min; minutes alone below an hour, days and hours from a day on. */
const lengthOf = (minutes: number, { t }: Words): string => {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return t('alerts.days-hours', { days, hours });
  return hours > 0
    ? t('alerts.hours-minutes', { hours, minutes: minutes % 60 })
    : t('alerts.minutes', { minutes });
};

/** What is the matter, in one sentence. */
const whatOf = (alert: Alert, words: Words): string => {
  const { t, format } = words;
  switch (alert.kind) {
    case 'stop-running': {
      const reason = reasonOf(alert, words);
      return alert.line === null
        ? t('alerts.stop-running-client', { reason, length: lengthOf(alert.minutes, words) })
        : t('alerts.stop-running', { line: alert.line, reason, length: lengthOf(alert.minutes, words) });
    }
    case 'no-entries':
      return t('alerts.no-entries', {
        shift: t(`shift.${alert.shift}`),
        date: format.date(alert.date),
      });
    case 'hold-old':
      return t('alerts.hold-old', { order: alert.order, count: alert.days });
    case 'target-missed':
      return t(alert.isLonger ? 'alerts.target-missed-longer' : 'alerts.target-missed', {
        kpi: t(`kpi.${alert.kpi}`),
        count: alert.days,
      });
  }
};

const moreOf = (alert: Alert, words: Words): string | null => {
  const { t, format } = words;
  switch (alert.kind) {
    case 'stop-running':
      return null;
    case 'no-entries':
      return alert.lines.length === 0
        ? null
        : t('alerts.lines', { lines: alert.lines.join(', '), count: alert.lines.length });
    case 'hold-old':
      return t('alerts.hold-since', { reason: reasonOf(alert, words), date: format.date(alert.since) });
    case 'target-missed': {
      const amounts = amountsOf(alert.kpi, words);
      return t('alerts.target-last', {
        since: format.date(alert.since),
        date: format.date(alert.leadsTo.page === 'kpi' ? alert.leadsTo.to : alert.since),
        value: amounts.valueWithUnit(alert.value),
        target: amounts.valueWithUnit(alert.target),
      });
    }
  }
};

/** The page on which an alert is acted on, with what it shows. */
const targetOf = ({ clientCode: client, leadsTo }: Alert): Target => {
  switch (leadsTo.page) {
    case 'sheet':
      return {
        to: '/sheet',
        search: {
          client,
          line: leadsTo.line ?? '-',
          date: leadsTo.date,
          shift: leadsTo.shift,
          section: leadsTo.section,
        },
      };
    case 'order':
      return { to: '/orders/$id', params: { id: String(leadsTo.orderId) }, search: { client } };
    case 'kpi':
      return {
        to: '/kpis/$kpi',
        params: { kpi: leadsTo.kpi },
        search: { client, from: leadsTo.from, to: leadsTo.to },
      };
  }
};

/** An alert as it is shown: what, what else, where it leads. */
export type ToldAlert = {
  readonly id: string;
  readonly isCritical: boolean;
  readonly client: string;
  readonly what: string;
  readonly more: string | null;
  readonly target: Target;
};

/** Puts an alert into words. */
export const tellAlert = (alert: Alert, words: Words): ToldAlert => ({
  id: alert.id,
  isCritical: alert.isCritical,
  client: alert.clientCode,
  what: whatOf(alert, words),
  more: moreOf(alert, words),
  target: targetOf(alert),
});
