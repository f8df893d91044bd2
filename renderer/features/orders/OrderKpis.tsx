import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { amountsOf } from '../kpis/amounts';
import { Card } from './Card';
import classes from './OrderPage.module.css';

/** What says something of one order: when it leaves, how it is worked on, how well. */
const KPIS = [
  'otd',
  'true-otd',
  'otif',
  'wip-aging',
  'efficiency',
  'performance',
  'availability',
  'fpy',
  'ppm',
  'dpmo',
  'rty',
  'scrap-rate',
] as const satisfies readonly KpiName[];

/** The KPIs of one order over the dates that hold all of it; each opens its page narrowed to the order. */
export const OrderKpis = ({
  client,
  order,
  range,
}: {
  readonly client: ClientSummary;
  readonly order: string;
  readonly range: { readonly from: string; readonly to: string };
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const results = useQuery(
    procedures.kpi.results.queryOptions({
      input: { clientCodes: [client.code], ...range, kpis: [...KPIS], where: { 'work-order': order } },
    }),
  );
  return (
    <Card title={t('orders.kpis')} note={format.dateRange(range.from, range.to)} isWide>
      {results.isError && <ErrorPanel error={results.error} onRetry={() => void results.refetch()} />}
      {results.isPending && <Loading height={180} />}
      <ul className={classes.kpis}>
        {results.data?.results.map((result) => {
          const amounts = amountsOf(result.kpi, words);
          const [noteKey] = result.noteKeys;
          const note = noteKey && say({ key: noteKey, params: result.noteParams });
          return (
            <li key={result.kpi} className={classes.kpi} data-testid={`order-kpi-${result.kpi}`}>
              <Link
                to="/kpis/$kpi"
                params={{ kpi: result.kpi }}
                search={{ client: client.code, ...range, 'work-order': order }}
                className={classes.kpiName}
              >
                {amounts.name}
              </Link>
              <div className={classes.kpiValue}>
                {result.value !== null && result.estimatedShare > 0 ? '~' : ''}
                {amounts.value(result.value)}
                {result.value !== null && <span className={classes.unit}> {amounts.unit}</span>}
              </div>
              {result.value === null ? (
                <div className={classes.why} title={note}>
                  {note}
                </div>
              ) : (
                <div className={classes.dim}>
                  {result.numerator !== null &&
                    `${amounts.numerator(result.numerator)} / ${amounts.denominator(result.denominator)}`}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
