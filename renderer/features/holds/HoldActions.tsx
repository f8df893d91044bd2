import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Hold } from '../../../electron/contract/holds';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useMay } from '../session/useMay';
import { CancelHold } from './CancelHold';
import { ResumeDialog } from './ResumeDialog';
import { useHolds } from './useHolds';
import classes from './holds.module.css';

/** What a leader may do to a hold as it stands: approve or decline a request, resume or take back what is in force. */
export const HoldActions = ({ hold, timezone }: { readonly hold: Hold; readonly timezone: string }) => {
  const { t } = useWords();
  const mayDecide = useMay('decide-hold');
  const { approve } = useHolds();
  const [open, setOpen] = useState<'resume' | 'cancel' | null>(null);
  const { clientId, id, version, state } = hold;
  if (!mayDecide || state === 'cancelled' || state === 'resumed') return null;
  const named = { order: hold.order.code };
  return (
    <div className={classes.actions}>
      {approve.isError && <Notice kind="critical">{describeFailure(approve.error)}</Notice>}
      {state === 'requested' ? (
        <Button
          size="compact-sm"
          loading={approve.isPending}
          aria-label={t('holds.approve-of', named)}
          onClick={() => approve.mutate({ clientId, id, version })}
        >
          {t('holds.approve')}
        </Button>
      ) : (
        <Button size="compact-sm" aria-label={t('holds.resume-of', named)} onClick={() => setOpen('resume')}>
          {t('holds.resume')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t(state === 'requested' ? 'holds.decline-of' : 'holds.cancel-of', named)}
        onClick={() => setOpen('cancel')}
      >
        {t(state === 'requested' ? 'holds.decline' : 'holds.cancel')}
      </Button>
      {open === 'resume' && <ResumeDialog hold={hold} timezone={timezone} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelHold hold={hold} onClose={() => setOpen(null)} />}
    </div>
  );
};
