import type { Hold } from '../../../electron/contract/holds';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { ReasonDialog } from '../orders/ReasonDialog';
import { useHolds } from './useHolds';
import { beginText, extentText, reasonText } from './words';

/** Takes a request or a hold back, with the reason. */
export const CancelHold = ({ hold, onClose }: { readonly hold: Hold; readonly onClose: () => void }) => {
  const words = useWords();
  const { t } = words;
  const { cancel } = useHolds();
  const { clientId, id, version } = hold;
  const isRequest = hold.state === 'requested';
  return (
    <ReasonDialog
      title={t(isRequest ? 'holds.decline' : 'holds.cancel')}
      text={`${hold.order.code} · ${extentText(hold, words)} · ${reasonText(hold, words)} · ${beginText(hold, words)}`}
      help={t(isRequest ? 'holds.decline-help' : 'holds.cancel-help')}
      submit={t(isRequest ? 'holds.decline' : 'holds.cancel')}
      isBusy={cancel.isPending}
      failure={cancel.isError ? describeFailure(cancel.error) : null}
      onSubmit={(reason) => cancel.mutate({ clientId, id, version, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};
