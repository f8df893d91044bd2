import type { Trust } from '../../../electron/contract/trust';
import { useWords } from '../../i18n/useWords';
import classes from './Trust.module.css';

/** A bar a day: how many of the expected shifts were entered, and how many entries rest on estimates. */
export const TrustStrip = ({ byDay }: { readonly byDay: Trust['byDay'] }) => {
  const { t, format } = useWords();
  const most = Math.max(1, ...byDay.expected, ...byDay.present);
  const first = byDay.labels[0];
  const last = byDay.labels.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <div>
      <div className={classes.strip} role="img" aria-label={t('trust.strip')}>
        {byDay.labels.map((date, at) => {
          const expected = byDay.expected[at] ?? 0;
          const present = byDay.present[at] ?? 0;
          const entries = byDay.entries[at] ?? 0;
          const estimated = entries > 0 ? (byDay.estimatedEntries[at] ?? 0) / entries : 0;
          const part = (of: number) => `${(100 * of) / most}%`;
          return (
            <span
              key={date}
              className={classes.day}
              title={t('trust.day', {
                date: format.date(date),
                present: format.integer(present),
                expected: format.integer(expected),
                estimated: format.percent(estimated * 100),
              })}
            >
              <span className={classes.missing} style={{ height: part(Math.max(0, expected - present)) }} />
              <span className={classes.estimated} style={{ height: part(present * estimated) }} />
              <span className={classes.entered} style={{ height: part(present * (1 - estimated)) }} />
            </span>
          );
        })}
      </div>
      <div className={classes.ends}>
        <span>{format.date(first, 'day')}</span>
        <span className={classes.key}>
          <i className={classes.entered} /> {t('trust.key-entered')}
          <i className={classes.estimated} /> {t('trust.key-estimated')}
          <i className={classes.missing} /> {t('trust.key-missing')}
        </span>
        <span>{format.date(last, 'day')}</span>
      </div>
    </div>
  );
};
