import { Table } from '@mantine/core';
import type { Hold } from '../../../electron/contract/holds';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { Card } from '../orders/Card';
import { HoldActions } from './HoldActions';
import { beginText, endText, extentText, reasonText } from './words';
import classes from './holds.module.css';

/** All holds of an order, with who asked for, approved and ended each. */
export const HoldsOfOrder = ({
  holds,
  timezone,
}: {
  readonly holds: readonly Hold[];
  readonly timezone: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  if (holds.length === 0) {
    return (
      <Card title={t('holds.of-order')}>
        <p className={classes.none}>{t('holds.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('holds.of-order')} isWide>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('holds.state')}</Table.Th>
            <Table.Th>{t('holds.extent')}</Table.Th>
            <Table.Th>{t('holds.reason')}</Table.Th>
            <Table.Th>{t('holds.since')}</Table.Th>
            <Table.Th>{t('holds.until')}</Table.Th>
            <Table.Th ta="right">{t('holds.days-lost')}</Table.Th>
            <Table.Th>{t('holds.who')}</Table.Th>
            <Table.Th>
              <span className={classes.hidden}>{t('holds.decision')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {holds.map((hold) => (
            <Table.Tr key={hold.id} data-testid={`hold-${hold.state}`}>
              <Table.Td>
                <StateMark
                  state={hold.state === 'held' ? 'warning' : 'none'}
                  label={t(`holds.state-${hold.state}`)}
                />
              </Table.Td>
              <Table.Td>{extentText(hold, words)}</Table.Td>
              <Table.Td>
                {reasonText(hold, words)}
                <div className={classes.detail}>
                  {[hold.reasonDetail, hold.notes].filter(Boolean).join(' · ')}
                </div>
              </Table.Td>
              <Table.Td>{beginText(hold, words)}</Table.Td>
              <Table.Td>{endText(hold, words)}</Table.Td>
              <Table.Td ta="right">{format.fixed(hold.daysLost, 1)}</Table.Td>
              <Table.Td>
                <div className={classes.detail}>
                  {[
                    t('holds.asked', { who: hold.requestedBy ?? NO_VALUE }),
                    ...(hold.approvedAt === null
                      ? []
                      : [t('holds.approved', { who: hold.approvedBy ?? NO_VALUE })]),
                    ...(hold.resumedAt === null
                      ? []
                      : [t('holds.resumed', { who: hold.resumedBy ?? NO_VALUE })]),
                  ].join(' · ')}
                </div>
              </Table.Td>
              <Table.Td>
                <HoldActions hold={hold} timezone={timezone} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
};
