import type { HourInput } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import { isChanged, type Rehearsed, type SectionLogic } from '../sheet/section';
import { hourInputOf, piecesOf, piecesText, type HourRecord, type HourRow, type HourTyped } from './rows';

/** What a rehearsal says about an hour. */
export type RehearsedHour = Rehearsed & { readonly hour: number };

/** An hour as it is called: its clock times, or its place in the shift where there is no clock. */
export const hourName = (saved: HourRecord | null, { t }: Words): string =>
  saved && saved.from !== null && saved.to !== null
    ? t('hours.slot', { from: saved.from, to: saved.to })
    : t('hours.nth', { hour: saved?.hour ?? 0 });

/** What is wrong with an hour's count, as a sentence; null where nothing is. */
export const hourComplaint = (row: HourRow, answer: Rehearsed | undefined, words: Words): string | null => {
  if (Number.isNaN(piecesOf(row, words.format))) return words.t('grid.not-a-number');
  const [error] = answer?.errors ?? [];
  return isChanged(row) && error ? words.say(error) : null;
};

const sentenceOf = (row: HourRow, words: Words): string => {
  const { t, format } = words;
  const hour = hourName(row.saved, words);
  const pieces = piecesOf(row, format);
  const plan = row.saved?.planPieces ?? null;
  if (pieces === null) return t('hours.read-back-none', { hour });
  const counted = t('hours.read-back', { hour, count: pieces, pieces: format.integer(pieces) });
  if (plan === null) return `${counted}.`;
  const difference = pieces - plan;
  const key =
    difference === 0 ? 'hours.as-planned' : difference > 0 ? 'hours.more-than-plan' : 'hours.fewer-than-plan';
  return `${counted}, ${t(key, { difference: format.integer(Math.abs(difference)), plan: format.integer(plan) })}`;
};

const isCounted = ({ saved }: HourRow): boolean => saved !== null && saved.version !== null;

/** What the hourly counts say and send. */
export const hoursLogic: SectionLogic<HourRecord, HourTyped, RehearsedHour, HourInput> = {
  blank: null,
  inputOf: hourInputOf,
  problems: (rows, answers, words) =>
    rows.flatMap((row) => {
      const sentence = isChanged(row) ? hourComplaint(row, answers.get(row.key), words) : null;
      if (sentence === null) return [];
      return [
        { spot: { key: row.key, field: 'pieces' }, label: `${hourName(row.saved, words)}: ${sentence}` },
      ];
    }),
  readBack: (row, answer, words) => ({
    key: row.key,
    change: isCounted(row) ? 'update' : 'create',
    sentence: sentenceOf(row, words),
    changes: isCounted(row)
      ? [
          {
            label: words.t('column.pieces'),
            before: words.format.integer(row.saved?.pieces),
            after: piecesText(row, words.format),
          },
        ]
      : [],
    warnings: (answer?.warnings ?? []).map(words.say),
  }),
  summary: (rows, _answers, { t, format }) => {
    const counted = rows.flatMap((row) => piecesOf(row, format) ?? []).filter((pieces) => pieces >= 0);
    if (rows.length === 0) return t('hours.none');
    return t('hours.summary', {
      counted: format.integer(counted.length),
      hours: format.integer(rows.length),
      pieces: format.integer(counted.reduce((sum, pieces) => sum + pieces, 0)),
    });
  },
  voidText: () => '',
  editField: 'pieces',
  values: (row, words) => [
    { field: 'hour', label: words.t('column.hour'), text: hourName(row.saved, words), isShown: true },
    { field: 'pieces', label: words.t('column.pieces'), text: piecesText(row, words.format), isShown: true },
  ],
};
