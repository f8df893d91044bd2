import { Tooltip } from '@mantine/core';
import type { KpiOverview } from '../../../electron/contract/course';
import { useWords } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { amountsOf } from './amounts';
import classes from './KpiTile.module.css';

/** What no number of decimals on the page would show. */
const TOO_SMALL = 0.0005;

/** How a KPI changed against the period before, read as better or worse. */
export const ChangeText = ({
  overview,
  before,
}: {
  readonly overview: KpiOverview;
  readonly before: Range;
}) => {
  const words = useWords();
  const { t, format } = words;
  const amounts = amountsOf(overview.kpi, words);
  const { change } = overview;
  const direction = Math.abs(change ?? 1) < TOO_SMALL ? 'even' : overview.direction;
  const range = format.dateRange(before.from, before.to);
  const earlier = overview.before.value;
  const about =
    earlier === null
      ? t('change.none', { range })
      : t('change.before', { range, value: amounts.valueWithUnit(earlier) });
  const arrow = (change ?? 0) > 0 ? '▲' : '▼';
  return (
    <Tooltip label={about}>
      <span className={classes.change} data-direction={direction}>
        {direction === 'none' &&
          (earlier === null && overview.now.value !== null ? t('change.no-before') : '')}
        {direction === 'even' && t('change.even')}
        {(direction === 'better' || direction === 'worse') &&
          `${arrow} ${t(`change.${direction}`, { change: amounts.distanceWithUnit(change) })}`}
      </span>
    </Tooltip>
  );
};
