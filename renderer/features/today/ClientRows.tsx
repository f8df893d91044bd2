import { Link } from '@tanstack/react-router';
import type { Finding } from '../../../electron/contract/attention';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { PortfolioColumn } from '../../../electron/contract/portfolio';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { FindingLink } from '../attention/FindingLink';
import { tell } from '../attention/sentences';
import { amountsOf } from '../kpis/amounts';
import type { PeriodSearch } from '../period/period';
import classes from './Today.module.css';

/** The clients of a comparison, and its columns: a place for each of them. */
type Portfolio = {
  readonly clients: readonly { readonly clientId: number }[];
  readonly columns: readonly PortfolioColumn[];
};

const Value = ({ column, place }: { readonly column: PortfolioColumn; readonly place: number }) => {
  const words = useWords();
  const { t } = words;
  const value = column.values[place] ?? null;
  const state = column.states[place] ?? 'none';
  const label = column.tolerated.includes(place) ? t('state.tolerated') : t(`state.${state}`);
  return (
    <td className={classes.number}>
      {amountsOf(column.kpi, words).value(value)}
      <span className={classes.mark}>
        {value !== null && state !== 'none' && <StateMark state={state} label={label} isBrief />}
      </span>
    </td>
  );
};

/** Each client in a row: its main numbers and the first thing to look at; its name opens its own overview. */
export const ClientRows = ({
  clients,
  portfolio,
  dates,
  today,
  findingsOf,
  isOld,
}: {
  readonly clients: readonly ClientSummary[];
  readonly portfolio: Portfolio;
  readonly dates: PeriodSearch;
  readonly today: string;
  readonly findingsOf: (clientId: number) => readonly Finding[] | undefined;
  readonly isOld: boolean;
}) => {
  const words = useWords();
  const { t } = words;
  const places = new Map(portfolio.clients.map(({ clientId }, place) => [clientId, place]));
  return (
    <div className={classes.rows} aria-busy={isOld}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('client')}</th>
            {portfolio.columns.map(({ kpi }) => (
              <th key={kpi} scope="col" className={classes.number}>
                {t(`kpi.${kpi}`)} {amountsOf(kpi, words).unit}
              </th>
            ))}
            <th scope="col">{t('overview.first-thing')}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map(({ id, code, name }) => {
            const place = places.get(id);
            const findings = findingsOf(id);
            const [first] = findings ?? [];
            return (
              <tr key={id} data-client={code}>
                <th scope="row">
                  <Link to="/today" search={{ client: code, ...dates }} className={classes.name}>
                    {name}
                  </Link>
                </th>
                {portfolio.columns.map((column) => (
                  <Value key={column.kpi} column={column} place={place ?? -1} />
                ))}
                <td className={classes.first}>
                  {first ? (
                    <FindingLink finding={first} className={classes.finding}>
                      {tell(first, today, words).text}
                    </FindingLink>
                  ) : (
                    <span className={classes.quiet}>{findings ? t('overview.quiet') : ''}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
