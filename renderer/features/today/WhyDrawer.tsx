import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { ShownKpi } from './shown';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { Formula } from './Formula';
import type { Range } from './period';
import { settingText, sourceText } from './words';
import { WhyRows } from './WhyRows';
import classes from './Today.module.css';

/** Why a number is what it is: formula with its numbers, inferences, settings, what was left out, rows. */
export const WhyDrawer = ({
  client,
  kpi,
  range,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly kpi: ShownKpi;
  readonly range: Range;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t, format, nameOf, say } = words;
  const [entryId, setEntryId] = useState<number | null>(null);
  const slice = { clientId: client.id, kpi, ...range };
  const explanation = useQuery(procedures.kpi.explain.queryOptions({ input: slice }));
  const found = explanation.data;
  const when = range.from === range.to ? format.date(range.from) : format.dateRange(range.from, range.to);
  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        position="right"
        size={620}
        title={t('why.title', { kpi: t(`kpi.${kpi}`) })}
        closeButtonProps={{ 'aria-label': t('close') }}
        closeOnEscape={entryId === null}
      >
        <p style={{ margin: 0, color: 'var(--mantine-color-dimmed)' }}>
          {client.name} · {when}
        </p>
        {explanation.isPending && <Loading height={240} />}
        {explanation.isError && (
          <ErrorPanel error={explanation.error} onRetry={() => void explanation.refetch()} />
        )}
        {found && (
          <>
            <section className={classes.part}>
              <h3>{t('why.formula')}</h3>
              <Formula kpi={kpi} explanation={found} />
            </section>
            {found.result.noteKeys.length > 0 && (
              <section className={classes.part}>
                {found.result.noteKeys.map((key) => (
                  <p key={key} style={{ margin: 0 }}>
                    {say({ key, params: found.result.noteParams })}
                  </p>
                ))}
              </section>
            )}
            <section className={classes.part}>
              <h3>{t('why.inferred')}</h3>
              <ul className={classes.facts}>
                {found.result.inferences.length === 0 && <li>{t('why.nothing-inferred')}</li>}
                {found.result.inferences.map(({ input, source, records }) => (
                  <li key={`${input}|${source}`}>
                    <span>{t('why.inference', { input: nameOf(input), source: sourceText(source, t) })}</span>
                    <span>
                      {t('why.rows-of', { rows: format.integer(records), count: found.result.records })}
                    </span>
                  </li>
                ))}
              </ul>
              <p style={{ margin: '6px 0 0', color: 'var(--mantine-color-dimmed)' }}>
                {t('why.trust', {
                  share: format.percent(found.result.estimatedShare * 100),
                  confidence: format.percent(found.result.confidence * 100),
                })}
              </p>
            </section>
            <section className={classes.part}>
              <h3>{t('why.settings')}</h3>
              <ul className={classes.facts}>
                {found.settings.map((setting) => (
                  <li key={`${setting.key}|${setting.from}`}>
                    <span>{settingText(setting.key, setting.value, t)}</span>
                    <span>{format.dateRange(setting.from, setting.to)}</span>
                  </li>
                ))}
              </ul>
            </section>
            {found.leftOut.length > 0 && (
              <section className={classes.part}>
                <h3>{t('why.left-out')}</h3>
                <ul className={classes.facts}>
                  {found.leftOut.map(({ reason, records }) => (
                    <li key={reason}>
                      <span>{reason === 'voided' ? t('why.voided') : reason}</span>
                      <span>{t('why.rows', { count: records, rows: format.integer(records) })}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <WhyRows slice={slice} onRow={setEntryId} />
          </>
        )}
      </Drawer>
      <HistoryDrawer client={client} entryId={entryId} onClose={() => setEntryId(null)} />
    </>
  );
};
