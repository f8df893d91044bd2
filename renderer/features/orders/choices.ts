import { api } from '../../api/client';
import { procedures } from '../../api/queries';
import type { Words } from '../../i18n/useWords';
import type { Choice } from '../../ui/grid/model';

const MOST_ORDERS = 8;

/** The search for orders of a client, by code or style, as pickers ask it while somebody types. */
export const orderSearch =
  ({ t, format, language }: Words, clientId: number) =>
  (text: string) => ({
    queryKey: [...procedures.orders.key(), 'choices', clientId, text, language],
    queryFn: async (): Promise<readonly Choice[]> => {
      const orders = await api.orders.search({ clientId, text, limit: MOST_ORDERS });
      return orders.map(({ code, styleModel, status, producedQuantity, plannedQuantity }) => ({
        value: code,
        label: code,
        ...(styleModel === null ? {} : { detail: styleModel }),
        note:
          status === 'ACTIVE'
            ? t('sheet.order-progress', {
                produced: format.integer(producedQuantity),
                planned: format.integer(plannedQuantity),
              })
            : t(`order.${status}`),
      }));
    },
  });
