import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { KpiRow, Slice } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { HistoryDrawer, type HistoryOf } from '../history/HistoryDrawer';
import { useSignedIn } from '../session/SignedIn';
import { Answer } from './Answer';
import { FormulaSection } from './FormulaSection';
import { Inferences } from './Inferences';
import { LeftOut } from './LeftOut';
import { SettingsInForce } from './SettingsInForce';
import { TrustSection } from './TrustSection';
import { WhyRows } from './WhyRows';
import { whereText } from './words';
import classes from './Why.module.css';

/** Gives the focus back to what had it, once this is gone. */
const useFocusBack = (): void => {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The drawer's own focus trap lets go first.
      setTimeout(() => before instanceof HTMLElement && before.isConnected && before.focus());
    },
    [before],
  );
};

/** The record of a row and what it is called; operations have none of their own. */
const historyOf = (row: KpiRow, { t, format }: Words): HistoryOf | null => {
  const { kind, entryId, shiftDate, workOrder } = row;
  if (kind === 'operation') return null;
  const parts = [t(`row.kind-${kind}`), workOrder, shiftDate === null ? null : format.date(shiftDate)];
  return { kind, rowId: entryId, title: parts.filter(Boolean).join(' · ') };
};

/** Why a number is what it is: formula with its numbers, inferences, settings, what was left out, rows. */
export const WhyDrawer = ({
  slice: asked,
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
  const { clients } = useSignedIn();
  useFocusBack();
  // One clock for all that the drawer shows: ages go on while it is open.
  const [opened] = useState(() => new Date().toISOString());
  const slice: Slice = asked.kpi === 'wip-aging' ? { asOf: opened, ...asked } : asked;
  const narrowed = whereText(slice.where, words);
  const [record, setRecord] = useState<HistoryOf | null>(null);
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
        size={780}
        title={t('why.title', { kpi: t(`kpi.${slice.kpi}`) })}
        closeButtonProps={{ 'aria-label': t('close') }}
        closeOnEscape={record === null}
      >
        <p className={classes.place}>{[client?.name, title, narrowed, when].filter(Boolean).join(' · ')}</p>
        {explanation.isPending && <Loading height={240} />}
        {explanation.isError && (
          <ErrorPanel error={explanation.error} onRetry={() => void explanation.refetch()} />
        )}
        {found && (
          <div key={JSON.stringify(slice)} data-testid="why">
            <Answer explanation={found} />
            <FormulaSection slice={slice} explanation={found} />
            <Inferences result={found.result} />
            <SettingsInForce settings={found.settings} />
            <LeftOut leftOut={found.leftOut} />
            <TrustSection slice={slice} />
            <WhyRows
              slice={slice}
              result={found.result}
              clientCode={client?.code ?? ''}
              onHistory={(row) => setRecord(historyOf(row, words))}
            />
          </div>
        )}
      </Drawer>
      {client && <HistoryDrawer client={client} record={record} onClose={() => setRecord(null)} />}
    </>
  );
};
