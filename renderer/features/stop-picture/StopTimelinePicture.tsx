import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { StopTimeline } from '../../../electron/contract/stop-times';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { PictureProps } from '../kpis/OwnPictures';
import { Answered } from '../kpis/picture/Answered';
import { PicturePanel } from '../kpis/picture/PicturePanel';
import { inputOf } from '../kpis/slice';
import { StopList, stopsText } from './StopList';
import { Timeline } from './Timeline';
import shared from '../kpis/picture/Pictures.module.css';
import classes from './Stops.module.css';

/** From the stops' own lengths to what availability counts: every difference has its line. */
const Sums = ({ timeline }: { readonly timeline: StopTimeline }) => {
  const { t, format } = useWords();
  const { sums, basis } = timeline;
  const hours = (value: number): string => `${format.hours(value)} h`;
  const lines = [
    ['stops', sums.stopHours, false],
    ...(sums.sharedHours > 0 ? [['shared', -sums.sharedHours, false] as const] : []),
    ...(sums.entryHours > 0 ? [['entries', sums.entryHours, false] as const] : []),
    ...(basis === 'labour' ? [['line', sums.lineHours, false] as const] : []),
    ...(sums.plannedHours > 0 ? [['planned', sums.plannedHours, false] as const] : []),
    [basis === 'labour' ? 'labour' : 'own', sums.countedHours, true],
  ] as const;
  return (
    <dl className={classes.sums} data-testid="timeline-sums">
      {lines.map(([name, value, isTotal]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={isTotal ? classes.total : undefined}>{t(`stop-times.sum-${name}`)}</dt>
          <dd className={isTotal ? classes.total : undefined} data-sum={name}>
            {hours(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** The stops of one day by the clock within its shifts; the last day with stops unless the address names one. */
export const StopTimelinePicture = ({ slice, search, onChange, onWhy }: PictureProps) => {
  const words = useWords();
  const { t, format } = words;
  const { from, to } = slice.range;
  const wanted = search.day !== undefined && search.day >= from && search.day <= to ? search.day : undefined;
  const query = useQuery(
    procedures.kpi.stopTimeline.queryOptions({
      input: { ...inputOf(slice), ...(wanted ? { day: wanted } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const timeline = query.data;
  const day = timeline?.day ?? null;
  const step = (date: string | null, label: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon
      variant="default"
      aria-label={label}
      title={label}
      disabled={date === null}
      onClick={() => date !== null && onChange({ day: date })}
    >
      <Icon size={16} />
    </ActionIcon>
  );
  return (
    <PicturePanel
      id="picture-stop-timeline"
      title={day === null ? t('stop-times.day-none') : t('stop-times.day-title', { day: format.date(day) })}
      search={search}
      text={timeline && day !== null ? stopsText(timeline, words) : null}
      onChange={onChange}
      controls={
        timeline &&
        day !== null && (
          <>
            {step(timeline.before, t('stop-times.before'), IconChevronLeft)}
            {step(timeline.after, t('stop-times.after'), IconChevronRight)}
            <Button variant="default" size="xs" onClick={() => onWhy('day', day)}>
              {t('kpi.why')}
            </Button>
          </>
        )
      }
    >
      <Answered answer={query} height={280}>
        {(found) =>
          found.day === null ? (
            <p className={shared.none}>{t('stop-times.no-stops')}</p>
          ) : (
            <>
              {search.view !== 'table' && (
                <Timeline timeline={found} day={found.day} clientCode={slice.client.code} />
              )}
              {found.stops.length > 0 ? (
                <StopList timeline={found} day={found.day} clientCode={slice.client.code} />
              ) : (
                <p className={shared.none}>{t('stop-times.none-on-day')}</p>
              )}
              <Sums timeline={found} />
            </>
          )
        }
      </Answered>
    </PicturePanel>
  );
};
