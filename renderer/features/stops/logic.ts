import type { RehearsedStop, Stop, StopInput } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import { stopReasonName } from '../catalogues/names';
import { isBlank, isChanged, type ReadBackLine, type SectionLogic } from '../sheet/section';
import {
  blankStop,
  isRunning,
  readStop,
  savedText,
  STOP_FIELDS,
  textOf,
  typedTimesOf,
  type StopField,
  type StopRow,
  type StopTyped,
} from './rows';
import { deriveTimes } from './times';
import { viewOf } from './view';

const NO_SHIFT = { startTime: null, endTime: null };

const shownText = (text: string, field: StopField): string =>
  field === 'reason' && text !== '' ? stopReasonName(text) : text;

/** A stop as a person would read it out: reason, minutes, from when to when, order, people. */
const stopSentence = (row: StopRow, stop: Stop | null, { t, format }: Words): string => {
  const typed = deriveTimes(typedTimesOf(row, format), NO_SHIFT);
  const from = stop?.startTime ?? typed.from;
  const to = stop?.endTime ?? typed.to;
  const minutes = stop && !stop.isRunning ? stop.seconds / 60 : typed.minutes;
  const parts = {
    reason: stopReasonName(textOf(row, 'reason', format)),
    minutes: format.exact(minutes),
    from: from ?? '',
    to: to ?? '',
  };
  const what = isRunning(row)
    ? t('stops.read-running', parts)
    : from === null
      ? t('stops.read-length', parts)
      : t('stops.read', parts);
  const order = textOf(row, 'workOrder', format);
  const equipment = textOf(row, 'equipment', format);
  const people = format.parse(textOf(row, 'employeesAffected', format));
  return [
    what,
    ...(order === '' ? [] : [t('stops.read-order', { order })]),
    ...(equipment === '' ? [] : [t('stops.read-equipment', { equipment })]),
    ...(people === null || Number.isNaN(people) ? [] : [t('stops.read-people', { count: people })]),
  ].join(', ');
};

const readBackLine = (row: StopRow, rehearsed: RehearsedStop | undefined, words: Words): ReadBackLine => {
  const { t, say, format } = words;
  const isVoid = row.voidReason !== null;
  const sentence = stopSentence(row, isVoid ? row.saved : (rehearsed?.stop ?? null), words);
  return {
    key: row.key,
    change: isVoid ? 'void' : row.saved ? 'update' : 'create',
    sentence: isVoid
      ? t('stops.read-void', { stop: sentence, reason: row.voidReason ?? '' })
      : `${sentence}.`,
    changes:
      row.saved && !isVoid
        ? STOP_FIELDS.filter((field) => row.typed[field] !== undefined).map((field) => ({
            label: t(`stops.column-${field}`),
            before: shownText(savedText(row.saved, field, format), field),
            after: shownText(textOf(row, field, format), field),
          }))
        : [],
    warnings: (rehearsed?.warnings ?? []).map(say),
  };
};

const ALWAYS_SHOWN: readonly StopField[] = ['reason', 'startTime', 'minutes'];

/** What the rows of the stops section say and send. */
export const stopsLogic: SectionLogic<Stop, StopTyped, RehearsedStop, StopInput> = {
  blank: blankStop,
  inputOf: (row, format) => readStop(row, format).input,
  problems: (rows, answers, words) =>
    rows.flatMap((row, at) => {
      if (!isChanged(row)) return [];
      const view = viewOf(row, answers.get(row.key), true, NO_SHIFT, null, words);
      if (!view.hasError) return [];
      const marked = STOP_FIELDS.filter((field) => view.cells[field].mark === 'error');
      const fields: readonly StopField[] = marked.length > 0 ? marked : ['reason'];
      return fields.map((field) => ({
        spot: { key: row.key, field },
        label: words.t('sheet.problem', {
          row: at + 1,
          column: words.t(`stops.column-${field}`),
          sentence: view.cells[field].sentence ?? view.remarks[0] ?? '',
        }),
      }));
    }),
  readBack: readBackLine,
  summary: (rows, answers, { t, format }) => {
    const counting = rows.filter((row) => !isBlank(row) && row.voidReason === null);
    const seconds = counting.reduce((sum, row) => {
      const stop = isChanged(row) ? answers.get(row.key)?.stop : row.saved;
      return sum + (stop?.seconds ?? 0);
    }, 0);
    const running = counting.filter(isRunning).length;
    const params = { count: counting.length, minutes: format.exact(Math.round(seconds / 6) / 10) };
    return running > 0
      ? t('stops.summary-running', { ...params, running: format.integer(running) })
      : t('stops.summary', params);
  },
  voidText: (row, words) => words.t('stops.void-text', { stop: stopSentence(row, row.saved, words) }),
  editField: 'minutes',
  values: (row, { t, format }) =>
    STOP_FIELDS.map((field) => ({
      field,
      label: t(`stops.column-${field}`),
      text: shownText(textOf(row, field, format), field),
      isShown: ALWAYS_SHOWN.includes(field),
    })),
};
