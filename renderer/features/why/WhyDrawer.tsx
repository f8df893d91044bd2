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
import { Answer } from './Answer';
import { FormulaSection } from './FormulaSection';
import { Inferences } from './Inferences';
import { LeftOut } from './LeftOut';
import { SettingsInForce } from './SettingsInForce';
import { WhyRows } from './WhyRows';
import { whereText } from './words';
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
  const words = useWords();
  const { t, format } = words;
  const narrowed = whereText(slice.where, words);
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
        size={760}
        title={t('why.title', { kpi: t(`kpi.${slice.kpi}`) })}
        closeButtonProps={{ 'aria-label': t('close') }}
        closeOnEscape={entryId === null}
      >
        <p className={classes.place}>{[client?.name, title, narrowed, when].filter(Boolean).join(' · ')}</p>
        {explanation.isPending && <Loading height={240} />}
        {explanation.isError && (
          <ErrorPanel error={explanation.error} onRetry={() => void explanation.refetch()} />
        )}
        {found && (
          <>
            <Answer explanation={found} />
            <FormulaSection slice={slice} explanation={found} />
            <Inferences result={found.result} />
            <SettingsInForce settings={found.settings} />
            <LeftOut leftOut={found.leftOut} />
            <WhyRows
              slice={slice}
              result={found.result}
              clientCode={client?.code ?? ''}
              onHistory={(row) => setEntryId(row.entryId)}
            />
          </>
        )}
      </Drawer>
      {client && <HistoryDrawer client={client} entryId={entryId} onClose={() => setEntryId(null)} />}
    </>
  );
};
