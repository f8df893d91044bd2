import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { SheetPlace } from '../../../electron/contract/production';
import { useConnection } from '../../api/connection';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { useSignedIn } from '../session/SignedIn';
import type { GridContext } from './columns';
import { ConflictDialog } from './ConflictDialog';
import { FocusLine } from './FocusLine';
import { readBackLine } from './readBack';
import { ReadBackDialog } from './ReadBackDialog';
import { isBlank, isChanged, type SheetRow } from './rows';
import { SheetGrid, type GridHandle, type Spot } from './SheetGrid';
import { totalView } from './total';
import { useSheet } from './useSheet';
import { useSubmit } from './useSubmit';
import { viewOf } from './view';
import { VoidDialog } from './VoidDialog';
import classes from './Sheet.module.css';

/** A line's shift: the grid, what is wrong with it, what it makes, and the way to save it. */
export const Sheet = ({
  client,
  place,
  hasShiftRecord,
}: {
  readonly client: ClientSummary;
  readonly place: SheetPlace;
  readonly hasShiftRecord: boolean;
}) => {
  const words = useWords();
  const { t, format } = words;
  const me = useSignedIn();
  const { isReachable } = useConnection();
  const sheet = useSheet(me.code, place, format);
  const { store, state, saved, rehearsal } = sheet;
  const handle = useRef<GridHandle | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [historyOf, setHistoryOf] = useState<number | null>(null);
  const [voiding, setVoiding] = useState<SheetRow | null>(null);

  const views = useMemo(
    () =>
      state.rows.map((row) =>
        viewOf(
          row,
          rehearsal.rows.get(row.key),
          state.isAsked || (spot !== null && spot.key !== row.key),
          words,
        ),
      ),
    [state.rows, state.isAsked, rehearsal.rows, spot, words],
  );
  const changed = state.rows.filter(isChanged);
  const totals = (changed.length > 0 ? rehearsal.totals : null) ?? saved.data?.totals ?? null;
  const total = useMemo(() => totalView(totals, words), [totals, words]);
  const submit = useSubmit({ place, sheet, views, handle, words });

  const context = useMemo(
    (): Omit<GridContext, 'takeEarlyKeys'> => ({
      clientId: client.id,
      words,
      onHistory: (row) => setHistoryOf(row.entry?.id ?? null),
      onVoid: setVoiding,
      onDrop: (row) => store.discard(row.key),
    }),
    [client.id, words, store],
  );

  // A dialog that opens over the grid ends with the focus where it was.
  const isBusy = submit.isReading || submit.clashes.length > 0 || voiding !== null || historyOf !== null;
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy && spot) handle.current?.goTo(spot);
    wasBusy.current = isBusy;
    // Only when a dialog opens or closes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isBusy]);
  useHotkeys([['mod+Enter', () => !isBusy && submit.readBack()]], []);

  if (saved.error && !saved.data) {
    return <ErrorPanel error={saved.error} onRetry={() => void saved.refetch()} />;
  }
  if (!saved.data || !state.isReady) return <Loading height={320} />;

  const failed = rehearsal.error !== null && isReachable ? describeFailure(rehearsal.error) : null;
  const isEmpty = state.rows.every(isBlank);
  return (
    <div className={classes.sheet} data-place={`${client.code}|${place.shiftDate}|${place.shiftType}`}>
      {state.restoredFrom !== null && changed.length > 0 && (
        <Notice
          kind="plain"
          action={
            <>
              <Button variant="subtle" size="compact-sm" onClick={() => store.discard()}>
                {t('sheet.draft-discard')}
              </Button>
              <Button variant="subtle" size="compact-sm" onClick={store.dismissNotice}>
                {t('sheet.draft-keep')}
              </Button>
            </>
          }
        >
          {t('sheet.draft-restored', { time: format.time(state.restoredFrom) })}
        </Notice>
      )}
      {submit.problems.length > 0 && (
        <Notice kind="critical">
          {t('sheet.problems', { count: submit.problems.length })}{' '}
          {submit.problems.slice(0, 4).map(({ spot, label }) => (
            <button
              key={`${spot.key}|${spot.field}`}
              type="button"
              className={classes.jump}
              onClick={() => handle.current?.goTo(spot)}
            >
              {label}
            </button>
          ))}
        </Notice>
      )}
      {failed && <Notice kind="critical">{failed}</Notice>}
      {submit.failure && !submit.isReading && <Notice kind="critical">{submit.failure}</Notice>}
      <SheetGrid
        views={views}
        total={total}
        context={context}
        handle={handle}
        onType={(key, field, text) => store.type(key, field, text, format)}
        onFocus={setSpot}
      />
      <FocusLine
        view={views.find((view) => view.row.key === spot?.key) ?? null}
        spot={spot}
        isEmpty={isEmpty}
      />
      <div className={classes.foot}>
        <span className={classes.shift}>
          {t(
            saved.data.shiftHoursSource === 'shift' && hasShiftRecord
              ? 'sheet.shift-hours'
              : 'sheet.shift-hours-assumed',
            {
              hours: format.exact(saved.data.shiftHours),
            },
          )}
        </span>
        <span className={classes.unsaved} role="status">
          {changed.length > 0 && t('sheet.unsaved', { count: changed.length })}
        </span>
        {changed.length > 0 && (
          <Button variant="default" data-action="discard-all" onClick={() => store.discard()}>
            {t('sheet.discard-all')}
          </Button>
        )}
        <Button
          disabled={changed.length === 0}
          loading={submit.isPreparing}
          onClick={submit.readBack}
          rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}
        >
          {t('sheet.submit')}
        </Button>
      </div>
      {submit.isReading && (
        <ReadBackDialog
          title={t('read-back.title', { count: changed.length })}
          lines={changed.map((row) => readBackLine(row, rehearsal.rows.get(row.key), words))}
          total={t('read-back.total', {
            efficiency: format.percentWithUnit(totals?.efficiency ?? null),
            performance: format.percentWithUnit(totals?.performance ?? null),
          })}
          failure={submit.failure}
          isSaving={submit.isSaving}
          onEdit={(key) => {
            setSpot({ key, field: 'unitsProduced' });
            submit.close();
          }}
          onConfirm={submit.confirm}
          onClose={submit.close}
        />
      )}
      {submit.clashes.length > 0 && (
        <ConflictDialog
          clashes={submit.clashes}
          client={client}
          onSettle={submit.settle}
          onClose={submit.leaveClashes}
        />
      )}
      {voiding && (
        <VoidDialog
          row={voiding}
          onVoid={(reason) => {
            store.void(voiding.key, reason);
            setVoiding(null);
          }}
          onClose={() => setVoiding(null)}
        />
      )}
      <HistoryDrawer
        client={client}
        record={historyOf === null ? null : { kind: 'production', rowId: historyOf }}
        onClose={() => setHistoryOf(null)}
      />
    </div>
  );
};
