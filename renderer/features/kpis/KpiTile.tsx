import { Button, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { KpiOverview } from '../../../electron/contract/course';
import { useWords } from '../../i18n/useWords';
import { Sparkline } from '../../ui/Sparkline';
import { StateMark } from '../../ui/StateMark';
import { TrustMark } from '../../ui/TrustMark';
import type { Range } from '../period/period';
import { amountsOf } from './amounts';
import { ChangeText } from './ChangeText';
import type { SliceSearch } from './search';
import { stateKey } from './stateKey';
import classes from './KpiTile.module.css';

const Beside = ({ overview: { kpi, now } }: { readonly overview: KpiOverview }) => {
  const amounts = amountsOf(kpi, useWords());
  return (
    <div className={classes.beside}>
      {amounts.name}
      <span data-testid={`value-${kpi}`}>{amounts.valueWithUnit(now.value)}</span>
    </div>
  );
};

/** One KPI of a period: value, state, target, change against the period before, course, trust. The whole tile opens its page. */
export const KpiTile = ({
  overview,
  beside,
  before,
  search,
  onWhy,
}: {
  readonly overview: KpiOverview;
  /** Another reading of it, told small beside its value. */
  readonly beside?: KpiOverview | undefined;
  /** The period that the change is against. */
  readonly before: Range;
  readonly search: SliceSearch;
  readonly onWhy: () => void;
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const { kpi, now, target, state } = overview;
  const amounts = amountsOf(kpi, words);
  const [noteKey] = now.noteKeys;
  const note = noteKey === undefined ? null : say({ key: noteKey, params: now.noteParams });
  const standing =
    target === null
      ? t('kpi.before', { value: amounts.brief(overview.before.value) })
      : t('kpi.target', {
          target: amounts.value(target.target),
          difference: amounts.differenceWithUnit(overview.difference),
        });
  return (
    <section
      className={classes.tile}
      aria-labelledby={`tile-${kpi}`}
      data-testid={`tile-${kpi}`}
      data-state={state}
    >
      <div className={classes.head}>
        <h3 id={`tile-${kpi}`} className={classes.name}>
          <Link to="/kpis/$kpi" params={{ kpi }} search={search} className={classes.open}>
            {amounts.name}
          </Link>
        </h3>
        {now.value !== null && <StateMark state={state} label={t(stateKey(overview))} />}
      </div>
      <div className={classes.body}>
        <div className={classes.value} data-testid={`value-${kpi}`}>
          {now.value !== null && now.estimatedShare > 0 && (
            <Tooltip label={t('kpi.estimated', { share: format.percent(now.estimatedShare * 100) })}>
              <span className={classes.about}>~</span>
            </Tooltip>
          )}
          {amounts.value(now.value)}
          {now.value !== null && <span className={classes.unit}>{amounts.unit}</span>}
        </div>
        {beside && beside.now.value !== null && <Beside overview={beside} />}
        <Sparkline values={overview.course.values} target={target?.target ?? null} />
      </div>
      {now.value === null ? (
        <div className={classes.target}>{note}</div>
      ) : (
        <div className={classes.target} data-one-line>
          {target === null && note !== null ? <span title={note}>{note}</span> : standing}
        </div>
      )}
      <div className={classes.foot}>
        <ChangeText overview={overview} before={before} />
        <TrustMark confidence={now.value === null ? null : now.confidence} />
        <Button
          className={classes.why}
          variant="subtle"
          size="compact-xs"
          onClick={onWhy}
          aria-label={t('kpi.why-of', { kpi: amounts.name })}
        >
          {t('kpi.why')}
        </Button>
      </div>
    </section>
  );
};
