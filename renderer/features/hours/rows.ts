import type { HourCount, HourInput, Sheet } from '../../../electron/contract/sheet';
import type { Format } from '../../format';
import type { RowKind } from '../../ui/grid/model';
import { newRowKey, type SavedRecord, type SectionRow } from '../sheet/section';

/** An hour of the shift with what was counted in it, if anything. */
export type HourRecord = SavedRecord & {
  readonly hour: number;
  /** Of the client's clock, `HH:MM`; null where the shift has no clock. */
  readonly from: string | null;
  readonly to: string | null;
  readonly planPieces: number | null;
  readonly pieces: number | null;
  readonly recordedBy: string | null;
};
export type HourTyped = { readonly pieces: string };
export type HourRow = SectionRow<HourRecord, HourTyped>;

/** The hours of a shift in their order, and those beyond it that somebody counted. */
export const hourRecords = ({ shift, hours }: Pick<Sheet, 'shift' | 'hours'>): readonly HourRecord[] => {
  const counted = new Map(hours.map((count) => [count.hour, count]));
  const none: Omit<HourCount, 'hour' | 'pieces' | 'version'> & { pieces: null; version: null } = {
    pieces: null,
    version: null,
    recordedBy: '',
  };
  const beyond = hours
    .filter(({ hour }) => shift.slots.every((slot) => slot.hour !== hour))
    .map(({ hour }) => ({ hour, from: null, to: null, planPieces: null }));
  return [...shift.slots, ...beyond].map((slot) => {
    const { pieces, version, recordedBy } = counted.get(slot.hour) ?? none;
    return { ...slot, id: slot.hour, pieces, version, recordedBy: recordedBy || null, readOnlyBecause: null };
  });
};

/** The count as an editor shows it. */
export const piecesText = ({ saved, typed }: HourRow, format: Format): string =>
  typed.pieces ?? format.typed(saved?.pieces ?? null);

/** The pieces of an hour as they would be saved; null where nothing was counted, NaN for what is no number. */
export const piecesOf = (row: HourRow, format: Format): number | null =>
  row.typed.pieces === undefined ? (row.saved?.pieces ?? null) : format.parse(row.typed.pieces);

/** Sent for a text that is no number: the engine refuses it there, too. */
const REFUSED = -1;

/** What a submit sends of an hour. */
export const hourInputOf = (row: HourRow, format: Format): HourInput => {
  const pieces = piecesOf(row, format);
  return {
    hour: row.saved?.hour ?? 1,
    pieces: Number.isNaN(pieces) ? REFUSED : pieces,
    version: row.saved?.version ?? null,
  };
};

const withPieces = (row: HourRow, text: string, format: Format): HourRow => {
  const saved = row.saved?.pieces ?? null;
  const isSame = text.trim() === '' ? saved === null : format.parse(text) === saved;
  if (isSame) return row.typed.pieces === undefined ? row : { ...row, typed: {} };
  return { ...row, typed: { pieces: text } };
};

/** How the grid handles the hours; they are given, so that none is made or taken away. */
export const hourRowKind = (format: Format): RowKind<HourRow> => ({
  keyOf: (row) => row.key,
  textOf: (row, field) => (field === 'pieces' ? piecesText(row, format) : ''),
  withText: (row, field, text) => (field === 'pieces' ? withPieces(row, text, format) : row),
  blank: () => ({ key: newRowKey(), saved: null, typed: {}, voidReason: null }),
  isBlank: () => false,
  isLocked: (row) => Boolean(row.saved?.readOnlyBecause),
  isNew: () => false,
  copyOf: (row) => ({ ...row, key: newRowKey(), saved: null }),
});
