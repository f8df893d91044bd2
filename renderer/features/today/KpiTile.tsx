import { Button } from '@mantine/core';
import type { KpiResult } from '../../../electron/contract/kpi';
import type { ShownKpi } from './shown';
import { useWords } from '../../i18n/useWords';
import { Sparkline } from '../../ui/Sparkline';
import { StateMark } from '../../ui/StateMark';
import { TrustMark } from '../../ui/TrustMark';
import classes from './KpiTile.module.css';

const EVEN_BELOW = 0.05;

/** One KPI of a period: value, state, change against the period before, course, trust, and the way to its reasons. */
export const KpiTile = ({
  kpi,
  now,
  before,
  course,
  days,
  onWhy,
}: {
  readonly kpi: ShownKpi;
  readonly now: KpiResult | null;
  readonly before: KpiResult | null;
  readonly course: readonly (number | null)[];
  readonly days: number;
  readonly onWhy: () => void;
}) => {
  const { t, format, say } = useWords();
  const value = now?.value ?? null;
  const earlier = before?.value ?? null;
  const change = value === null || earlier === null ? null : value - earlier;
  const direction =
    change === null ? 'none' : Math.abs(change) < EVEN_BELOW ? 'even' : change > 0 ? 'better' : 'worse';
  const note = now?.noteKeys[0];
  const isEstimated = (now?.estimatedShare ?? 0) > 0;
  return (
    <section className={classes.tile} aria-labelledby={`tile-${kpi}`} data-testid={`tile-${kpi}`}>
      <div className={classes.head}>
        <h2 id={`tile-${kpi}`} className={classes.name}>
          {t(`kpi.${kpi}`)}
        </h2>
        <StateMark state="none" label={t('kpi.no-target')} />
      </div>
      <div className={classes.body}>
        <div className={classes.value} data-testid={`value-${kpi}`}>
          {isEstimated && (
            <span
              className={classes.about}
              title={t('kpi.estimated', { share: format.percent((now?.estimatedShare ?? 0) * 100) })}
            >
              ~
            </span>
          )}
          {format.percent(value)}
          {value !== null && <span className={classes.unit}>%</span>}
        </div>
        <Sparkline values={course} />
      </div>
      <div className={classes.foot}>
        <span className={classes.change} data-direction={direction}>
          {direction === 'none'
            ? note
              ? say({ key: note, params: {} })
              : t('kpi.nothing-before', { count: days })
            : t(`kpi.change-${direction}`, { points: format.signed(change), count: days })}
        </span>
        <TrustMark confidence={value === null ? null : (now?.confidence ?? null)} />
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={onWhy}
          aria-label={t('kpi.why-of', { kpi: t(`kpi.${kpi}`) })}
        >
          {t('kpi.why')}
        </Button>
      </div>
    </section>
  );
};
