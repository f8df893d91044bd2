import type { LadderHour } from '../../../electron/contract/board';
import { useWords } from '../../i18n/useWords';
import type { LinesPerPage } from './search';
import classes from './Board.module.css';

/** A full hour by its number alone: 10 h; else as it is. */
const shortTime = (time: string): string => (time.endsWith(':00') ? `${time.slice(0, 2)} h` : time);

const Hour = ({ hour, isFull }: { readonly hour: LadderHour; readonly isFull: boolean }) => {
  const { t, language, format } = useWords();
  const { from, state, target, made, difference, reason } = hour;
  const name = reason && (language === 'es' ? reason.nameEs : reason.nameEn);
  const isShort = difference !== null && difference < 0;
  return (
    <tr data-hour={hour.hour} data-state={state} data-short={isShort || undefined}>
      <th scope="row">{from === null ? t('board.beyond') : isFull ? from : shortTime(from)}</th>
      <td className={classes.dimmed} data-target={target ?? ''}>
        {format.integer(target)}
      </td>
      <td data-made={made ?? ''}>{format.integer(made)}</td>
      <td className={classes.difference} data-difference={difference ?? ''}>
        {difference !== null && (
          <>
            <span className={classes.shape} aria-hidden>
              {isShort ? '▼' : '●'}
            </span>
            {format.signed(difference, 0)}
          </>
        )}
      </td>
      <td className={classes.reason}>
        {name && <span>{name}</span>}
        {name && reason && <b>{t('board.minutes', { count: reason.minutes })}</b>}
        {!name && state === 'over' && made === null && t('board.uncounted')}
      </td>
    </tr>
  );
};

/** A shift hour by hour: target, made, difference, and why an hour was short. */
export const Ladder = ({
  hours,
  room,
}: {
  readonly hours: readonly LadderHour[];
  /** How many lines share the page: with four there are no headings, with one full times. */
  readonly room: LinesPerPage;
}) => {
  const { t } = useWords();
  if (hours.length === 0) return null;
  return (
    <table className={classes.ladder} data-room={room}>
      <caption>{t('board.ladder')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('board.from')}</th>
          <th scope="col">{t('board.target')}</th>
          <th scope="col">{t('board.made')}</th>
          <th scope="col">{t('board.difference')}</th>
          <th scope="col">{t('board.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <Hour key={hour.hour} hour={hour} isFull={room === 1} />
        ))}
      </tbody>
    </table>
  );
};
