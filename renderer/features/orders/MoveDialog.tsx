import type { OrderPage } from '../../../electron/contract/order-page';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { ReasonDialog } from './ReasonDialog';
import { useOrder } from './useOrder';

export type Move = 'complete' | 'cancel' | 'reject' | 'reopen';

/** Completes, cancels, rejects or reopens an order, with the reason where one is wanted. */
export const MoveDialog = ({
  move,
  page,
  onClose,
}: {
  readonly move: Move;
  readonly page: OrderPage;
  readonly onClose: () => void;
}) => {
  const { t, format } = useWords();
  const mutation = useOrder()[move];
  const { order, progress } = page;
  const { clientId, id, version } = order;
  const short = order.plannedQuantity - progress.good;
  const help =
    move === 'complete' && short > 0
      ? t('orders.complete-short', { units: format.integer(short) })
      : t(`orders.${move}-help`);
  return (
    <ReasonDialog
      title={t(`orders.${move}-of`, { order: order.code })}
      text={t('orders.made-and-shipped', {
        good: format.integer(progress.good),
        shipped: format.integer(progress.shipped),
        planned: format.integer(order.plannedQuantity),
      })}
      help={help}
      submit={t(`orders.${move}`)}
      isOptional={move === 'complete'}
      isBusy={mutation.isPending}
      failure={mutation.isError ? describeFailure(mutation.error) : null}
      onSubmit={(reason) => mutation.mutate({ clientId, id, version, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};
