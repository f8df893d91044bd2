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

/**
 * What may be done to a hold as it stands: a leader approves or declines a request, resumes or takes back what is in
 * force; whoever asked for one withdraws it while nobody has decided.
 */
export const HoldActions = ({ hold, timezone }: { readonly hold: Hold; readonly timezone: string }) => {
  const { t } = useWords();
  const mayDecide = useMay('decide-hold');
  const { approve } = useHolds();
  const [open, setOpen] = useState<'resume' | 'decline' | 'cancel' | 'withdraw' | null>(null);
  const { clientId, id, version, state } = hold;
  if (state === 'cancelled' || state === 'resumed') return null;
  const named = { order: hold.order.code };
  const cancelling = open === null || open === 'resume' ? null : open;
  const dialog = cancelling && <CancelHold hold={hold} how={cancelling} onClose={() => setOpen(null)} />;
  if (!mayDecide) {
    if (state !== 'requested' || !hold.isOwn) return null;
    return (
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('holds.withdraw-of', named)}
          onClick={() => setOpen('withdraw')}
        >
          {t('holds.withdraw')}
        </Button>
        {dialog}
      </div>
    );
  }
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
        onClick={() => setOpen(state === 'requested' ? 'decline' : 'cancel')}
      >
        {t(state === 'requested' ? 'holds.decline' : 'holds.cancel')}
      </Button>
      {open === 'resume' && <ResumeDialog hold={hold} timezone={timezone} onClose={() => setOpen(null)} />}
      {dialog}
    </div>
  );
};
