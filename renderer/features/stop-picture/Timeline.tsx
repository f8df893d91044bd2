import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { StopTimeline, TimelineStop } from '../../../electron/contract/stop-times';
import { useWords } from '../../i18n/useWords';
import { axisOfDay, clockText, endOf, inLanes, type ClockAxis, type Placed } from './clock';
import { reasonName } from './names';
import { timeText } from './StopList';
import classes from './Stops.module.css';

const LANE_HEIGHT = 36;
/** Above each bar, for its number. */
const NUMBER_HEIGHT = 13;
/** Numbers that would stand nearer to each other than this part of the axis are left to the list. */
const NEAREST = 0.014;

const LEGEND = ['stop', 'planned', 'running', 'break'] as const;

/** Where a stretch lies on an axis. */
const placeOn = ({ from, to }: ClockAxis, start: number, end: number): CSSProperties => ({
  left: `${(100 * (start - from)) / (to - from)}%`,
  width: `${(100 * Math.max(0, end - start)) / (to - from)}%`,
});

/** The numbers that there is room for above the bars of each lane. */
const numbersOf = (
  placed: readonly Placed[],
  axis: ClockAxis,
): readonly { readonly number: number; readonly lane: number; readonly left: string }[] => {
  const last = new Map<number, number>();
  return placed.flatMap(({ stop, number, lane }) => {
    const part = ((stop.fromMinute ?? axis.from) - axis.from) / (axis.to - axis.from);
    if (part - (last.get(lane) ?? -1) < NEAREST) return [];
    last.set(lane, part);
    return [{ number, lane, left: `${100 * part}%` }];
  });
};

const kindOf = ({ isRunning, isPlanned }: TimelineStop): 'running' | 'planned' | 'stop' => {
  if (isRunning) return 'running';
  return isPlanned ? 'planned' : 'stop';
};

const StopBar = ({
  placed: { stop, number, lane },
  axis,
  end,
  day,
  clientCode,
}: {
  readonly placed: Placed;
  readonly axis: ClockAxis;
  readonly end: number;
  readonly day: string;
  readonly clientCode: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  const label = t('stop-times.open-sheet', {
    number,
    line: stop.line ?? t('stop-times.no-line'),
    time: timeText(stop, t),
    reason: [reasonName(stop, words), stop.what].filter(Boolean).join(', '),
    minutes: format.exact(Math.round(stop.isRunning ? end - (stop.fromMinute ?? end) : stop.minutes)),
  });
  return (
    <Link
      to="/sheet"
      search={{ client: clientCode, line: stop.line ?? '-', date: day, shift: stop.shift, section: 'stops' }}
      className={classes.bar}
      style={{
        ...placeOn(axis, stop.fromMinute ?? axis.from, end),
        top: NUMBER_HEIGHT + 2 + lane * LANE_HEIGHT,
      }}
      data-kind={kindOf(stop)}
      data-stop={stop.id}
      aria-label={label}
      title={label}
    />
  );
};

/** The stops of a day as bars on the clock of each line, over its shifts and breaks; their numbers stand in the list. */
export const Timeline = ({
  timeline,
  day,
  clientCode,
}: {
  readonly timeline: StopTimeline;
  readonly day: string;
  readonly clientCode: string;
}) => {
  const { t, format } = useWords();
  const axis = axisOfDay(timeline);
  const numbered = timeline.stops.map((stop, at) => ({ stop, number: at + 1 }));
  const endAt = (stop: TimelineStop): number => endOf(stop, timeline.nowMinute, axis.to);
  return (
    <>
      <div className={classes.legend}>
        {LEGEND.map((kind) => (
          <span key={kind}>
            <i className={classes.swatch} data-kind={kind} aria-hidden /> {t(`stop-times.${kind}`)}
          </span>
        ))}
      </div>
      <div className={classes.timeline}>
        <div className={classes.axis} aria-hidden>
          {axis.hours.map((minute) => (
            <span key={minute} style={{ left: `${(100 * (minute - axis.from)) / (axis.to - axis.from)}%` }}>
              {clockText(minute)}
            </span>
          ))}
        </div>
        {timeline.lines.map(({ code, name }) => {
          const own = numbered.filter(({ stop }) => stop.line === code);
          const placed = inLanes(own, endAt);
          const untimed = own.filter(({ stop }) => stop.fromMinute === null);
          const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
          const minutes = untimed.reduce((sum, { stop }) => sum + stop.minutes, 0);
          return (
            <div key={String(code)} style={{ display: 'contents' }}>
              <div className={classes.line} title={name ?? undefined} style={{ gridColumn: 1 }}>
                {code ?? t('stop-times.no-line')}
              </div>
              <div className={classes.track} style={{ height: lanes * LANE_HEIGHT }} data-line={code ?? ''}>
                {timeline.shifts.map((shift) => (
                  <div
                    key={shift.shift}
                    className={classes.shift}
                    style={placeOn(axis, shift.fromMinute, shift.toMinute)}
                    title={t(`shift.${shift.shift}`)}
                  />
                ))}
                {axis.hours.map((minute) => (
                  <div
                    key={minute}
                    className={classes.hour}
                    style={{ left: placeOn(axis, minute, minute).left }}
                  />
                ))}
                {timeline.shifts.flatMap((shift) =>
                  shift.breaks.map((pause) => (
                    <div
                      key={`${shift.shift} ${pause.fromMinute}`}
                      className={classes.break}
                      style={placeOn(axis, pause.fromMinute, pause.toMinute)}
                      title={t('stop-times.break')}
                    />
                  )),
                )}
                {numbersOf(placed, axis).map(({ number, lane, left }) => (
                  <span
                    key={number}
                    className={classes.number}
                    style={{ left, top: lane * LANE_HEIGHT }}
                    aria-hidden
                  >
                    {number}
                  </span>
                ))}
                {placed.map((one) => (
                  <StopBar
                    key={one.stop.id}
                    placed={one}
                    axis={axis}
                    end={endAt(one.stop)}
                    day={day}
                    clientCode={clientCode}
                  />
                ))}
              </div>
              <div className={classes.aside} style={{ gridColumn: 3 }}>
                {untimed.length > 0 &&
                  t('stop-times.untimed', {
                    count: untimed.length,
                    minutes: format.exact(Math.round(minutes)),
                  })}
              </div>
            </div>
          );
        })}
      </div>
    </>
  );
};
