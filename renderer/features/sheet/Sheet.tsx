import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { SheetPlace } from '../../../electron/contract/production';
import { hasRight } from '../../../electron/contract/rights';
import { useConnection } from '../../api/connection';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { useOffered } from '../catalogues/offered';
import { ShiftClosing } from '../closing/ShiftClosing';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { useOperationChoices } from '../inspections/columns';
import { NewOrderDialog } from '../orders/NewOrderDialog';
import { useSignedIn } from '../session/SignedIn';
import { AccountBar, type MissingPlace } from './AccountBar';
import { ConflictDialog } from './ConflictDialog';
import { DraftsDialog } from './DraftsDialog';
import { ReadBackDialog, type SheetLine } from './ReadBackDialog';
import type { SectionName } from './section';
import { SectionPanels } from './SectionPanels';
import { SectionTabs, type Heading } from './SectionTabs';
import { SheetFoot } from './SheetFoot';
import { SheetMessage } from './SheetMessage';
import { unsavedIn } from './store';
import { useSectionKeys } from './useSectionKeys';
import { useSections } from './useSections';
import { useSheetScan } from './useSheetScan';
import { useSheet } from './useSheet';
import { useSubmit } from './useSubmit';
import { VoidDialog } from './VoidDialog';
import classes from './Sheet.module.css';

/** How many problems are named; the next ones are named as these are mended. */
const MOST_PROBLEMS = 4;

type Named = { readonly section: SectionName; readonly key: string };

/** A line's shift: where its time went, its sections, what is wrong with them, and the way to save them together. */
export const Sheet = ({
  client,
  place,
  hasShiftRecord,
  section: addressed,
  onSection,
}: {
  readonly client: ClientSummary;
  readonly place: SheetPlace;
  readonly hasShiftRecord: boolean;
  /** The section that the address names. */
  readonly section: SectionName;
  /** Hears which section is on show. */
  readonly onSection: (section: SectionName) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const me = useSignedIn();
  const { isReachable } = useConnection();
  const sheet = useSheet(me.code, place, format);
  const { store, state, saved, rehearsal } = sheet;
  // Asked for with the sheet itself, so that reasons and defects are known before anybody types one.
  useOffered(client.id, place.lineId, words);
  useOperationChoices(client.id);
  const sections = useSections(addressed, onSection);
  const [history, setHistory] = useState<{ readonly section: SectionName; readonly id: number } | null>(null);
  const [voiding, setVoiding] = useState<Named | null>(null);
  const unsaved = unsavedIn(state.sections);
  const answer = unsaved > 0 ? rehearsal.answer : null;
  const mayMakeOrders = hasRight(me.role, 'write-masters');
  const afterDialog = useRef<'end' | (Named & { readonly field: string }) | null>(null);
  const submit = useSubmit({
    userCode: me.code,
    place,
    sheet,
    words,
    mayMakeOrders,
    finish: sections.finish,
    goTo: ({ section, spot }) => sections.open(section, spot),
    onSaved: () => {
      afterDialog.current = 'end';
    },
  });
  const openHistory = useCallback(
    (section: SectionName, id: number | undefined) => setHistory(id === undefined ? null : { section, id }),
    [],
  );

  const scan = useSheetScan({
    clientId: client.id,
    rows: state.sections.production.rows,
    source: store.sections.production,
    words,
    cancelTyping: sections.cancel,
    finishTyping: () => void sections.finish(),
    goTo: (spot) => sections.open('production', spot),
  });

  // A dialog that opens over the sheet ends with the focus where it was, after a save on the empty row.
  const isBusy =
    submit.newOrder !== null ||
    submit.isReading ||
    submit.clashes.length > 0 ||
    sheet.parted !== null ||
    voiding !== null ||
    history !== null;
  const goBack = useEffectEvent(() => {
    const to = afterDialog.current;
    afterDialog.current = null;
    if (to === 'end') sections.open(sections.active, 'end');
    else if (to) sections.open(to.section, to);
    else sections.open(sections.active);
  });
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy) goBack();
    wasBusy.current = isBusy;
  }, [isBusy]);
  useHotkeys([['mod+Enter', () => !isBusy && submit.readBack()]], []);
  useSectionKeys((section) => !isBusy && sections.open(section));

  const headingOf = (section: SectionName): Heading => {
    const bound = store.bound[section];
    return {
      summary: bound.summary(answer, words) ?? t('sheet.rows', { count: bound.count() }),
      unsaved: bound.unsaved(),
      problems: submit.problems.filter((problem) => problem.section === section).length,
    };
  };

  if (saved.error && !saved.data) {
    return <ErrorPanel error={saved.error} onRetry={() => void saved.refetch()} />;
  }
  if (!saved.data || !state.isReady) return <Loading height={320} />;

  const failed = rehearsal.error !== null && isReachable ? describeFailure(rehearsal.error) : null;
  const account = answer?.account ?? saved.data.account;
  const totals = answer?.production.totals ?? saved.data.production.totals;
  const jump = ({ section, field }: MissingPlace): void => {
    const spot = field === null ? null : store.bound[section].firstEmpty(field, words);
    sections.open(section, spot ?? 'end');
  };
  const complaint = failed ?? (submit.isReading ? null : submit.failure);
  const problemLine = submit.problems.length > 0 && (
    <SheetMessage kind="critical">
      <span>{t('sheet.problems', { count: submit.problems.length })}</span>
      {submit.problems.slice(0, MOST_PROBLEMS).map(({ section, spot, label }) => (
        <button
          key={`${section}|${spot.key}|${spot.field}`}
          type="button"
          className={classes.jump}
          onClick={() => sections.open(section, spot)}
        >
          {section === sections.active ? label : `${t(`sheet.section-${section}`)}: ${label}`}
        </button>
      ))}
    </SheetMessage>
  );
  const draftLine = state.restoredFrom !== null && unsaved > 0 && (
    <SheetMessage kind="plain">
      <span>{t('sheet.draft-restored', { time: format.time(state.restoredFrom) })}</span>
      <button type="button" className={classes.jump} onClick={store.discard}>
        {t('sheet.draft-discard')}
      </button>
      <button type="button" className={classes.jump} onClick={store.dismissNotice}>
        {t('sheet.draft-keep')}
      </button>
    </SheetMessage>
  );
  const { closed } = saved.data.closing;
  const shutLine = closed !== null && !hasRight(me.role, 'correct-any') && (
    <SheetMessage kind="warning">
      {t('closing.closed-for-you', { by: closed.by, time: format.dateTime(closed.at, client.timezone) })}
    </SheetMessage>
  );
  const scanLine = scan.trouble !== null && (
    <SheetMessage kind="warning">
      <span>{scan.trouble}</span>
      <button type="button" className={classes.jump} onClick={scan.forget}>
        {t('close')}
      </button>
    </SheetMessage>
  );
  const message =
    scanLine ||
    (complaint !== null && <SheetMessage kind="critical">{complaint}</SheetMessage>) ||
    problemLine ||
    draftLine ||
    shutLine ||
    null;
  return (
    <div className={classes.sheet} data-place={`${client.code}|${place.shiftDate}|${place.shiftType}`}>
      <AccountBar
        account={account}
        shift={saved.data.shift}
        hasShiftRecord={hasShiftRecord}
        words={words}
        message={message}
        onJump={jump}
      />
      <SectionTabs headingOf={headingOf} active={sections.active} words={words} onOpen={sections.open} />
      <SectionPanels
        client={client}
        place={place}
        words={words}
        sheet={sheet}
        sections={sections}
        rehearsal={answer}
        totals={totals}
        shift={saved.data.shift}
        mayMakeOrders={mayMakeOrders}
        onHistory={openHistory}
        onVoid={setVoiding}
      />
      <SheetFoot
        shift={saved.data.shift}
        hasShiftRecord={hasShiftRecord}
        draftsElsewhere={saved.data.draftsElsewhere}
        timezone={client.timezone}
        unsaved={unsaved}
        isReachable={isReachable}
        words={words}
      >
        <ShiftClosing
          place={place}
          closing={saved.data.closing}
          timezone={client.timezone}
          hasUnsaved={unsaved > 0}
        />
        {unsaved > 0 && (
          <Button variant="default" data-action="discard-all" onClick={store.discard}>
            {t('sheet.discard-all')}
          </Button>
        )}
        <Button
          data-action="read-back"
          disabled={unsaved === 0}
          loading={submit.isPreparing}
          onClick={submit.readBack}
          rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}
        >
          {t('sheet.submit')}
        </Button>
      </SheetFoot>
      {submit.newOrder !== null && (
        <NewOrderDialog
          key={submit.newOrder}
          clientId={client.id}
          code={submit.newOrder}
          onMade={submit.madeOrder}
          onClose={submit.leaveOrder}
        />
      )}
      {submit.isReading && (
        <ReadBackDialog
          title={t('read-back.title', { count: unsaved })}
          lines={store.all.flatMap(({ name, lines }): SheetLine[] =>
            lines(rehearsal.answer, words).map((line) => ({ ...line, section: name })),
          )}
          total={t('read-back.total', {
            efficiency: format.percentWithUnit(totals.efficiency),
            performance: format.percentWithUnit(totals.performance),
          })}
          failure={submit.failure}
          isSaving={submit.isSaving}
          isWaiting={submit.isWaiting}
          onEdit={({ section, key }) => {
            afterDialog.current = { section, key, field: store.bound[section].editField };
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
      {sheet.parted && (
        <DraftsDialog
          here={store.draft()}
          elsewhere={sheet.parted.elsewhere}
          client={client}
          onChoose={sheet.settleDrafts}
        />
      )}
      {voiding && (
        <VoidDialog
          text={store.bound[voiding.section].voidText(voiding.key, words)}
          onVoid={(reason) => {
            store.bound[voiding.section].void(voiding.key, reason);
            setVoiding(null);
          }}
          onClose={() => setVoiding(null)}
        />
      )}
      <HistoryDrawer
        client={client}
        record={history && { kind: HISTORY_KINDS[history.section], rowId: history.id }}
        onClose={() => setHistory(null)}
      />
    </div>
  );
};

const HISTORY_KINDS = {
  production: 'production',
  stops: 'stop',
  inspections: 'inspection',
  hours: 'production',
} as const;
