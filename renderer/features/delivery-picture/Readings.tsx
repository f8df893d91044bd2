import { Link } from '@tanstack/react-router';
import type { Deliveries } from '../../../electron/contract/delivery';
import type { KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { kpisOf } from '../kpis/families';
import { sliceOf, type SliceSearch } from '../kpis/search';
import shared from '../kpis/picture/Pictures.module.css';
import classes from './Deliveries.module.css';

const READINGS = ['otd', 'true-otd', 'otif'] as const;
const DIFFERENCES = [
  'incompleteOverdue',
  'incompleteDelivered',
  'deliveredInPart',
  'completedLate',
  'madeNotDelivered',
] as const;

/** OTD, TRUE-OTD and OTIF of the same orders, and what lies between the first two; what a client does not show stays away. */
export const Readings = ({
  deliveries,
  kpi,
  search,
  otdShown,
}: {
  readonly deliveries: Deliveries;
  readonly kpi: KpiName;
  readonly search: Partial<SliceSearch>;
  readonly otdShown: string | null;
}) => {
  const { t, format } = useWords();
  const known = kpisOf('delivery', otdShown);
  const shown = READINGS.filter((name) => name === kpi || known.includes(name));
  const isBoth = shown.includes('otd') && shown.includes('true-otd');
  const told = DIFFERENCES.filter((name) => deliveries.differences[name] > 0);
  return (
    <>
      <nav className={classes.readings} aria-label={t('deliveries.readings')}>
        {shown.map((name) => {
          const { value, numerator, denominator } = deliveries.readings[name];
          return (
            <Link
              key={name}
              to="/kpis/$kpi"
              params={{ kpi: name }}
              search={sliceOf(search)}
              className={classes.reading}
              aria-current={name === kpi ? 'page' : undefined}
              data-testid={`reading-${name}`}
            >
              <span className={classes.name}>{t(`kpi.${name}`)}</span>
              <span className={classes.value}>{format.percentWithUnit(value)}</span>{' '}
              <span className={shared.dimmed}>
                {t('deliveries.of', {
                  numerator: format.integer(numerator),
                  denominator: format.integer(denominator),
                })}
              </span>
            </Link>
          );
        })}
      </nav>
      {isBoth && (
        <>
          <h3 className={`${shared.part} ${shared.partTitle}`}>{t('deliveries.why-title')}</h3>
          {told.length === 0 ? (
            <p className={shared.note}>{t('deliveries.same')}</p>
          ) : (
            <ul className={classes.differences}>
              {told.map((name) => (
                <li key={name} data-difference={name}>
                  {t(`deliveries.${name}`, { count: deliveries.differences[name] })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
};
