import type { KpiName } from '../../../electron/contract/kpi';
import type { KpiOverview } from '../../../electron/contract/course';
import { useWords } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { KpiTile } from '../kpis/KpiTile';
import type { SliceSearch } from '../kpis/search';
import { besideOf, tenKpis } from './ten';
import classes from './Today.module.css';

/** The ten KPIs of a slice. */
export const Tiles = ({
  find,
  before,
  otdShown,
  search,
  isOld,
  onWhy,
}: {
  readonly find: (kpi: KpiName) => KpiOverview | undefined;
  readonly before: Range;
  readonly otdShown: string | null;
  readonly search: SliceSearch;
  /** They are those of the dates before. */
  readonly isOld: boolean;
  readonly onWhy: (kpi: KpiName) => void;
}) => {
  const { t } = useWords();
  return (
    <section className={classes.tiles} aria-label={t('overview.tiles')} aria-busy={isOld}>
      {tenKpis(otdShown).map((kpi) => {
        const overview = find(kpi);
        const beside = besideOf(kpi, otdShown);
        return (
          overview && (
            <KpiTile
              key={kpi}
              overview={overview}
              beside={beside === null ? undefined : find(beside)}
              before={before}
              search={search}
              onWhy={() => onWhy(kpi)}
            />
          )
        );
      })}
    </section>
  );
};
