import { Button, NativeSelect, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StopCourse } from '../../../electron/contract/stop-times';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { usualStep } from '../kpis/axis';
import { stepName, type Step } from '../kpis/groups';
import { keepWhile } from '../kpis/keep';
import { inAddress } from '../kpis/narrowing';
import type { PictureProps } from '../kpis/OwnPictures';
import { Answered } from '../kpis/picture/Answered';
import { asTable, PicturePanel } from '../kpis/picture/PicturePanel';
import { inputOf } from '../kpis/slice';
import type { Range } from '../period/period';
import { causeName } from './names';
import { StopColumns, type StopColumn } from './StopColumns';
import shared from '../kpis/picture/Pictures.module.css';

type Cause = StopCourse['causes'][number];

/** The spans of a course with one cause taken apart: its most frequent machine or detail, its rest, all other stops. */
const columnsOf = ({ labels, all }: StopCourse, cause: Cause): readonly StopColumn[] =>
  labels.map((label, at) => {
    const ofCause = cause.hours[at] ?? 0;
    const mostly = cause.mostly?.hours[at] ?? 0;
    return {
      label,
      mostly,
      rest: Math.max(0, ofCause - mostly),
      others: Math.max(0, (all.hours[at] ?? 0) - ofCause),
      ofCause,
      all: all.hours[at] ?? 0,
      stops: cause.stops[at] ?? 0,
    };
  });

const headsOf = (by: Step, cause: Cause, words: Words): string[] => {
  const { t } = words;
  const name = causeName(cause, words);
  return [
    t(`group.${by}`),
    ...(cause.mostly ? [t('stop-times.hours', { cause: cause.mostly.what })] : []),
    t('stop-times.hours', { cause: name }),
    t('stop-times.stops'),
    t('stop-times.all-hours'),
  ];
};

const cellsOf = (column: StopColumn, cause: Cause): number[] => [
  ...(cause.mostly ? [column.mostly] : []),
  column.ofCause,
  column.stops,
  column.all,
];

const CourseTable = ({
  by,
  range,
  cause,
  columns,
  onPick,
}: {
  readonly by: Step;
  readonly range: Range;
  readonly cause: Cause;
  readonly columns: readonly StopColumn[];
  readonly onPick: (label: string) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const stopsAt = cause.mostly ? 2 : 1;
  return (
    <div className={shared.scroll} tabIndex={0} role="region" aria-label={t('trend.table')}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {headsOf(by, cause, words).map((head, at) => (
              <Table.Th key={head} scope="col" ta={at === 0 ? 'left' : 'right'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.toReversed().map((column) => (
            <Table.Tr key={column.label} data-label={column.label}>
              <Table.Th scope="row" fw={400} py={0}>
                {column.all > 0 ? (
                  <Button variant="subtle" size="compact-xs" onClick={() => onPick(column.label)}>
                    {stepName(by, column.label, range, words)}
                  </Button>
                ) : (
                  <span style={{ paddingLeft: 8 }}>{stepName(by, column.label, range, words)}</span>
                )}
              </Table.Th>
              {cellsOf(column, cause).map((value, at) => (
                <Table.Td key={at} ta="right">
                  {at === stopsAt ? format.integer(value) : format.hours(value)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};

/** How the largest cause of stops, or another one, grows and goes over time; a day opens by the clock. */
export const StopCoursePicture = ({ kpi, slice, search, onChange, onWhy }: PictureProps) => {
  const words = useWords();
  const { t, format, say } = words;
  const by = search.by ?? usualStep(kpi, slice.range);
  const query = useQuery(
    procedures.kpi.stopCourse.queryOptions({
      input: { ...inputOf(slice), by },
      placeholderData: keepWhile({ by }),
    }),
  );
  const course = query.data;
  const cause = course?.causes.find(({ code }) => inAddress(code) === search.cause) ?? course?.causes[0];
  const columns = course && cause ? columnsOf(course, cause) : [];
  const pick = (label: string): void => (by === 'day' ? onChange({ day: label }) : onWhy(by, label));
  const text =
    course && cause
      ? asTable([
          headsOf(by, cause, words),
          ...columns.map((column) => [column.label, ...cellsOf(column, cause).map(format.typed)]),
        ])
      : null;
  return (
    <PicturePanel
      id="picture-stop-course"
      title={t(`stop-times.course-${by}`, {
        cause: cause ? causeName(cause, words) : t('stop-times.stops'),
        range: format.dateRange(slice.range.from, slice.range.to),
      })}
      search={search}
      text={text}
      onChange={onChange}
      controls={
        cause && (
          <NativeSelect
            size="xs"
            aria-label={t('stop-times.cause')}
            value={inAddress(cause.code)}
            data={(course?.causes ?? []).map((one) => ({
              value: inAddress(one.code),
              label: `${causeName(one, words)} · ${format.hours(one.totalHours)} h`,
            }))}
            onChange={(event) => onChange({ cause: event.currentTarget.value })}
          />
        )
      }
    >
      <Answered answer={query} height={280}>
        {({ basis, noteKeys }) =>
          !cause ? (
            <p className={shared.none}>{t('stop-times.no-stops')}</p>
          ) : (
            <>
              {search.view === 'table' ? (
                <CourseTable by={by} range={slice.range} cause={cause} columns={columns} onPick={pick} />
              ) : (
                <StopColumns
                  by={by}
                  range={slice.range}
                  columns={columns}
                  cause={causeName(cause, words)}
                  mostly={cause.mostly?.what ?? null}
                  onPick={pick}
                />
              )}
              {[t(`pareto.basis-${basis}`), ...noteKeys.map((key) => say({ key, params: {} }))].map(
                (note) => (
                  <p key={note} className={shared.note}>
                    {note}
                  </p>
                ),
              )}
            </>
          )
        }
      </Answered>
    </PicturePanel>
  );
};
