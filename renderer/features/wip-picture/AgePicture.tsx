import { Button, Table, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderAges } from '../../../electron/contract/aging';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import type { PictureProps } from '../kpis/OwnPictures';
import { Answered } from '../kpis/picture/Answered';
import { asTable, PicturePanel } from '../kpis/picture/PicturePanel';
import { AgedOrders, ordersText } from './AgedOrders';
import classes from '../kpis/picture/Pictures.module.css';

const FEW = 10;
const MOST = 500;

type Bucket = OrderAges['buckets'][number];

const nameOf = ({ fromDays, toDays }: Bucket, { t }: Words): string =>
  toDays === null
    ? t('ages.bucket-over', { from: fromDays - 1 })
    : t('ages.bucket', { from: fromDays, to: toDays });

const Bar = ({ part, isSecond = false }: { readonly part: number; readonly isSecond?: boolean }) => (
  <div className={classes.track} aria-hidden>
    <div
      className={`${classes.bar} ${isSecond ? classes.second : ''}`}
      style={{ left: 0, width: `${100 * part}%` }}
    />
  </div>
);

const Buckets = ({
  ages,
  picked,
  hasBars,
  onPick,
}: {
  readonly ages: OrderAges;
  readonly picked: string | undefined;
  readonly hasBars: boolean;
  readonly onPick: (bucket: Bucket['bucket'] | undefined) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const mostOrders = Math.max(1, ...ages.buckets.map(({ orders }) => orders));
  const mostUnits = Math.max(1, ...ages.buckets.map(({ openUnits }) => openUnits));
  return (
    <Table verticalSpacing={3}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('ages.age')}</Table.Th>
          <Table.Th scope="col" colSpan={2} ta="right">
            {t('ages.orders')}
          </Table.Th>
          <Table.Th scope="col" colSpan={2} ta="right">
            {t('ages.units')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('ages.held')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ages.buckets.map((bucket) => (
          <Table.Tr key={bucket.bucket} data-bucket={bucket.bucket}>
            <Table.Th scope="row" fw={400} style={{ whiteSpace: 'nowrap' }}>
              <UnstyledButton
                className={classes.pick}
                aria-pressed={picked === bucket.bucket}
                title={t('ages.pick', { bucket: nameOf(bucket, words) })}
                onClick={() => onPick(picked === bucket.bucket ? undefined : bucket.bucket)}
              >
                {nameOf(bucket, words)}
              </UnstyledButton>
            </Table.Th>
            <Table.Td className={classes.bars}>
              {hasBars && <Bar part={bucket.orders / mostOrders} />}
            </Table.Td>
            <Table.Td ta="right" fw={600}>
              {format.integer(bucket.orders)}
            </Table.Td>
            <Table.Td className={classes.bars}>
              {hasBars && <Bar part={bucket.openUnits / mostUnits} isSecond />}
            </Table.Td>
            <Table.Td ta="right" fw={600}>
              {format.integer(bucket.openUnits)}
            </Table.Td>
            <Table.Td ta="right">{format.integer(bucket.onHold)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{t('break-down.total')}</Table.Th>
          <Table.Td colSpan={2} ta="right" fw={600}>
            {format.integer(ages.orders)}
          </Table.Td>
          <Table.Td colSpan={2} ta="right" fw={600}>
            {format.integer(ages.openUnits)}
          </Table.Td>
          <Table.Td ta="right">
            {format.integer(ages.buckets.reduce((sum, { onHold }) => sum + onHold, 0))}
          </Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
};

const Spread = ({ ages }: { readonly ages: OrderAges }) => {
  const { t, format } = useWords();
  const facts = [
    ['mean', ages.meanDays],
    ['weighted', ages.weightedMeanDays],
    ['median', ages.medianDays],
    ['percentile', ages.percentile85Days],
    ['oldest', ages.oldestDays],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, days]) => (
        <div key={name}>
          <dt>{t(`ages.${name}`)}</dt>
          <dd>
            {format.fixed(days, 1)}
            {days !== null && ` ${t('unit.days')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const bucketsText = (ages: OrderAges, words: Words): string => {
  const { t, format } = words;
  return asTable([
    [t('ages.age'), t('ages.orders'), t('ages.units'), t('ages.held')],
    ...ages.buckets.map((one) => [
      nameOf(one, words),
      format.typed(one.orders),
      format.typed(one.openUnits),
      format.typed(one.onHold),
    ]),
  ]);
};

/** Open orders by age with their open units, and the oldest ones with what they wait for. */
export const AgePicture = ({ slice, search, onChange }: PictureProps) => {
  const words = useWords();
  const { t, format, say } = words;
  const [isWhole, setWhole] = useState(false);
  const { age } = search;
  const query = useQuery(
    procedures.kpi.aging.queryOptions({
      input: {
        clientId: slice.client.id,
        ...(slice.where ? { where: slice.where } : {}),
        ...(age ? { bucket: age } : {}),
        limit: isWhole ? MOST : FEW,
      },
      placeholderData: keepPreviousData,
    }),
  );
  const ages = query.data;
  const picked = ages?.buckets.find(({ bucket }) => bucket === age);
  const shownText =
    ages && ages.orders > 0 ? `${bucketsText(ages, words)}\n\n${ordersText(ages.rows, words)}` : null;
  return (
    <PicturePanel
      id="picture-ages"
      title={
        ages ? t('ages.title', { at: format.dateTime(ages.asOf, slice.client.timezone) }) : t('ages.open')
      }
      search={search}
      text={shownText}
      onChange={onChange}
    >
      <Answered answer={query} height={420}>
        {(found) =>
          found.orders === 0 ? (
            <p className={classes.none}>
              {found.noteKeys.includes('kpi.note.whole-orders')
                ? say({ key: 'kpi.note.whole-orders', params: {} })
                : t('ages.none')}
            </p>
          ) : (
            <>
              <Buckets
                ages={found}
                picked={age}
                hasBars={search.view !== 'table'}
                onPick={(bucket) => onChange({ age: bucket })}
              />
              <Spread ages={found} />
              <div className={classes.part}>
                <h3 className={classes.partTitle}>
                  {picked ? t('ages.oldest-of', { bucket: nameOf(picked, words) }) : t('ages.oldest-orders')}
                </h3>
                {age && (
                  <Button variant="default" size="xs" onClick={() => onChange({ age: undefined })}>
                    {t('ages.all-ages')}
                  </Button>
                )}
                {found.total > FEW && (
                  <Button variant="default" size="xs" onClick={() => setWhole(!isWhole)}>
                    {isWhole ? t('picture.fewer') : t('picture.all', { count: found.total })}
                  </Button>
                )}
              </div>
              {found.rows.length === 0 ? (
                <p className={classes.none}>{t('ages.none-of')}</p>
              ) : (
                <AgedOrders rows={found.rows} clientCode={slice.client.code} />
              )}
              {found.total > found.rows.length && (
                <p className={classes.note}>
                  {t('picture.more', { shown: found.rows.length, total: found.total })}
                </p>
              )}
            </>
          )
        }
      </Answered>
    </PicturePanel>
  );
};
