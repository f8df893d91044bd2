import type { AttendanceSheet } from '../../../electron/contract/attendance';
import { useWords } from '../../i18n/useWords';
import { AskCover, AskType, AskValue } from './Ask';
import { asAbsent, asLeftEarly, type Typed } from './rows';

/** What can be asked about a person before it stands in the sheet. */
export type Question = 'type' | 'hours' | 'late' | 'early' | 'cover' | 'notes';

const numberOf = (value: number | string | null): number | null => {
  const number = Number(value);
  return value === null || number === 0 ? null : number;
};

/** Asks one thing about a person and keeps the answer. */
export const Questions = ({
  question,
  name,
  typed,
  helpers,
  mayBook,
  onKeep,
  onLeave,
}: {
  readonly question: Question;
  readonly name: string;
  readonly typed: Typed;
  readonly helpers: AttendanceSheet['helpers'];
  readonly mayBook: boolean;
  readonly onKeep: (change: Partial<Typed>) => void;
  readonly onLeave: () => void;
}) => {
  const { t } = useWords();
  const ask = { onLeave };
  switch (question) {
    case 'type':
      return <AskType {...ask} name={name} onChoose={(kind) => onKeep(asAbsent(kind))} />;
    case 'cover':
      return (
        <AskCover
          {...ask}
          name={name}
          helpers={helpers}
          mayBook={mayBook}
          onChoose={(coveredById) => onKeep({ coveredById })}
        />
      );
    case 'hours':
      return (
        <AskValue
          {...ask}
          question={t('attendance.ask-hours', { name })}
          value={typed.absenceHours}
          onKeep={(value) => onKeep({ absenceHours: numberOf(value) })}
        />
      );
    case 'late':
      return (
        <AskValue
          {...ask}
          question={t('attendance.ask-late', { name })}
          value={typed.lateMinutes}
          onKeep={(value) => onKeep({ lateMinutes: numberOf(value) })}
        />
      );
    case 'early':
      return (
        <AskValue
          {...ask}
          question={t('attendance.ask-early', { name })}
          value={typed.leftEarlyMinutes}
          onKeep={(value) => onKeep(asLeftEarly(numberOf(value), typed))}
        />
      );
    case 'notes':
      return (
        <AskValue
          {...ask}
          isText
          question={t('attendance.ask-notes', { name })}
          value={typed.notes}
          onKeep={(value) => onKeep({ notes: value === null ? null : String(value) })}
        />
      );
  }
};
