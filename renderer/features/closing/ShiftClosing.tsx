import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SheetPlace } from '../../../electron/contract/production';
import type { Sheet } from '../../../electron/contract/sheet';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { ReasonDialog } from '../orders/ReasonDialog';
import { useMay } from '../session/useMay';
import { CloseDialog } from './CloseDialog';
import { useClosing } from './useClosing';
import classes from './Closing.module.css';

/** Whether a line's shift is closed, by whom and when; leaders close it and open it again. */
export const ShiftClosing = ({
  place,
  closing,
  timezone,
  hasUnsaved,
}: {
  readonly place: SheetPlace;
  readonly closing: Sheet['closing'];
  readonly timezone: string;
  readonly hasUnsaved: boolean;
}) => {
  const { t, format } = useWords();
  const mayClose = useMay('verify');
  const { reopen } = useClosing();
  const [open, setOpen] = useState<'close' | 'reopen' | null>(null);
  const { closed, missing } = closing;
  const leave = (): void => {
    reopen.reset();
    setOpen(null);
  };
  const text =
    closed &&
    t(closed.note === null ? 'closing.closed' : 'closing.closed-note', {
      by: closed.by,
      time: format.dateTime(closed.at, timezone),
      note: closed.note ?? '',
    });
  return (
    <>
      {text && (
        <span className={classes.closed} data-testid="shift-closed" title={text}>
          {text}
        </span>
      )}
      {mayClose && (
        <Button
          variant="default"
          disabled={closed === null && hasUnsaved}
          title={closed === null && hasUnsaved ? t('closing.unsaved') : undefined}
          onClick={() => setOpen(closed === null ? 'close' : 'reopen')}
        >
          {t(closed === null ? 'closing.close' : 'closing.reopen')}
        </Button>
      )}
      {open === 'close' && <CloseDialog place={place} missing={missing} onClose={leave} />}
      {open === 'reopen' && closed !== null && (
        <ReasonDialog
          title={t('closing.reopen')}
          text={text ?? ''}
          help={t('closing.reopen-help')}
          submit={t('closing.reopen')}
          isBusy={reopen.isPending}
          failure={reopen.isError ? describeFailure(reopen.error) : null}
          onSubmit={(reason) =>
            reopen.mutate({ place, version: closed.version, reason }, { onSuccess: leave })
          }
          onClose={leave}
        />
      )}
    </>
  );
};
