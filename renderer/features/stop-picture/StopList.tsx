import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { StopTimeline, TimelineStop } from '../../../electron/contract/stop-times';
import { NO_VALUE } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { asTable } from '../kpis/picture/PicturePanel';
import { clockText } from './clock';
import { reasonName } from './names';
import shared from '../kpis/picture/Pictures.module.css';

const COLUMNS = ['number', 'line', 'time', 'minutes', 'reason', 'people'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['number', 'minutes', 'people']);

/** When a stop was, by the clock. */
export const timeText = ({ fromMinute, toMinute, isRunning }: TimelineStop, t: Words['t']): string => {
  if (fromMinute === null) return t('stop-times.no-time');
  const end = isRunning ? t('stop-times.running') : toMinute === null ? '' : clockText(toMinute);
  return `${clockText(fromMinute)} – ${end}`;
};

const headsOf = ({ basis }: StopTimeline, { t }: Words): string[] => [
  ...COLUMNS.map((column) => t(`stop-times.${column}`)),
  t(`stop-times.counted-${basis}`),
];

/** The stops of a day for a spreadsheet. */
export const stopsText = (timeline: StopTimeline, words: Words): string =>
  asTable([
    headsOf(timeline, words),
    ...timeline.stops.map((stop, at) => [
      String(at + 1),
      stop.line ?? '',
      timeText(stop, words.t),
      words.format.typed(stop.minutes),
      [reasonName(stop, words), stop.what].filter(Boolean).join(': '),
      words.format.typed(stop.employeesAffected),
      words.format.typed(stop.countedHours),
    ]),
  ]);

/** The stops of a day one by one, under their numbers on the clock; each leads to its sheet. */
export const StopList = ({
  timeline,
  day,
  clientCode,
}: {
  readonly timeline: StopTimeline;
  readonly day: string;
  readonly clientCode: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  return (
    <div className={shared.scroll} tabIndex={0} role="region" aria-label={t('trend.table')}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {headsOf(timeline, words).map((head, at) => (
              <Table.Th key={head} scope="col" ta={NUMBERS.has(COLUMNS[at] ?? 'minutes') ? 'right' : 'left'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {timeline.stops.map((stop, at) => (
            <Table.Tr key={stop.id} data-stop-row={stop.id}>
              <Table.Td ta="right">{at + 1}</Table.Td>
              <Table.Td>{stop.line ?? NO_VALUE}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Link
                  to="/sheet"
                  search={{
                    client: clientCode,
                    line: stop.line ?? '-',
                    date: day,
                    shift: stop.shift,
                    section: 'stops',
                  }}
                  className={shared.link}
                >
                  {timeText(stop, t)}
                </Link>
              </Table.Td>
              <Table.Td ta="right">{stop.isRunning ? NO_VALUE : format.exact(stop.minutes)}</Table.Td>
              <Table.Td>
                {reasonName(stop, words)}
                {stop.isPlanned && <span className={shared.dimmed}> · {t('stop-times.planned')}</span>}
                {stop.what !== null && <div className={shared.dimmed}>{stop.what}</div>}
              </Table.Td>
              <Table.Td ta="right">{format.integer(stop.employeesAffected)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {stop.isRunning ? NO_VALUE : format.hours(stop.countedHours)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
