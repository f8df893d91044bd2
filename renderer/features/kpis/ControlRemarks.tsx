import { Button } from '@mantine/core';
import { useState } from 'react';
import { hasRight } from '../../../electron/contract/rights';
import type { ControlChart } from '../../../electron/contract/control';
import type { KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { useSignedIn } from '../session/SignedIn';
import { amountsOf } from './amounts';
import { ControlDialog } from './ControlDialog';
import { stepName, type Step } from './groups';
import type { PageSlice } from './slice';
import type { ChartRow } from './TrendChart';
import { whoIs } from '../history/who';
import classes from './Trend.module.css';

/** What control limits rest on, what they say of the course, and the way to freeze them or let them go. */
export const ControlRemarks = ({
  kpi,
  by,
  slice,
  chart,
  rows,
}: {
  readonly kpi: KpiName;
  readonly by: Step;
  readonly slice: PageSlice;
  readonly chart: ControlChart;
  readonly rows: readonly ChartRow[];
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const me = useSignedIn();
  const [isAsking, setIsAsking] = useState(false);
  const amounts = amountsOf(kpi, words);
  const { baseline, isFrozen } = chart;
  const isBaselineUsed = isFrozen && baseline !== null;
  const signals = rows.filter((row) => row.signals.length > 0);
  return (
    <div className={classes.control}>
      <div className={classes.controlHead}>
        <span>
          {t(`control.kind-${chart.kind}`)}
          {chart.centre !== null &&
            ` · ${t('control.centre', { value: amounts.valueWithUnit(chart.centre) })}`}
          {' · '}
          {isBaselineUsed
            ? t('control.frozen', {
                range: format.dateRange(baseline.from, baseline.to),
                by: whoIs(baseline.frozenBy, baseline.frozenByName, t),
                reason: baseline.reason,
              })
            : t('control.own')}
        </span>
        {hasRight(me.role, 'write-masters') && (
          <Button variant="default" size="compact-xs" onClick={() => setIsAsking(true)}>
            {t(isBaselineUsed ? 'control.change' : 'control.freeze')}
          </Button>
        )}
      </div>
      {chart.noteKeys.map((key) => (
        <p key={key} className={classes.note}>
          {say({ key, params: chart.noteParams })}
        </p>
      ))}
      {chart.centre !== null && signals.length === 0 && <p className={classes.note}>{t('control.quiet')}</p>}
      {signals.length > 0 && (
        <ul className={classes.signals} aria-label={t('control.signals')}>
          {signals.map((row) => (
            <li key={row.label}>
              ◯ {stepName(by, row.label, slice.range, words)}: {row.signals.join('; ')}
            </li>
          ))}
        </ul>
      )}
      {isAsking && (
        <ControlDialog
          kpi={kpi}
          by={by}
          slice={slice}
          baseline={isBaselineUsed ? baseline : null}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
};
