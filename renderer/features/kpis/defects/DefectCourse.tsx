import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Rectangle,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { procedures } from '../../../api/queries';
import { useWords } from '../../../i18n/useWords';
import { ErrorPanel } from '../../../ui/ErrorPanel';
import { Loading } from '../../../ui/Loading';
import { axisOf, usualStep } from '../axis';
import { datesOfLabel, stepName } from '../groups';
import { keepWhile } from '../keep';
import type { PictureProps } from '../OwnPictures';
import { asTable, PicturePanel } from '../picture/PicturePanel';
import { useWalk } from '../picture/useWalk';
import { inputOf } from '../slice';
import { unitLabel } from '../TrendMarks';
import type { DefectKind } from './split';
import trend from '../Trend.module.css';
import classes from './Defects.module.css';

type Span = {
  readonly label: string;
  readonly value: number | null;
  readonly defects: number | null;
  readonly inspected: number | null;
  readonly records: number;
  readonly isOpen: boolean;
};

type ShapeProps = { readonly payload?: Span };

/** A bar, hollow while its span is not over. */
const BarShape = (props: ShapeProps) => (
  <Rectangle
    {...props}
    fill={props.payload?.isOpen ? 'var(--surface)' : 'var(--series-1)'}
    stroke="var(--series-1)"
    strokeWidth={props.payload?.isOpen ? 2 : 0}
  />
);

const DIGITS = 2;

/** One kind of defects over time, per 100 units inspected: a bad lot stands out from the mean. */
export const DefectCourse = ({
  kpi,
  slice,
  search,
  kind,
  name,
  onChange,
  onWhy,
}: PictureProps & { readonly kind: DefectKind; readonly name: string }) => {
  const words = useWords();
  const { t, format } = words;
  const by = search.by ?? usualStep(kpi, slice.range);
  const query = useQuery(
    procedures.kpi.defectCourse.queryOptions({
      input: { ...inputOf(slice), ...kind, by },
      placeholderData: keepWhile({ ...kind, by }),
    }),
  );
  const { data } = query;
  const spans = (data?.labels ?? []).map((label, at): Span => {
    const dates = datesOfLabel(by, label, slice.range);
    return {
      label,
      value: data?.values[at] ?? null,
      defects: data?.defects[at] ?? null,
      inspected: data?.inspected[at] ?? null,
      records: data?.records[at] ?? 0,
      isOpen: dates.from <= slice.today && slice.today <= dates.to,
    };
  });
  const mean = data?.total.value ?? null;
  const rate = (value: number | null) => format.fixed(value, DIGITS);
  const tell = (span: Span | undefined): string =>
    span
      ? [
          stepName(by, span.label, slice.range, words) + (span.isOpen ? `, ${t('trend.open')}` : ''),
          `${rate(span.value)} ${t('unit.per-100')}`,
          t('defects.of-inspected', {
            defects: format.exact(span.defects === null ? null : Number(span.defects.toFixed(1))),
            inspected: format.integer(span.inspected),
          }),
          `${t('column.records')} ${format.integer(span.records)}`,
        ].join('; ')
      : '';
  const open = (at: number): void => {
    const span = spans[at];
    if (span && span.records > 0) onWhy(by, span.label);
  };
  const walk = useWalk(spans.length, (at) => tell(spans[at]), open);
  const walked = walk.at === null ? undefined : spans[walk.at];
  const axis = axisOf(
    spans.flatMap(({ value }) => value ?? []),
    false,
  );
  const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
  const columns = [
    t(`group.${by}`),
    t('defects.rate'),
    t('pareto.amount-defects'),
    t('denominator.dhu'),
    t('column.records'),
  ];
  const text = asTable([
    columns,
    ...spans.map((span) => [
      span.label,
      format.typed(span.value),
      format.typed(span.defects),
      format.typed(span.inspected),
      format.typed(span.records),
    ]),
  ]);
  return (
    <PicturePanel
      id="defect-course"
      title={t('defects.course', { name })}
      search={search}
      onChange={onChange}
      text={data ? text : null}
    >
      {query.error && !data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <Loading height={180} />
      ) : search.view === 'table' ? (
        <div className={trend.table} tabIndex={0} role="region" aria-label={t('defects.course', { name })}>
          <Table stickyHeader highlightOnHover verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column, at) => (
                  <Table.Th key={column} scope="col" ta={at === 0 ? 'left' : 'right'}>
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {spans.toReversed().map((span) => (
                <Table.Tr key={span.label} data-span={span.label}>
                  <Table.Th scope="row" fw={400}>
                    {stepName(by, span.label, slice.range, words)}
                  </Table.Th>
                  <Table.Td ta="right" fw={600}>
                    {rate(span.value)}
                  </Table.Td>
                  <Table.Td ta="right">{format.fixed(span.defects, 0)}</Table.Td>
                  <Table.Td ta="right">{format.integer(span.inspected)}</Table.Td>
                  <Table.Td ta="right">{format.integer(span.records)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : (
        <div className={classes.course} aria-label={t('defects.course', { name })} {...walk.props}>
          <ResponsiveContainer width="100%" height="100%">
            <BarChart
              data={spans}
              margin={{ top: 22, right: 92, bottom: 0, left: 0 }}
              accessibilityLayer={false}
              style={{ cursor: 'pointer' }}
              onClick={({ activeTooltipIndex }) => open(Number(activeTooltipIndex))}
            >
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="label"
                tickFormatter={(label: string) => stepName(by, label, slice.range, words, true)}
                tick={tick}
                tickLine={false}
                stroke="var(--line-strong)"
                minTickGap={32}
              />
              <YAxis
                domain={[axis.low, axis.high]}
                ticks={[...axis.ticks]}
                interval={0}
                tickFormatter={(value: number) => format.exact(Number(value.toFixed(DIGITS)))}
                tick={tick}
                tickLine={false}
                axisLine={false}
                width={62}
                label={unitLabel(t('unit.per-100'))}
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--surface-sunken)' }}
                content={({ payload }) => {
                  const span = payload?.[0]?.payload as Span | undefined;
                  return span ? <div className={classes.tip}>{tell(span)}</div> : null;
                }}
              />
              {walked && <ReferenceLine x={walked.label} stroke="var(--mantine-color-text)" />}
              <Bar dataKey="value" shape={BarShape} minPointSize={1} isAnimationActive={false} />
              {mean !== null && (
                <ReferenceLine
                  y={mean}
                  stroke="var(--mantine-color-text)"
                  strokeDasharray="6 4"
                  label={{
                    value: t('defects.mean', { value: rate(mean) }),
                    position: 'right',
                    fill: 'var(--mantine-color-text)',
                    fontSize: 12,
                  }}
                />
              )}
            </BarChart>
          </ResponsiveContainer>
          {walked && (
            <div className={classes.walked} aria-hidden>
              {tell(walked)}
            </div>
          )}
        </div>
      )}
    </PicturePanel>
  );
};
