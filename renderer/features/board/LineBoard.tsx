import { memo } from 'react';
import type { BoardKpi, BoardLine } from '../../../electron/contract/board';
import { todayIn } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { HOURS_SHOWN, hoursShown } from './arrange';
import { Lasted } from './Clock';
import { Ladder } from './Ladder';
import type { LinesPerPage } from './search';
import classes from './Board.module.css';

const SIGNS = { good: '●', warning: '▲', critical: '■', none: '' } as const;
type State = keyof typeof SIGNS;

type Place = { readonly client: string; readonly timezone: string; readonly skew: number };

const Sign = ({ state, label }: { readonly state: State; readonly label: string }) =>
  state === 'none' ? null : (
    <span className={classes.sign} data-state={state} role="img" aria-label={label}>
      {SIGNS[state]}
    </span>
  );

/** Made against what was due: behind it is a warning, in words for those who do not see it. */
const paceOf = (made: number | null, due: number | null): State => {
  if (made === null || due === null) return 'none';
  return made >= due ? 'good' : 'warning';
};

const Pieces = ({
  label,
  made,
  target,
  state,
  name,
}: {
  readonly label: string;
  readonly made: number | null;
  readonly target: number | null;
  readonly state: State;
  readonly name: string;
}) => {
  const { t, format } = useWords();
  return (
    <div className={classes.figure} data-figure={name}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>
        <b data-made={made ?? ''}>{format.integer(made)}</b>
        <span className={classes.target} data-target={target ?? ''}>
          <span aria-hidden>/</span> {format.integer(target)}
        </span>
      </span>
      <Sign state={state} label={t(state === 'good' ? 'board.in-time' : 'board.behind')} />
    </div>
  );
};

const Due = ({ due }: { readonly due: number | null }) => {
  const { t, format } = useWords();
  return (
    <div className={classes.figure} data-figure="due">
      <span className={classes.label}>{t('board.due')}</span>
      <span className={classes.value}>
        <b>{format.integer(due)}</b>
      </span>
    </div>
  );
};

const valueOf = ({ format }: Words, { kpi, value }: BoardKpi): string =>
  kpi === 'ppm' ? format.integer(value) : format.percent(value);

const Kpi = ({
  kpi,
  line,
  client,
}: {
  readonly kpi: BoardKpi;
  readonly line: BoardLine;
  readonly client: string;
}) => {
  const words = useWords();
  const { t } = words;
  const { shown } = line;
  if (!shown) return null;
  return (
    <div
      className={classes.figure}
      data-kpi={kpi.kpi}
      data-slice={[client, kpi.kpi, shown.date, shown.date, line.code, shown.shift].join('|')}
    >
      <span className={classes.label}>{t(`kpi.${kpi.kpi}`)}</span>
      <span className={classes.value}>
        <b data-value={kpi.value ?? ''}>{valueOf(words, kpi)}</b>
        {kpi.unit === '%' && kpi.value !== null && <span className={classes.unit}>%</span>}
      </span>
      <Sign state={kpi.state} label={t(`state.${kpi.state}`)} />
    </div>
  );
};

const People = ({ people }: Pick<BoardLine, 'people'>) => {
  const { t, format } = useWords();
  return (
    <div className={classes.figure} data-figure="people">
      <span className={classes.label}>{t('board.people')}</span>
      <span className={classes.value}>
        <b data-present={people.present ?? ''}>{format.integer(people.present)}</b>
        <span className={classes.target} data-assigned={people.assigned ?? ''}>
          <span aria-hidden>/</span> {format.integer(people.assigned)}
        </span>
      </span>
    </div>
  );
};

const Stop = ({ line, skew }: { readonly line: BoardLine; readonly skew: number }) => {
  const { t, language } = useWords();
  const [first, ...others] = line.stops;
  if (!first) return null;
  const name = language === 'es' ? first.nameEs : first.nameEn;
  return (
    <div className={classes.stop} role="status" data-testid="board-stop" data-since={first.since}>
      <span aria-hidden>■</span>
      <span className={classes.stopName}>
        {[name, ...(first.equipment === null ? [] : [first.equipment])].join(' · ')}
      </span>
      <b>
        <Lasted since={first.since} skew={skew} />
      </b>
      {others.length > 0 && <span>{t('board.more-stops', { count: others.length })}</span>}
    </div>
  );
};

const Next = ({ line, timezone }: { readonly line: BoardLine; readonly timezone: string }) => {
  const { t, format } = useWords();
  const { next, phase } = line;
  const isToday = next?.date === todayIn(timezone);
  return (
    <div className={classes.next} data-testid="board-next">
      <span className={classes.nextName}>{t(phase === 'over' ? 'board.over' : 'board.free')}</span>
      {next && (
        <span className={classes.nextName}>
          {t('board.next')}{' '}
          <b>
            {isToday ? '' : `${format.date(next.date, 'weekday')} `}
            {format.time(next.startsAt, timezone)}
          </b>
        </span>
      )}
    </div>
  );
};

/** One line on a board, as large as the page has room for. */
export const LineBoard = memo(
  ({
    line,
    perPage,
    client,
    timezone,
    skew,
  }: { readonly line: BoardLine; readonly perPage: LinesPerPage } & Place) => {
    const { t } = useWords();
    const { pieces, people, efficiency, quality, phase, shown } = line;
    const now = line.ladder.find(({ state }) => state === 'now');
    return (
      <section className={classes.line} data-line={line.code} data-phase={phase} aria-label={line.name}>
        <header className={classes.lineHead}>
          <h2 className={classes.name}>{line.name}</h2>
          {line.stops.length === 0 && phase === 'running' && shown && (
            <span className={classes.shift}>{t(`shift.${shown.shift}`)}</span>
          )}
          <Stop line={line} skew={skew} />
        </header>
        {phase !== 'running' && <Next line={line} timezone={timezone} />}
        {shown && (
          <>
            <div className={classes.figures}>
              <Pieces
                name="shift"
                label={t(phase === 'over' ? 'board.last-shift' : 'board.shift')}
                made={pieces.made}
                target={pieces.target}
                state={paceOf(pieces.made, pieces.due)}
              />
              {now && (
                <Pieces
                  name="hour"
                  label={t('board.hour')}
                  made={now.made}
                  target={now.target}
                  state="none"
                />
              )}
              {perPage === 1 && phase === 'running' && <Due due={pieces.due} />}
              {efficiency && <Kpi kpi={efficiency} line={line} client={client} />}
              {quality && <Kpi kpi={quality} line={line} client={client} />}
              <People people={people} />
            </div>
            {pieces.missing && <p className={classes.missing}>{t(`board.missing-${pieces.missing}`)}</p>}
            <Ladder hours={hoursShown(line.ladder, HOURS_SHOWN[perPage])} room={perPage} />
          </>
        )}
        {!shown && !line.next && <p className={classes.missing}>{t('board.no-shift')}</p>}
      </section>
    );
  },
);
