import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { OrderPage } from '../../../electron/contract/order-page';
import { describeFailure, fieldSentences } from '../../api/failure';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import classes from './dialogs.module.css';
import { useOrder } from './useOrder';

/** Records that units of an order left: how many, and on which date. */
export const ShipDialog = ({
  client,
  page,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly page: OrderPage;
  readonly onClose: () => void;
}) => {
  const { t, format } = useWords();
  const { ship } = useOrder();
  const { order, progress } = page;
  const [date, setDate] = useState(todayIn(client.timezone));
  const [typed, setTyped] = useState('');
  const [reference, setReference] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const wrong = ship.isError ? fieldSentences(ship.error) : {};
  const quantity = format.parse(typed) ?? Number.NaN;
  const isCounted = Number.isInteger(quantity) && quantity > 0;
  const over = isCounted ? progress.shipped + quantity - order.plannedQuantity : 0;
  const isMoreThanMade = isCounted && progress.shipped + quantity > progress.good;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.ship-of', { order: order.code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (!isCounted || date === '' || ship.isPending) return;
          ship.mutate(
            {
              clientId: client.id,
              workOrderId: order.id,
              shippedOn: date,
              quantity,
              reference: reference.trim() === '' ? null : reference.trim(),
            },
            { onSuccess: onClose },
          );
        }}
      >
        <p className={classes.about}>
          {t('orders.made-and-shipped', {
            good: format.integer(progress.good),
            shipped: format.integer(progress.shipped),
            planned: format.integer(order.plannedQuantity),
          })}
        </p>
        {ship.isError && Object.keys(wrong).length === 0 && (
          <Notice kind="critical">{describeFailure(ship.error)}</Notice>
        )}
        <div className={classes.sideBySide}>
          <TextInput
            label={t('orders.ship-quantity')}
            required
            data-autofocus
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            {...(isAsked && !isCounted ? { error: t('new-order.quantity-needed') } : {})}
          />
          <TextInput
            type="date"
            label={t('orders.ship-date')}
            required
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            {...(wrong['shippedOn'] ? { error: wrong['shippedOn'] } : {})}
          />
        </div>
        <TextInput
          label={t('orders.ship-reference')}
          description={t('orders.ship-reference-help')}
          maxLength={100}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {over > 0 && <Notice kind="warning">{t('orders.ship-over', { units: format.integer(over) })}</Notice>}
        {over <= 0 && isMoreThanMade && (
          <Notice kind="warning">{t('orders.ship-unmade', { good: format.integer(progress.good) })}</Notice>
        )}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={ship.isPending}>
            {t('orders.ship')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
