import { Table } from '@mantine/core';
import { Fragment } from 'react';
import type { OrderPage } from '../../../electron/contract/order-page';
import type { Job } from '../../../electron/contract/order-record';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { Card } from './Card';
import classes from './OrderPage.module.css';

const sizesOf = ({ cells }: Job): string[] => [...new Set(cells.map(({ size }) => size))];
const coloursOf = ({ cells }: Job): string[] => [...new Set(cells.map(({ colour }) => colour))];

const Matrix = ({ job }: { readonly job: Job }) => {
  const { t, format } = useWords();
  const amount = (size: string, colour: string): string =>
    format.integer(job.cells.find((cell) => cell.size === size && cell.colour === colour)?.quantity ?? null);
  return (
    <table className={classes.matrix} aria-label={t('orders.matrix-of', { job: job.code })}>
      <thead>
        <tr>
          <th scope="col">{t('orders.size')}</th>
          {coloursOf(job).map((colour) => (
            <th key={colour} scope="col">
              {colour || t('products.one-colour')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sizesOf(job).map((size) => (
          <tr key={size}>
            <th scope="row">{size || t('products.one-size')}</th>
            {coloursOf(job).map((colour) => (
              <td key={colour}>{amount(size, colour)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The jobs of an order: what each asks for, in which sizes and colours, and what is reported on it. */
export const Jobs = ({ jobs }: { readonly jobs: readonly Job[] }) => {
  const { t, format } = useWords();
  return (
    <Card title={t('orders.jobs')} isWide={jobs.some(({ cells }) => cells.length > 0)}>
      {jobs.length === 0 ? (
        <p className={classes.dim}>{t('orders.no-jobs')}</p>
      ) : (
        <div className={classes.jobs}>
          {jobs.map((job) => (
            <div key={job.id} className={classes.job} data-testid={`job-${job.code}`}>
              <div className={classes.jobName}>
                {job.code} · {job.partNumber}
                {job.isHeld && <StateMark state="warning" label={t('orders.job-held')} />}
              </div>
              <div className={classes.dim}>
                {t('orders.job-amounts', {
                  quantity: format.integer(job.quantity),
                  completed: format.integer(job.completed),
                  scrapped: format.integer(job.scrapped),
                })}
              </div>
              {job.cells.length > 0 && <Matrix job={job} />}
            </div>
          ))}
        </div>
      )}
    </Card>
  );
};

const MOST_DAYS = 10;

/** What was made of an order: by operation, and on its last days. */
export const Production = ({ production }: { readonly production: OrderPage['production'] }) => {
  const { t, format } = useWords();
  const { entries, days, operations } = production;
  const last = days.slice(-MOST_DAYS).toReversed();
  if (entries === 0) {
    return (
      <Card title={t('orders.production')}>
        <p className={classes.dim}>{t('orders.no-production')}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t('orders.production')}
      note={t('orders.production-sum', {
        count: entries,
        labour: format.hours(production.labourHours),
        defective: format.integer(production.defective),
      })}
    >
      {operations.length > 1 && (
        <dl className={classes.pairs}>
          {operations.map(({ operation, good }) => (
            <Fragment key={operation ?? ''}>
              <dt>{operation ?? t('orders.no-operation')}</dt>
              <dd>{format.integer(good)}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.date')}</Table.Th>
            <Table.Th ta="right">{t('orders.produced')}</Table.Th>
            <Table.Th ta="right">{t('orders.good')}</Table.Th>
            <Table.Th ta="right">{t('orders.labour-hours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {last.map((day) => (
            <Table.Tr key={day.date}>
              <Table.Td>{format.date(day.date, 'weekday')}</Table.Td>
              <Table.Td ta="right">{format.integer(day.produced)}</Table.Td>
              <Table.Td ta="right">{format.integer(day.good)}</Table.Td>
              <Table.Td ta="right">{format.hours(day.labourHours)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {days.length > MOST_DAYS && (
        <p className={classes.dim}>{t('orders.more-days', { count: days.length - MOST_DAYS })}</p>
      )}
    </Card>
  );
};

/** What inspections found, and what stood still. */
export const QualityAndStops = ({ page }: { readonly page: OrderPage }) => {
  const { t, format, language } = useWords();
  const { quality, stops } = page;
  const nameOf = (one: { readonly nameEn: string; readonly nameEs: string }): string =>
    language === 'es' ? one.nameEs : one.nameEn;
  return (
    <Card title={t('orders.quality-and-stops')}>
      <h3 className={classes.sub}>{t('orders.quality')}</h3>
      {quality.inspections === 0 ? (
        <p className={classes.dim}>{t('orders.no-inspections')}</p>
      ) : (
        <>
          <p className={classes.line}>
            {t('orders.quality-sum', {
              inspected: format.integer(quality.inspected),
              passed: format.integer(quality.passed),
              defective: format.integer(quality.defective),
            })}
          </p>
          <dl className={classes.pairs}>
            {quality.defects.map((defect) => (
              <Fragment key={defect.type}>
                <dt>{nameOf(defect)}</dt>
                <dd>{format.integer(defect.count)}</dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
      <h3 className={classes.sub}>{t('orders.stops')}</h3>
      {stops.stops === 0 ? (
        <p className={classes.dim}>{t('orders.no-stops')}</p>
      ) : (
        <>
          <p className={classes.line}>
            {t('orders.stops-sum', { count: stops.stops, hours: format.hours(stops.hours) })}
          </p>
          <dl className={classes.pairs}>
            {stops.reasons.map((reason) => (
              <Fragment key={reason.reason}>
                <dt>{nameOf(reason)}</dt>
                <dd>
                  {format.hours(reason.hours)} {t('unit.hours')}
                </dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
    </Card>
  );
};

/** The life of an order: who moved it from one state to the next, when and why. */
export const Steps = ({ page, timezone }: { readonly page: OrderPage; readonly timezone: string }) => {
  const { t, format, language } = useWords();
  const reasons = new Map(
    page.holds.map((hold) => [hold.reason, language === 'es' ? hold.reasonNameEs : hold.reasonNameEn]),
  );
  return (
    <Card title={t('orders.history')}>
      <ol className={classes.steps}>
        {page.steps.map((step) => (
          <li key={`${step.at} ${step.kind}`} className={classes.step} data-kind={step.kind}>
            <span className={classes.stepName}>{t(`orders.step-${step.kind}`)}</span>
            <span className={classes.dim}>
              {format.dateTime(step.at, timezone)} · {step.by || NO_VALUE}
            </span>
            {(step.reason ?? step.holdReason) !== null && (
              <span className={classes.stepReason}>
                {[step.holdReason === null ? null : reasons.get(step.holdReason), step.reason]
                  .filter(Boolean)
                  .join(': ')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
};
