import { Table } from '@mantine/core';
import type { Action } from '../../../electron/contract/actions';
import { useWords } from '../../i18n/useWords';
import { amountsOf } from '../kpis/amounts';
import { stepName } from '../kpis/groups';
import type { useActionTrend } from './ActionTrend';
import classes from './Actions.module.css';

/** The table behind the course of an action's KPI, newest first. */
export const ActionTrendTable = ({
  action,
  trend: { rows = [], by, range, openedAt },
}: {
  readonly action: Action;
  readonly trend: ReturnType<typeof useActionTrend>;
}) => {
  const words = useWords();
  const { t } = words;
  const amounts = amountsOf(action.kpi, words);
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={t('trend.table')}>
      <Table stickyHeader verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`group.${by}`)}</Table.Th>
            <Table.Th scope="col" ta="right">{`${amounts.name} ${amounts.unit}`}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('trend.target')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.toReversed().map((row) => (
            <Table.Tr key={row.label}>
              <Table.Th scope="row" fw={400}>
                {stepName(by, row.label, range, words)}
                {row.label === openedAt && ` · ${t('actions.opened-mark')}`}
              </Table.Th>
              <Table.Td ta="right">{amounts.value(row.value)}</Table.Td>
              <Table.Td ta="right">{amounts.value(row.target)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
