import { Failure, type Complaint } from '../../failure';
import type { PlannedHour } from '../hourly-counts/section';
import { isAboutRights } from './circumstances';
import {
  CHANGE_LISTS,
  SECTIONS,
  type ChangeName,
  type PlannedRow,
  type Remark,
  type Section,
} from './section';
import type { Batch, Sheet } from './types';

/** What is to happen in every section of a sheet. */
export type PlannedSheet = { readonly [name in Section]: readonly PlannedRow[] } & {
  readonly hours: readonly PlannedHour[];
};

/** Whether a row was changed or voided since the caller read it. */
export const isStale = (row: PlannedRow): boolean => row.change !== 'create' && row.isStale;

/** All that speaks against a batch, each with its path in it: `stops.creates.0.minutes`. */
export const complaintsOf = (aboutPlace: readonly Remark[], planned: PlannedSheet): Complaint[] => {
  const at =
    (...path: (string | number)[]) =>
    ({ key, params, field }: Remark): Complaint => ({
      key,
      params,
      path: [...path, ...(field ? [field] : [])],
    });
  return [
    ...aboutPlace.map(at('place')),
    ...SECTIONS.flatMap((section) =>
      planned[section].flatMap((row) => row.errors.map(at(section, CHANGE_LISTS[row.change], row.index))),
    ),
    ...planned.hours.flatMap((row) => row.errors.map(at('hours', row.index))),
  ];
};

/** One failure for all complaints; `forbidden` or `locked` where nothing else is wrong. */
export const refusal = (complaints: readonly Complaint[]): Failure => {
  const more = { fields: complaints };
  if (complaints.every(({ key }) => key === 'production.period-locked')) {
    return new Failure('locked', 'production.period-locked', {}, more);
  }
  if (complaints.every(({ key }) => isAboutRights(key))) {
    return new Failure('forbidden', 'failure.forbidden', {}, more);
  }
  return new Failure('invalid-input', 'failure.invalid-input', { count: complaints.length }, more);
};

/** A row that somebody else changed meanwhile: what the caller asked for and what stands there; null: it is gone. */
export type Clash = {
  readonly section: Section | 'hours';
  readonly key: string;
  readonly change: ChangeName;
  readonly yours: unknown;
  readonly theirs: unknown;
};

/** Whether anything of a batch was changed since it was read. */
export const hasClash = (planned: PlannedSheet): boolean =>
  SECTIONS.some((section) => planned[section].some(isStale)) || planned.hours.some((row) => row.isStale);

/** The failure of a batch with rows that were changed since they were read; `sheet` is how they stand. */
export const conflict = (batch: Batch, planned: PlannedSheet, sheet: Sheet): Failure => {
  const standing = {
    production: sheet.production.entries,
    stops: sheet.stops,
    inspections: sheet.inspections,
  } satisfies Record<Section, readonly { id: number }[]>;
  const theirsOf = (section: Section, row: PlannedRow): unknown =>
    row.change === 'create'
      ? null
      : ((standing[section] as readonly { id: number }[]).find(({ id }) => id === row.before.id) ?? null);
  const rows = [
    ...SECTIONS.flatMap((section) =>
      planned[section].filter(isStale).map((row): Clash => ({
        section,
        key: row.key,
        change: row.change,
        yours: batch[section][CHANGE_LISTS[row.change]][row.index],
        theirs: theirsOf(section, row),
      })),
    ),
    ...planned.hours
      .filter((row) => row.isStale)
      .map(({ hour, pieces, index }): Clash => ({
        section: 'hours',
        key: String(hour),
        change: pieces === null ? 'void' : 'update',
        yours: batch.hours[index],
        theirs: sheet.hours.find((count) => count.hour === hour) ?? null,
      })),
  ];
  return new Failure('conflict', 'production.conflict', { count: rows.length }, { details: { rows } });
};
