import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Slice } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { useSignedIn } from '../session/SignedIn';
import { Formula } from './Formula';
import { Inferences } from './Inferences';
import { LeftOut } from './LeftOut';
import { SettingsInForce } from './SettingsInForce';
import { WhyRows } from './WhyRows';
import classes from './Why.module.css';

/** Why a number is what it is: formula with its numbers, inferences, settings, what was left out, rows. */
export const WhyDrawer = ({
  slice,
  title,
  onClose,
}: {
  readonly slice: Slice;
  /** What the number is of, where it is not the whole client: a line, an order. */
  readonly title?: string | undefined;
  readonly onClose: () => void;
}) => {
  const { t, format, say } = useWords();
  const { clients } = useSignedIn();
  const [entryId, setEntryId] = useState<number | null>(null);
  const explanation = useQuery(procedures.kpi.explain.queryOptions({ input: slice }));
  const found = explanation.data;
  const client = clients.find(({ id }) => id === slice.clientId);
  const { from, to } = slice;
  const when = from === to ? format.date(from) : format.dateRange(from, to);
  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        position="right"
        size={620}
        title={t('why.title', { kpi: t(`kpi.${slice.kpi}`) })}
        closeButtonProps={{ 'aria-label': t('close') }}
        closeOnEscape={entryId === null}
      >
        <p className={classes.place}>{[client?.name, title, when].filter(Boolean).join(' · ')}</p>
        {explanation.isPending && <Loading height={240} />}
        {explanation.isError && (
          <ErrorPanel error={explanation.error} onRetry={() => void explanation.refetch()} />
        )}
        {found && (
          <>
            <section className={classes.part}>
              <h3>{t('why.formula')}</h3>
              <Formula kpi={slice.kpi} explanation={found} />
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
            <Inferences result={found.result} />
            <SettingsInForce settings={found.settings} />
            <LeftOut leftOut={found.leftOut} />
            <WhyRows slice={slice} onRow={setEntryId} />
          </>
        )}
      </Drawer>
      {client && <HistoryDrawer client={client} entryId={entryId} onClose={() => setEntryId(null)} />}
    </>
  );
};
