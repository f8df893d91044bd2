import type { ReactNode } from 'react';
import type { Sheet } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import classes from './Sheet.module.css';

/** Under the sheet: who else has it open, what is not saved, whether the engine can be reached, and the way to save. */
export const SheetFoot = ({
  shift,
  hasShiftRecord,
  draftsElsewhere,
  timezone,
  unsaved,
  isReachable,
  words: { t, format },
  children,
}: {
  readonly shift: Sheet['shift'];
  readonly hasShiftRecord: boolean;
  readonly draftsElsewhere: Sheet['draftsElsewhere'];
  readonly timezone: string;
  /** How many rows are not saved. */
  readonly unsaved: number;
  readonly isReachable: boolean;
  readonly words: Words;
  readonly children: ReactNode;
}) => {
  const elsewhere = draftsElsewhere.map(({ fullName, stationName, updatedAt, isMine }) => {
    const where = stationName === null ? '' : '-at';
    const params = { name: fullName, station: stationName ?? '', time: format.time(updatedAt, timezone) };
    return t(isMine ? (`drafts.mine${where}` as const) : (`drafts.other${where}` as const), params);
  });
  const isOfShift = shift.hoursSource === 'shift' && hasShiftRecord;
  return (
    <div className={classes.foot}>
      <span className={classes.shift} data-testid="drafts-elsewhere" title={elsewhere.join(' ') || undefined}>
        {elsewhere.length > 0
          ? elsewhere.join(' ')
          : t(isOfShift ? 'sheet.shift-hours' : 'sheet.shift-hours-assumed', {
              hours: format.exact(shift.hours),
            })}
      </span>
      <span className={classes.unsaved} role="status" data-lost={!isReachable || undefined}>
        {!isReachable ? t('sheet.lost') : unsaved > 0 && t('sheet.unsaved', { count: unsaved })}
      </span>
      {children}
    </div>
  );
};
