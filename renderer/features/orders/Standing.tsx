import type { OrderPage } from '../../../electron/contract/order-page';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { StageMark } from './StageMark';
import classes from './OrderPage.module.css';

const Fact = ({
  name,
  value,
  note,
  id,
}: {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly id?: string;
}) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>
      <span className={classes.factValue} data-testid={id}>
        {value}
      </span>
      {note && <span className={classes.dim}>{note}</span>}
    </dd>
  </div>
);

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(100, (100 * part) / whole) : 0);

/** How an order stands: how much is made and shipped against what was planned, its dates, age and forecast. */
export const Standing = ({ page }: { readonly page: OrderPage }) => {
  const { t, format } = useWords();
  const { order, progress } = page;
  const { plannedQuantity: planned } = order;
  const { good, shipped, expected, start, promise, age, forecast, isLate } = progress;
  const isOpen = order.status === 'ACTIVE' || order.status === 'ON_HOLD';
  const behind = expected === null || shipped >= planned ? null : good - expected;
  return (
    <section className={classes.standing} aria-label={t('orders.standing')}>
      <div className={classes.bars}>
        <div className={classes.barLine}>
          <span className={classes.barName}>{t('orders.good')}</span>
          <div className={classes.bar}>
            <div className={classes.fill} style={{ width: `${share(good, planned)}%` }} />
            {expected !== null && isOpen && (
              <div className={classes.tick} style={{ left: `${share(expected, planned)}%` }} />
            )}
          </div>
          <span className={classes.barValue} data-testid="order-good">
            {t('orders.of-planned', { part: format.integer(good), planned: format.integer(planned) })}
          </span>
        </div>
        <div className={classes.barLine}>
          <span className={classes.barName}>{t('orders.shipped')}</span>
          <div className={classes.bar}>
            <div
              className={classes.fill}
              data-kind="shipped"
              style={{ width: `${share(shipped, planned)}%` }}
            />
          </div>
          <span className={classes.barValue} data-testid="order-shipped">
            {t('orders.of-planned', { part: format.integer(shipped), planned: format.integer(planned) })}
          </span>
        </div>
        {behind !== null && isOpen && (
          <p className={classes.dim}>
            {t(behind < 0 ? 'orders.behind' : 'orders.ahead', {
              expected: format.integer(expected),
              units: format.integer(Math.abs(behind)),
            })}
          </p>
        )}
      </div>
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt>{t('orders.stage')}</dt>
          <dd data-testid="order-stage">
            <StageMark stage={order.stage} />
          </dd>
        </div>
        <Fact
          name={t('orders.start')}
          value={format.date(start?.date ?? null, 'full')}
          note={start ? t(`orders.from-${start.source}` as 'orders.from-actual') : undefined}
        />
        <Fact
          name={t('orders.promise')}
          value={format.date(promise?.date ?? null, 'full')}
          note={promise ? t(`orders.from-${promise.source}` as 'orders.from-actual') : undefined}
        />
        {isOpen && (
          <div className={classes.fact}>
            <dt>{t('orders.forecast')}</dt>
            <dd>
              <span className={classes.factValue} data-testid="order-forecast">
                {forecast ? `~ ${format.date(forecast.finish, 'full')}` : NO_VALUE}
              </span>
              {isLate !== null && (
                <StateMark
                  state={isLate ? 'critical' : 'good'}
                  label={t(isLate ? 'orders.late' : 'orders.in-time')}
                />
              )}
              {forecast && (
                <span className={classes.dim}>
                  {t(`orders.basis-${forecast.basis}`, {
                    pace: format.fixed(forecast.unitsPerDay, 0),
                    count: forecast.daysOfWork ?? 0,
                  })}
                </span>
              )}
            </dd>
          </div>
        )}
        <Fact
          name={t(isOpen ? 'orders.age' : 'orders.final-age')}
          id="order-age"
          value={age === null ? NO_VALUE : t('orders.days', { days: format.fixed(age.netDays, 1) })}
          note={
            age !== null && age.heldDays >= 0.05
              ? t('orders.held-days', { days: format.fixed(age.heldDays, 1) })
              : undefined
          }
        />
        <Fact name={t('orders.style')} value={order.styleModel ?? NO_VALUE} />
        <Fact name={t('orders.po')} value={order.poNumber ?? NO_VALUE} />
        <Fact
          name={t('orders.priority')}
          value={order.priority === null ? NO_VALUE : t(`priority.${order.priority}`)}
        />
        <Fact
          name={t('orders.routing')}
          value={page.routing?.operations.join(' → ') ?? NO_VALUE}
          note={page.routing && page.routing.style === null ? t('orders.routing-of-client') : undefined}
        />
      </dl>
      {order.notes && <p className={classes.notes}>{order.notes}</p>}
    </section>
  );
};
