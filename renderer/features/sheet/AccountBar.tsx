import type { ReactNode } from 'react';
import type { Account, Sheet } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import type { SectionName } from './section';
import classes from './AccountBar.module.css';

/** Where something that is missing is to be entered; `field` null: at the section's empty row. */
export type MissingPlace = { readonly section: SectionName; readonly field: string | null };

const PLACES: Readonly<Record<string, MissingPlace>> = {
  'sheet.missing-production': { section: 'production', field: null },
  'sheet.missing-run-hours': { section: 'production', field: 'runHours' },
  'sheet.missing-people': { section: 'production', field: 'employeesAssigned' },
  'sheet.time-unexplained': { section: 'stops', field: null },
  'sheet.time-above-shift': { section: 'production', field: 'runHours' },
  'sheet.stop-running': { section: 'stops', field: 'endTime' },
  'sheet.hours-uncounted': { section: 'hours', field: null },
  'sheet.hours-differ': { section: 'hours', field: null },
};

const PARTS = ['run', 'stops', 'unexplained'] as const;

/** Accounts for the time of the shift in numbers, and says in words what is still missing and leads there. */
export const AccountBar = ({
  account,
  shift,
  hasShiftRecord,
  words,
  message,
  onJump,
}: {
  readonly account: Account;
  readonly shift: Sheet['shift'];
  readonly hasShiftRecord: boolean;
  readonly words: Words;
  /** Stands in the line of what is missing, so that nothing moves when it comes and goes. */
  readonly message: ReactNode;
  readonly onJump: (place: MissingPlace) => void;
}) => {
  const { t, format, say } = words;
  const { plannedHours, runHours, stopHours, unexplainedHours, missing } = account;
  const isAbove = unexplainedHours !== null && unexplainedHours < 0;
  const hours = { run: runHours, stops: stopHours, unexplained: unexplainedHours } as const;
  const whole = Math.max(plannedHours, runHours + stopHours, 0.01);
  const isAssumed = shift.hoursSource !== 'shift' || !hasShiftRecord;
  return (
    <section className={classes.account} aria-label={t('account.title')} data-testid="account">
      <dl className={classes.numbers}>
        <div className={classes.number} title={isAssumed ? t('account.assumed') : undefined}>
          <dt>{t('account.planned')}</dt>
          <dd data-inferred={isAssumed || undefined}>{`${format.hours(plannedHours)} h`}</dd>
        </div>
        {PARTS.map((part) => (
          <div key={part} className={classes.number}>
            <span className={classes.sign} aria-hidden>
              {part === 'run' ? '=' : '+'}
            </span>
            <dt data-part={part}>{t(`account.${part}`)}</dt>
            <dd data-above={(part === 'unexplained' && isAbove) || undefined}>
              {`${format.hours(hours[part])} h`}
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.bar} aria-hidden>
        {PARTS.map((part) => {
          const width = (Math.max(0, hours[part] ?? 0) / whole) * 100;
          return width > 0 ? <span key={part} data-part={part} style={{ width: `${width}%` }} /> : null;
        })}
      </div>
      {message ?? (
        <p className={classes.missing} data-testid="missing">
          {missing.length === 0 ? (
            <span>{t('account.nothing-missing')}</span>
          ) : (
            missing.map((remark, at) => (
              <button
                // Two stops may be running since the same minute.
                key={`${remark.key}|${at}`}
                type="button"
                className={classes.jump}
                onClick={() => onJump(PLACES[remark.key] ?? { section: 'production', field: null })}
              >
                {say(remark)}
              </button>
            ))
          )}
        </p>
      )}
    </section>
  );
};
