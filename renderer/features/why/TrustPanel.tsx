import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import type { Where } from '../../../electron/contract/kpi';
import type { Trust } from '../../../electron/contract/trust';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { useSignedIn } from '../session/SignedIn';
import { TrustStrip } from './TrustStrip';
import classes from './Trust.module.css';

const FIRST_SHOWN = 8;
const MINUTES_PER_HOUR = 60;

type Place = {
  readonly date: string;
  readonly line: string | null;
  readonly shift: Trust['missing'][number]['shift'];
};

const placeText = ({ date, line, shift }: Place, { t, format }: Words): string =>
  [format.date(date), line, t(`shift.${shift}`)].filter(Boolean).join(' · ');

const SheetLink = ({ place, clientCode }: { readonly place: Place; readonly clientCode: string }) => {
  const words = useWords();
  const { date, line, shift } = place;
  return (
    <Link
      to="/sheet"
      search={{ client: clientCode, line: line ?? '-', date, shift }}
      className={classes.link}
    >
      {placeText(place, words)}
    </Link>
  );
};

/** A list of which the first items are shown, and all on request. */
const Some = <T,>({
  title,
  items,
  total,
  keyOf,
  children,
}: {
  readonly title: string;
  readonly items: readonly T[];
  readonly total: number;
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}) => {
  const { t, format } = useWords();
  const [isWhole, setWhole] = useState(false);
  if (total === 0) return null;
  const shown = isWhole ? items : items.slice(0, FIRST_SHOWN);
  return (
    <section className={classes.some}>
      <h3>
        {title} ({format.integer(total)})
      </h3>
      <ul>
        {shown.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {!isWhole && items.length > FIRST_SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t('trust.show-all', { count: items.length })}
        </Button>
      )}
      {isWhole && total > items.length && (
        <p className={classes.dimmed}>
          {t('trust.first-of', { shown: format.integer(items.length), total: format.integer(total) })}
        </p>
      )}
    </section>
  );
};

const Fact = ({
  name,
  value,
  about,
}: {
  readonly name: string;
  readonly value: string;
  readonly about: string;
}) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong>
      <span className={classes.dimmed}>{about}</span>
    </dd>
  </div>
);

const hoursOf = (minutes: number): number => minutes / MINUTES_PER_HOUR;

const flagText = ({ kind, value, limit }: Trust['flags'][number], { t, format }: Words): string =>
  t(`trust.flag-${kind}`, {
    value: kind.includes('over-100') ? format.percent(value) : format.hours(value),
    limit: kind.includes('over-100') ? format.percent(limit) : format.hours(limit),
  });

const Found = ({ trust, clientCode }: { readonly trust: Trust; readonly clientCode: string }) => {
  const words = useWords();
  const { t, format } = words;
  const { expected, present, entries, plannedMinutes, unexplainedMinutes } = trust;
  if (expected === 0 && entries === 0) return <p className={classes.dimmed}>{t('trust.nothing')}</p>;
  const share = (part: number, whole: number) =>
    whole > 0 ? format.percentWithUnit((100 * part) / whole) : format.percentWithUnit(null);
  return (
    <>
      <dl className={classes.facts}>
        <Fact
          name={t('trust.entered')}
          value={share(present, expected)}
          about={t('trust.entered-about', {
            present: format.integer(present),
            expected: format.integer(expected),
          })}
        />
        <Fact
          name={t('trust.estimated')}
          value={format.percentWithUnit(trust.estimatedShare * 100)}
          about={t('trust.estimated-about', {
            estimated: format.integer(trust.estimatedEntries),
            entries: format.integer(entries),
          })}
        />
        <Fact
          name={t('trust.unexplained')}
          value={share(unexplainedMinutes, plannedMinutes)}
          about={t('trust.unexplained-about', {
            hours: format.hours(hoursOf(unexplainedMinutes)),
            planned: format.hours(hoursOf(plannedMinutes)),
          })}
        />
      </dl>
      <TrustStrip byDay={trust.byDay} />
      {trust.unplanned > 0 && (
        <p className={classes.dimmed}>
          {t('trust.unplanned', { count: trust.unplanned, shifts: format.integer(trust.unplanned) })}
        </p>
      )}
      <Some
        title={t('trust.missing')}
        items={trust.missing}
        total={trust.missingTotal}
        keyOf={({ date, line, shift }) => `${date}|${line}|${shift}`}
      >
        {(place) => <SheetLink place={place} clientCode={clientCode} />}
      </Some>
      <Some
        title={t('trust.flags')}
        items={trust.flags}
        total={trust.flagsTotal}
        keyOf={({ kind, date, line, shift, entryId }) => `${kind}|${date}|${line}|${shift}|${entryId}`}
      >
        {(flag) => (
          <>
            <SheetLink place={flag} clientCode={clientCode} />: {flagText(flag, words)}
            {flag.workOrder !== null && ` (${flag.workOrder})`}
          </>
        )}
      </Some>
    </>
  );
};

/** How far the entries of a range can be relied upon: what is missing, estimated, unexplained or looks wrong. */
export const TrustPanel = ({
  clientId,
  from,
  to,
  where,
  asOf,
}: {
  readonly clientId: number;
  readonly from: string;
  readonly to: string;
  readonly where?: Where | undefined;
  readonly asOf?: string | undefined;
}) => {
  const { t } = useWords();
  const titleId = useId();
  const { clients } = useSignedIn();
  const input = { clientId, from, to, ...(where ? { where } : {}), ...(asOf ? { asOf } : {}) };
  const trust = useQuery(procedures.kpi.trust.queryOptions({ input, placeholderData: (before) => before }));
  return (
    <section className={classes.panel} aria-labelledby={titleId} data-testid="trust-panel">
      <h2 id={titleId} className={classes.title}>
        {t('trust.title')}
      </h2>
      {trust.data ? (
        <Found trust={trust.data} clientCode={clients.find(({ id }) => id === clientId)?.code ?? ''} />
      ) : trust.isError ? (
        <ErrorPanel error={trust.error} onRetry={() => void trust.refetch()} />
      ) : (
        <Loading height={160} />
      )}
    </section>
  );
};
