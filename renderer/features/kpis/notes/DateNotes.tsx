import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClientSummary } from '../../../../electron/contract/clients';
import type { DateNote } from '../../../../electron/contract/notes';
import { useWords } from '../../../i18n/useWords';
import { HistoryDrawer, type HistoryOf } from '../../history/HistoryDrawer';
import { whoIs } from '../../history/who';
import { VoidNoteDialog } from './VoidNoteDialog';
import classes from './Notes.module.css';

const FIRST = 5;

/** What was written to the dates of a chart, by the numbers of its flags; the newest first. */
export const DateNotes = ({
  client,
  notes,
  onWrite,
}: {
  readonly client: ClientSummary;
  readonly notes: readonly DateNote[];
  /** Nothing for those who may not write. */
  readonly onWrite: (() => void) | null;
}) => {
  const { t, format } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  const [taken, setTaken] = useState<DateNote | null>(null);
  const [history, setHistory] = useState<HistoryOf | null>(null);
  const numbered = notes.map((note, at) => ({ note, number: at + 1 })).toReversed();
  const shown = isWhole ? numbered : numbered.slice(0, FIRST);
  if (notes.length === 0 && !onWrite) return null;
  return (
    <div className={classes.notes} role="region" aria-label={t('notes.title')}>
      {shown.length > 0 && (
        <ul className={classes.list}>
          {shown.map(({ note, number }) => (
            <li key={note.id} data-note={note.noteDate}>
              <span className={classes.number} aria-hidden>
                {number}
              </span>
              <span className={classes.date}>{format.date(note.noteDate)}</span>
              <span className={classes.body}>
                {note.body} <span className={classes.by}>{whoIs(note.writtenBy, note.writtenByName, t)}</span>
              </span>
              <span className={classes.actions} data-print="no">
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`${t('history.title')}: ${format.date(note.noteDate)}`}
                  onClick={() =>
                    setHistory({ kind: 'note', rowId: note.id, title: format.date(note.noteDate, 'full') })
                  }
                >
                  {t('history.title')}
                </Button>
                {onWrite && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('notes.take-off-of', { date: format.date(note.noteDate) })}
                    onClick={() => setTaken(note)}
                  >
                    {t('notes.take-off')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.foot} data-print="no">
        {onWrite && (
          <Button variant="default" size="compact-xs" aria-keyshortcuts="n" onClick={onWrite}>
            {t('notes.new')}
          </Button>
        )}
        {numbered.length > FIRST && (
          <Button variant="subtle" size="compact-xs" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t('notes.fewer') : t('notes.all', { count: numbered.length })}
          </Button>
        )}
      </div>
      {taken && <VoidNoteDialog clientId={client.id} note={taken} onClose={() => setTaken(null)} />}
      <HistoryDrawer client={client} record={history} onClose={() => setHistory(null)} />
    </div>
  );
};
