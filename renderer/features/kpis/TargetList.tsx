import { Button, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { KpiName } from '../../../electron/contract/kpi';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { amountsOf } from './amounts';
import { useRemoveTarget, type Targets } from './useTargetChange';
import { whoIs } from '../history/who';
import classes from './Targets.module.css';

/** A KPI's targets, the latest first; the one in force today stands out. */
export const TargetList = ({
  kpi,
  clientId,
  targets,
  mayWrite,
  today,
}: {
  readonly kpi: KpiName;
  readonly clientId: number;
  readonly targets: Targets;
  readonly mayWrite: boolean;
  readonly today: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  const amounts = amountsOf(kpi, words);
  const remove = useRemoveTarget(clientId, kpi);
  /** The target that is about to be taken away, by the date it holds from. */
  const [asked, setAsked] = useState<string | null | undefined>();
  const current = targets.findLast(({ from }) => from === null || from <= today);
  if (targets.length === 0) return <p className={classes.none}>{t('targets.none')}</p>;
  return (
    <>
      {remove.error && <Notice kind="critical">{describeFailure(remove.error)}</Notice>}
      <Table verticalSpacing={4} className={classes.list}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('targets.from')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('targets.target')} {amounts.unit}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('targets.warning')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('targets.critical')}
            </Table.Th>
            {mayWrite && <Table.Th aria-label={t('targets.remove')} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {targets.toReversed().map((target) => {
            const date = target.from === null ? t('targets.all-dates') : format.date(target.from, 'full');
            const isAsked = asked === target.from;
            return (
              <Table.Tr key={date} data-current={target === current || undefined}>
                <Table.Th scope="row" fw={target === current ? 600 : 400}>
                  {date}
                  <div className={classes.who}>
                    {target === current && (
                      <span className={classes.current}>{t('targets.in-force')} · </span>
                    )}
                    {target.updatedBy === null
                      ? t('targets.by-file')
                      : whoIs(target.updatedBy, target.updatedByName, t)}
                  </div>
                </Table.Th>
                <Table.Td ta="right" fw={600}>
                  {amounts.value(target.target)}
                </Table.Td>
                <Table.Td ta="right">{amounts.value(target.warning)}</Table.Td>
                <Table.Td ta="right">{amounts.value(target.critical)}</Table.Td>
                {mayWrite && (
                  <Table.Td ta="right" className={classes.action}>
                    <Button
                      size="compact-xs"
                      variant={isAsked ? 'filled' : 'subtle'}
                      color={isAsked ? 'red.9' : 'gray'}
                      loading={remove.isPending && isAsked}
                      leftSection={isAsked ? undefined : <IconTrash size={14} aria-hidden />}
                      aria-label={t(isAsked ? 'targets.remove-sure' : 'targets.remove-of', { date })}
                      onBlur={() => setAsked(undefined)}
                      onClick={() => {
                        if (!isAsked) return setAsked(target.from);
                        remove.mutate({
                          ...(target.from === null ? {} : { from: target.from }),
                          version: target.version,
                        });
                      }}
                    >
                      {t(isAsked ? 'targets.remove-sure' : 'targets.remove')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
};
