import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { NO_VALUE } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import type { Range } from '../period/period';
import classes from '../pool/Pool.module.css';
import { joined, type AbsencePerson } from './joined';

const typesText = (ofTypes: AbsencePerson['ofTypes'], { t, format }: Words): string =>
  ofTypes
    .map(({ type, hours }) =>
      t('absences.part', {
        type: type === null ? t('attendance.no-type') : t(`absence.${type}`),
        hours: format.hours(hours),
      }),
    )
    .join(' · ');

/** Who was away in a period, and the Bradford factors of 52 weeks, with what they are for and not for. Leaders and above. */
export const AbsencesPanel = ({
  client,
  range,
}: {
  readonly client: ClientSummary;
  readonly range: Range;
}) => {
  const words = useWords();
  const { t, format } = words;
  const absences = useQuery(
    procedures.people.absences.queryOptions({ input: { clientId: client.id, ...range } }),
  );
  const bradford = useQuery(
    procedures.people.bradford.queryOptions({
      input: { clientId: client.id, asOf: range.to },
    }),
  );
  const error = absences.error ?? bradford.error;
  if (error) {
    return (
      <ErrorPanel error={error} onRetry={() => void Promise.all([absences.refetch(), bradford.refetch()])} />
    );
  }
  if (!absences.data || !bradford.data) return <Loading height={320} />;
  const people = joined(absences.data.employees, bradford.data.employees);
  const { ofTypes } = absences.data;
  return (
    <section className={classes.board} aria-label={t('people.absences')}>
      <Notice kind="plain">{t('absences.purpose')}</Notice>
      {people.length === 0 ? (
        <EmptyState title={t('absences.none')} text={t('absences.none-text')} />
      ) : (
        <>
          {ofTypes.length > 0 && (
            <p className={classes.count}>
              {t('absences.all')}: {typesText(ofTypes, words)}
            </p>
          )}
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('absences.title')}>
            <table className={classes.table}>
              <caption className={classes.caption}>{t('absences.title')}</caption>
              <thead>
                <tr>
                  <th scope="col" rowSpan={2}>
                    {t('pool.person')}
                  </th>
                  <th scope="colgroup" colSpan={4}>
                    {t('absences.range')}: {format.dateRange(range.from, range.to)}
                  </th>
                  <th scope="colgroup" colSpan={3}>
                    {t('absences.window', { date: format.date(bradford.data.to, 'full') })}
                  </th>
                </tr>
                <tr>
                  <th scope="col" className={classes.number}>
                    {t('absences.days')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('absences.hours')}
                  </th>
                  <th scope="col">{t('absences.types')}</th>
                  <th scope="col" className={classes.number}>
                    {t('absences.late')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('absences.spells')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('absences.days')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('absences.bradford')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {people.map(({ employeeCode, name, inRange, factor }) => (
                  <tr key={employeeCode}>
                    <td>
                      {employeeCode} · {name}
                    </td>
                    <td className={classes.number}>{inRange ? format.integer(inRange.days) : NO_VALUE}</td>
                    <td className={classes.number}>{inRange ? format.hours(inRange.hours) : NO_VALUE}</td>
                    <td>{inRange ? typesText(inRange.ofTypes, words) : ''}</td>
                    <td className={classes.number}>
                      {inRange ? format.integer(inRange.lateDays) : NO_VALUE}
                    </td>
                    <td className={classes.number}>{factor ? format.integer(factor.spells) : NO_VALUE}</td>
                    <td className={classes.number}>{factor ? format.integer(factor.days) : NO_VALUE}</td>
                    <td className={classes.number}>{factor ? format.integer(factor.factor) : NO_VALUE}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={classes.count}>
            {(['late', 'spells', 'bradford'] as const)
              .map((name) => `${t(`absences.${name}`)}: ${t(`absences.${name}-help`)}`)
              .join(' ')}
          </p>
        </>
      )}
    </section>
  );
};
