import type { Hold } from '../../../electron/contract/holds';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { ReasonDialog } from '../orders/ReasonDialog';
import { useHolds } from './useHolds';
import { beginText, extentText, reasonText } from './words';

/** Takes a request or a hold back, with the reason; `withdraw`s the caller's own request. */
export const CancelHold = ({
  hold,
  how,
  onClose,
}: {
  readonly hold: Hold;
  readonly how: 'decline' | 'cancel' | 'withdraw';
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const { cancel, withdraw } = useHolds();
  const act = how === 'withdraw' ? withdraw : cancel;
  const { clientId, id, version } = hold;
  return (
    <ReasonDialog
      title={t(`holds.${how}`)}
      text={`${hold.order.code} · ${extentText(hold, words)} · ${reasonText(hold, words)} · ${beginText(hold, words)}`}
      help={t(`holds.${how}-help`)}
      submit={t(`holds.${how}`)}
      isBusy={act.isPending}
      failure={act.isError ? describeFailure(act.error) : null}
      onSubmit={(reason) => act.mutate({ clientId, id, version, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};
