import type { MouseEvent } from 'react';
import { useWords } from '../../../i18n/useWords';
import { axisOf } from '../axis';
import { useWalk } from '../picture/useWalk';
import type { CascadeStep } from './steps';
import classes from './Cascade.module.css';

const WHOLE = 100;

/** First-pass yields multiplying step by step: what each operation loses hangs from the yield before it. */
export const CascadeChart = ({
  steps,
  style,
  value,
  onOperation,
}: {
  readonly steps: readonly CascadeStep[];
  readonly style: string | null;
  /** Of the style, %. */
  readonly value: number;
  readonly onOperation: (code: string) => void;
}) => {
  const { t, format } = useWords();
  const axis = axisOf([WHOLE, ...steps.map(({ after }) => after)], true);
  const place = (percent: number) => `${(100 * (percent - axis.low)) / (axis.high - axis.low)}%`;
  const walk = useWalk(
    steps.length,
    (at) => {
      const step = steps[at];
      if (!step) return '';
      const { operation, inspected, after } = step;
      if (!inspected) return t('cascade.told-none', { operation, rolled: format.percentWithUnit(after) });
      return t('cascade.told', {
        operation,
        yield: format.percentWithUnit(inspected.value),
        passed: format.integer(inspected.passed),
        inspected: format.integer(inspected.units),
        rolled: format.percentWithUnit(after),
      });
    },
    (at) => {
      const step = steps[at];
      if (step?.inspected) onOperation(step.operation);
    },
    0,
  );
  /** The keyboard walks the chart as one; the mouse goes to a column. */
  const clicks = {
    onClick: (event: MouseEvent<HTMLElement>) => {
      const column = event.target instanceof Element ? event.target.closest('[data-operation]') : null;
      const step = steps.find(({ operation }) => operation === column?.getAttribute('data-operation'));
      if (step?.inspected) onOperation(step.operation);
    },
  };
  return (
    <div className={classes.scroll}>
      <div className={classes.chart} aria-label={t('cascade.label')} {...walk.props} {...clicks}>
        <div className={classes.axis} aria-hidden>
          <span className={classes.unit}>%</span>
          {axis.ticks.map((tick) => (
            <span key={tick} style={{ bottom: place(tick) }}>
              {format.exact(tick)}
            </span>
          ))}
        </div>
        <ol className={classes.steps} aria-hidden>
          {steps.map(({ operation, inspected, before, after }, at) => (
            <li
              key={operation}
              className={classes.step}
              data-operation={operation}
              data-walked={walk.at === at || undefined}
            >
              <div className={classes.plot} data-open={inspected ? true : undefined}>
                {axis.ticks.map((tick) => (
                  <i key={tick} className={classes.tick} style={{ bottom: place(tick) }} />
                ))}
                <i
                  className={classes.kept}
                  style={{ height: place(after) }}
                  data-none={!inspected || undefined}
                />
                {inspected && (
                  <i
                    className={classes.lost}
                    style={{ bottom: place(after), height: `calc(${place(before)} - ${place(after)})` }}
                  />
                )}
                <span className={classes.rolled} style={{ bottom: place(before) }}>
                  {inspected ? format.percent(after) : ''}
                </span>
              </div>
              <span className={classes.operation}>{operation}</span>
              <span className={classes.own}>
                {inspected ? format.percentWithUnit(inspected.value) : t('cascade.none')}
              </span>
              <span className={classes.units}>
                {inspected
                  ? `${format.integer(inspected.passed)} / ${format.integer(inspected.units)}`
                  : '\u00a0'}
              </span>
            </li>
          ))}
          <li className={classes.step} data-operation="">
            <div className={classes.plot}>
              {axis.ticks.map((tick) => (
                <i key={tick} className={classes.tick} style={{ bottom: place(tick) }} />
              ))}
              <i className={classes.all} style={{ height: place(value) }} />
              <span className={classes.rolled} style={{ bottom: place(value) }}>
                {format.percent(value)}
              </span>
            </div>
            <span className={classes.operation}>{t('kpi.rty')}</span>
            <span className={classes.own}>{style ?? ''}</span>
          </li>
        </ol>
      </div>
      {axis.low > 0 && (
        <p className={classes.note}>{t('trend.axis-from', { start: format.exact(axis.low), unit: '%' })}</p>
      )}
    </div>
  );
};
