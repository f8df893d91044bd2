import { Link } from '@tanstack/react-router';
import type { KpiOverview } from '../../../electron/contract/course';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { amountsOf } from './amounts';
import type { SliceSearch } from './search';
import { stateKey } from './stateKey';
import classes from './KpiPage.module.css';

/** KPIs that are looked at together with this one, each the way to its page. */
export const Related = ({
  overviews,
  search,
}: {
  readonly overviews: readonly KpiOverview[];
  readonly search: SliceSearch;
}) => {
  const words = useWords();
  const { t } = words;
  if (overviews.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="related">
      <h2 id="related" className={classes.title}>
        {t('related.title')}
      </h2>
      <ul className={classes.related}>
        {overviews.map((overview) => {
          const { kpi, now, state } = overview;
          const amounts = amountsOf(kpi, words);
          return (
            <li key={kpi}>
              <Link to="/kpis/$kpi" params={{ kpi }} search={search}>
                {amounts.name}
              </Link>
              <span>{amounts.valueWithUnit(now.value)}</span>
              <StateMark state={now.value === null ? 'none' : state} label={t(stateKey(overview))} isBrief />
            </li>
          );
        })}
      </ul>
    </section>
  );
};
