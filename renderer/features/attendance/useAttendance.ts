import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AttendancePlace } from '../../../electron/contract/attendance';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { describeFailure, failureOf, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import {
  clashesOf,
  inputsOf,
  parseEdits,
  rebased,
  stillOpen,
  withoutEdits,
  type Clash,
  type Edits,
} from './rows';

const KEEP_AFTER_MILLISECONDS = 500;
const KIND = 'attendance';

/** Whose records a conflict names. */
const namedIn = (details: unknown): number[] =>
  ((details as { rows?: readonly { yours?: { employeeId?: number } }[] } | null)?.rows ?? []).flatMap(
    ({ yours }) => yours?.employeeId ?? [],
  );

const draftOf = ({ clientId, lineId, shiftDate, shiftType }: AttendancePlace) => ({
  clientId,
  kind: KIND,
  place: `${lineId ?? '-'}|${shiftDate}|${shiftType}`,
});

/** Keeps what is typed a moment after each change, so that it is there again after a reload or a crash. */
const useDraft = (
  place: AttendancePlace,
  edits: Edits,
  restore: (edits: Edits, keptAt: string) => void,
): void => {
  const seat = useRef(crypto.randomUUID());
  const kept = useRef('{}');
  const basedOn = useRef<string | null>(null);
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    let isOver = false;
    api.drafts.get(draftOf(place)).then(
      (draft) => {
        if (isOver) return;
        if (draft) {
          basedOn.current = draft.updatedAt;
          kept.current = JSON.stringify(draft.content);
          restore(parseEdits(draft.content), draft.updatedAt);
        }
        setIsRead(true);
      },
      () => !isOver && setIsRead(true),
    );
    return () => {
      isOver = true;
    };
    // Read once: the page is made anew for another place.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const text = JSON.stringify(edits);
  useEffect(() => {
    if (!isRead || text === kept.current) return;
    const timer = setTimeout(async () => {
      try {
        if (text === '{}') {
          await api.drafts.discard(draftOf(place));
          basedOn.current = null;
        } else {
          const { updatedAt } = await api.drafts.save({
            ...draftOf(place),
            content: JSON.parse(text) as never,
            seat: seat.current,
            basedOn: basedOn.current,
          });
          basedOn.current = updatedAt;
        }
        kept.current = text;
      } catch {
        // What is typed stays on the page; the next change tries again.
      }
    }, KEEP_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text, isRead, place]);
};

/** The attendance of a line's shift as the page shows it: what is recorded, what is typed over it, and the way to save it. */
export const useAttendance = (place: AttendancePlace) => {
  const sheet = useQuery(
    procedures.attendance.sheet.queryOptions({ input: place, staleTime: 0, refetchOnMount: 'always' }),
  );
  const [typed, setTyped] = useState<Edits>({});
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [complaints, setComplaints] = useState<Readonly<Record<number, string>>>({});
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  /** A submit without an answer is sent again under the same id: whatever came of it, nothing is saved twice. */
  const submission = useRef<{ text: string; id: string } | null>(null);
  const rows = sheet.data?.rows;
  const edits = useMemo(() => (rows ? stillOpen(typed, rows) : typed), [typed, rows]);
  useDraft(place, edits, (draft, keptAt) => {
    setTyped((before) => ({ ...draft, ...before }));
    if (Object.keys(draft).length > 0) setRestoredAt(keptAt);
  });

  const settled = (saved: NonNullable<typeof sheet.data>): void => {
    queryClient.setQueryData(procedures.attendance.sheet.queryKey({ input: place }), saved);
    noteSaved();
    void queryClient.invalidateQueries({ queryKey: procedures.kpi.key() });
    void queryClient.invalidateQueries({ queryKey: procedures.floatingPool.key() });
    void queryClient.invalidateQueries({ queryKey: procedures.people.key() });
  };

  const refuse = async (error: unknown): Promise<void> => {
    const sentences = fieldSentences(error);
    const inputs = sheet.data ? inputsOf(sheet.data, edits) : [];
    const byPerson = Object.entries(sentences).flatMap(([path, sentence]) => {
      const at = /^rows\.(\d+)/.exec(path)?.[1];
      const id = at === undefined ? undefined : inputs[Number(at)]?.employeeId;
      return id === undefined ? [] : [[id, sentence] as const];
    });
    setComplaints(Object.fromEntries(byPerson));
    const [whole] = Object.entries(sentences).filter(([path]) => path.startsWith('place'));
    setFailure(whole?.[1] ?? describeFailure(error));
    const { code, data } = failureOf(error);
    if (code !== 'conflict' && code !== 'not-found') return;
    const fresh = await sheet.refetch();
    setClashes(clashesOf(edits, fresh.data?.rows ?? [], namedIn(data?.details)));
  };

  /** Saves everybody of the shift; answers whether it did. */
  const save = async (): Promise<boolean> => {
    if (!sheet.data || isSaving) return false;
    const batch = { place, rows: inputsOf(sheet.data, edits), removals: [] };
    const text = JSON.stringify(batch);
    if (submission.current?.text !== text) submission.current = { text, id: crypto.randomUUID() };
    setIsSaving(true);
    setFailure(null);
    setComplaints({});
    try {
      const answer = await api.attendance.record({ ...batch, submissionId: submission.current.id });
      submission.current = null;
      setTyped({});
      setRestoredAt(null);
      settled(answer.sheet);
      return true;
    } catch (error) {
      await refuse(error);
      return false;
    } finally {
      setIsSaving(false);
    }
  };

  const verify = async (): Promise<void> => {
    const open = (rows ?? []).flatMap(({ id, version, isVerified }) =>
      id === null || version === null || isVerified ? [] : [{ id, version }],
    );
    setIsSaving(true);
    setFailure(null);
    try {
      settled(await api.attendance.verify({ place, rows: open }));
    } catch (error) {
      await refuse(error);
    } finally {
      setIsSaving(false);
    }
  };

  return {
    sheet,
    edits,
    change: (next: (before: Edits) => Edits) => {
      setComplaints({});
      setTyped((before) => next(rows ? stillOpen(before, rows) : before));
    },
    discard: () => {
      setTyped({});
      setRestoredAt(null);
      setFailure(null);
      setComplaints({});
    },
    restoredAt,
    /** What somebody else recorded otherwise while it was typed here. */
    clashes,
    /** Keeps what is typed about all but the given people, whose records hold. */
    settle: (theirs: readonly number[]) => {
      setTyped((before) => rebased(withoutEdits(before, theirs), rows ?? []));
      setClashes([]);
      setFailure(null);
    },
    /** Leaves the dialog with what is typed and what is recorded as they are. */
    leaveClashes: () => setClashes([]),
    isSaving,
    failure,
    complaints,
    save,
    verify,
  };
};
export type Attendance = ReturnType<typeof useAttendance>;
