import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { OrderPage } from '../../../electron/contract/order-page';
import type { Shipment } from '../../../electron/contract/shipments';
import { describeFailure } from '../../api/failure';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { useMay } from '../session/useMay';
import { Card } from './Card';
import { ReasonDialog } from './ReasonDialog';
import { useOrder } from './useOrder';
import classes from './OrderPage.module.css';

/** What left of an order, when, and what was left by then; a shipment is voided with a reason. */
export const Shipments = ({ page }: { readonly page: OrderPage }) => {
  const { t, format } = useWords();
  const mayWrite = useMay('write-masters');
  const { unship } = useOrder();
  const [voided, setVoided] = useState<Shipment | null>(null);
  const { shipments, order, progress } = page;
  const promise = progress.promise?.date;
  if (shipments.length === 0) {
    return (
      <Card title={t('orders.shipments')}>
        <p className={classes.dim}>{t('orders.no-shipments')}</p>
      </Card>
    );
  }
  let total = 0;
  const lines = shipments.map((shipment) => {
    if (shipment.voidedAt === null) total += shipment.quantity;
    return { shipment, total };
  });
  return (
    <Card title={t('orders.shipments')}>
      <Table horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.ship-date')}</Table.Th>
            <Table.Th ta="right">{t('orders.units')}</Table.Th>
            <Table.Th ta="right">{t('orders.running-total')}</Table.Th>
            <Table.Th>{t('orders.ship-reference')}</Table.Th>
            {mayWrite && (
              <Table.Th>
                <span className={classes.hidden}>{t('orders.void')}</span>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ shipment, total: reached }) => (
            <Table.Tr key={shipment.id} data-voided={shipment.voidedAt !== null || undefined}>
              <Table.Td className={classes.whole}>
                {format.date(shipment.shippedOn, 'full')}
                {shipment.voidedAt === null && promise !== undefined && shipment.shippedOn > promise && (
                  <span className={classes.late}>■ {t('orders.after-promise')}</span>
                )}
              </Table.Td>
              <Table.Td ta="right">{format.integer(shipment.quantity)}</Table.Td>
              <Table.Td ta="right">
                {shipment.voidedAt === null ? format.integer(reached) : NO_VALUE}
              </Table.Td>
              <Table.Td>
                {shipment.voidedAt === null
                  ? (shipment.reference ?? NO_VALUE)
                  : t('orders.voided', { reason: shipment.voidReason ?? '' })}
                <div className={classes.dim}>{shipment.recordedBy}</div>
              </Table.Td>
              {mayWrite && (
                <Table.Td ta="right">
                  {shipment.voidedAt === null && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('orders.void-of', {
                        units: format.integer(shipment.quantity),
                        date: format.date(shipment.shippedOn, 'full'),
                      })}
                      onClick={() => setVoided(shipment)}
                    >
                      {t('orders.void')}
                    </Button>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {voided && (
        <ReasonDialog
          title={t('orders.void')}
          text={`${format.date(voided.shippedOn, 'full')} · ${format.integer(voided.quantity)}`}
          help={t('orders.void-help')}
          submit={t('orders.void')}
          isBusy={unship.isPending}
          failure={unship.isError ? describeFailure(unship.error) : null}
          onSubmit={(reason) =>
            unship.mutate(
              { clientId: order.clientId, id: voided.id, version: voided.version, reason },
              { onSuccess: () => setVoided(null) },
            )
          }
          onClose={() => {
            unship.reset();
            setVoided(null);
          }}
        />
      )}
    </Card>
  );
};
