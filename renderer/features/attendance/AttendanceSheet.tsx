import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import type { AttendancePlace, AttendanceSheet as Sheet } from '../../../electron/contract/attendance';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { useMay } from '../session/useMay';
import { AttendanceTable } from './AttendanceTable';
import { ClashDialog } from './ClashDialog';
import { CrewDrawer } from './CrewDrawer';
import { Questions, type Question } from './Questions';
import { ReadBack } from './ReadBack';
import { asPresent, inputsOf, isAway, nowOf, withEdit, type Typed } from './rows';
import { Sums } from './Sums';
import { useAttendance, type Attendance } from './useAttendance';
import classes from './Attendance.module.css';

const ACTS = ['present', 'absent', 'hours', 'late', 'early', 'cover', 'notes'] as const;
type Act = (typeof ACTS)[number];
const KEY_OF = {
  present: 'P',
  absent: 'A',
  hours: 'H',
  late: 'L',
  early: 'E',
  cover: 'C',
  notes: 'N',
} as const;

type Props = {
  readonly client: ClientSummary;
  readonly place: AttendancePlace;
  readonly lineName: string;
  readonly shiftName: string;
};

const LoadedSheet = ({
  client,
  place,
  lineName,
  shiftName,
  attendance,
  data,
}: Props & { readonly attendance: Attendance; readonly data: Sheet }) => {
  const words = useWords();
  const { t, format } = words;
  const mayVerify = useMay('verify');
  const maySetCrew = useMay('write-masters');
  const { edits, change, complaints, failure, clashes } = attendance;
  const [chosen, setChosen] = useState<number | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [over, setOver] = useState<'read-back' | 'crew' | 'history' | null>(null);
  const row = data.rows.find(({ employee }) => employee.id === chosen) ?? data.rows[0];
  const active = row?.employee.id ?? null;
  const typed = row && nowOf(row, edits);
  const isFixed = !row || row.readOnlyBecause !== null;
  const type = (next: Partial<Typed>): void => {
    if (row && !isFixed) change((before) => withEdit(before, row, next));
  };
  const leave = (): void => setQuestion(null);
  const keep = (next: Partial<Typed>): void => {
    type(next);
    leave();
  };
  const can: Readonly<Record<Act, boolean>> = {
    present: !isFixed,
    absent: !isFixed,
    hours: !isFixed && typed?.isAbsent === true,
    late: !isFixed,
    early: !isFixed,
    cover: !isFixed && typed !== undefined && isAway(typed),
    notes: !isFixed,
  };
  const act = (name: Act): void => {
    if (!can[name]) return;
    if (name === 'present') type(asPresent());
    else setQuestion(name === 'absent' ? 'type' : name);
  };
  const open = inputsOf(data, edits).length;
  const exceptions = Object.keys(edits).length;
  const unrecorded = data.rows.filter((each) => each.id === null && !each.isElsewhere).length;
  const mayVerifyNow =
    mayVerify && open === 0 && data.rows.some((each) => each.id !== null && !each.isVerified);
  const verify = (): void => {
    if (mayVerifyNow && !attendance.isSaving) void attendance.verify();
  };
  const readBack = (): void => {
    if (open > 0 && question === null && over === null && clashes.length === 0) setOver('read-back');
  };
  useHotkeys([['mod+Enter', readBack]], []);
  const onKey = (key: string): boolean => {
    const found = ACTS.find((name) => KEY_OF[name].toLowerCase() === key);
    if (found) act(found);
    else if (key === 'delete' || key === 'backspace') act('present');
    else if (key === 'v' && mayVerifyNow) verify();
    else return false;
    return true;
  };
  const crewTitle = t('attendance.crew-title', { line: lineName, shift: shiftName });
  const crewDrawer = over === 'crew' && (
    <CrewDrawer
      place={place}
      title={crewTitle}
      chosen={data.rows.map(({ employee }) => employee.id)}
      onClose={() => setOver(null)}
    />
  );
  if (data.rows.length === 0) {
    return (
      <>
        <EmptyState
          title={t('attendance.empty')}
          text={t(maySetCrew ? 'attendance.empty-text' : 'attendance.empty-text-operator')}
        >
          {maySetCrew && <Button onClick={() => setOver('crew')}>{t('attendance.crew')}</Button>}
        </EmptyState>
        {crewDrawer}
      </>
    );
  }
  const name = row?.employee.name ?? '';
  return (
    <section className={classes.page} aria-label={t('people.attendance')}>
      <Sums sheet={data} edits={edits} />
      {!data.shift.isExpected && <Notice kind="warning">{t('attendance.not-expected')}</Notice>}
      {data.roster.source === 'last' && (
        <Notice
          kind="plain"
          action={
            maySetCrew ? (
              <Button size="compact-sm" variant="default" onClick={() => setOver('crew')}>
                {t('attendance.keep-crew')}
              </Button>
            ) : undefined
          }
        >
          {t('attendance.from-last', { date: format.date(data.roster.asOn, 'full') })}
        </Notice>
      )}
      {attendance.restoredAt !== null && exceptions > 0 && (
        <Notice
          kind="plain"
          action={
            <Button size="compact-sm" variant="default" onClick={attendance.discard}>
              {t('attendance.discard')}
            </Button>
          }
        >
          {t('attendance.draft', { time: format.time(attendance.restoredAt, client.timezone) })}
        </Notice>
      )}
      {failure !== null && over === null && <Notice kind="critical">{failure}</Notice>}
      <div className={classes.bar} role="toolbar" aria-label={t('attendance.about', { name })}>
        <span className={classes.who}>{name}</span>
        {ACTS.map((each) => (
          <Button
            key={each}
            size="compact-sm"
            variant="default"
            disabled={!can[each] || question !== null}
            onClick={() => act(each)}
          >
            {t(`attendance.act-${each}`)}
            <span className={classes.key} aria-hidden>
              {KEY_OF[each]}
            </span>
          </Button>
        ))}
        <Button
          className={classes.right ?? ''}
          size="compact-sm"
          variant="subtle"
          disabled={row?.id === null}
          onClick={() => setOver('history')}
        >
          {t('history.title')}
        </Button>
        {maySetCrew && data.roster.source === 'crew' && (
          <Button size="compact-sm" variant="subtle" onClick={() => setOver('crew')}>
            {t('attendance.crew')}
          </Button>
        )}
      </div>
      {question !== null && typed && (
        <Questions
          question={question}
          name={name}
          typed={typed}
          helpers={data.helpers}
          mayBook={mayVerify}
          onKeep={keep}
          onLeave={leave}
        />
      )}
      <AttendanceTable
        label={t('attendance.table', { line: lineName, shift: shiftName })}
        sheet={data}
        edits={edits}
        complaints={complaints}
        active={active}
        isAsking={question !== null || over !== null || clashes.length > 0}
        onActive={setChosen}
        onKey={onKey}
      />
      <div className={classes.foot}>
        <span className={classes.told} role="status">
          {exceptions > 0
            ? t('attendance.unsaved-count', { count: exceptions })
            : unrecorded > 0
              ? t('attendance.unrecorded-count', { count: unrecorded })
              : t(data.isVerified ? 'attendance.all-verified' : 'attendance.all-recorded')}
        </span>
        {exceptions > 0 && (
          <Button variant="default" onClick={attendance.discard}>
            {t('attendance.discard')}
          </Button>
        )}
        {mayVerify && (
          <Button
            variant="default"
            disabled={!mayVerifyNow}
            loading={attendance.isSaving && over === null}
            title={t('attendance.verify-help')}
            onClick={verify}
          >
            {t('attendance.verify')}
            <span className={classes.key} aria-hidden>
              V
            </span>
          </Button>
        )}
        <Button disabled={open === 0} onClick={readBack}>
          {t('attendance.submit')}
        </Button>
      </div>
      {clashes.length > 0 && (
        <ClashDialog
          clashes={clashes}
          sheet={data}
          onSettle={(theirs) => {
            attendance.settle(theirs);
            setOver(null);
          }}
          onClose={() => {
            attendance.leaveClashes();
            setOver(null);
          }}
        />
      )}
      {over === 'read-back' && clashes.length === 0 && (
        <ReadBack
          sheet={data}
          edits={edits}
          failure={failure}
          isSaving={attendance.isSaving}
          onConfirm={() => void attendance.save().then((isSaved) => isSaved && setOver(null))}
          onClose={() => setOver(null)}
        />
      )}
      {crewDrawer}
      <HistoryDrawer
        client={client}
        record={
          over === 'history' && row && row.id !== null
            ? { kind: 'attendance', rowId: row.id, title: name }
            : null
        }
        onClose={() => setOver(null)}
      />
    </section>
  );
};

/** Attendance of a line's shift: everybody there until something else is typed, by keys or touch. */
export const AttendanceSheet = (props: Props) => {
  const attendance = useAttendance(props.place);
  const { data, error, refetch } = attendance.sheet;
  if (data) return <LoadedSheet {...props} attendance={attendance} data={data} />;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return <Loading height={360} />;
};
