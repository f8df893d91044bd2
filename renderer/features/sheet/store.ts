import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { SheetPlace } from '../../../electron/contract/production';
import { sheetName, type Batch, type Sheet } from '../../../electron/contract/sheet';
import type { Format } from '../../format';
import { hoursLogic } from '../hours/logic';
import { hourRecords } from '../hours/rows';
import { inspectionsLogic } from '../inspections/logic';
import { productionLogic } from '../production/logic';
import { stopsLogic } from '../stops/logic';
import { bindSection, byRowKey, type BoundSection } from './bound';
import { changesOf, isChanged, SECTIONS, type SectionName } from './section';
import { createSlice, draftRowSchema } from './slice';

/** Every section with its rows; `onChange` hears of each change, with whether a user made it. */
const createSections = (onChange: (isEdit: boolean) => void) => {
  const hear = { onChange };
  const slices = {
    production: createSlice(productionLogic.blank, hear),
    stops: createSlice(stopsLogic.blank, hear),
    inspections: createSlice(inspectionsLogic.blank, hear),
    hours: createSlice(hoursLogic.blank, hear),
  };
  const bound: Readonly<Record<SectionName, BoundSection>> = {
    production: bindSection(
      {
        name: 'production',
        recordsOf: ({ production }) => production.entries,
        answersOf: ({ production }) => byRowKey(production.rows),
      },
      productionLogic,
      slices.production,
    ),
    stops: bindSection(
      { name: 'stops', recordsOf: ({ stops }) => stops, answersOf: ({ stops }) => byRowKey(stops.rows) },
      stopsLogic,
      slices.stops,
    ),
    inspections: bindSection(
      {
        name: 'inspections',
        recordsOf: ({ inspections }) => inspections,
        answersOf: ({ inspections }) => byRowKey(inspections.rows),
      },
      inspectionsLogic,
      slices.inspections,
    ),
    hours: bindSection(
      {
        name: 'hours',
        recordsOf: hourRecords,
        answersOf: ({ hours }) => new Map(hours.rows.map((row) => [`e-${row.hour}`, row])),
      },
      hoursLogic,
      slices.hours,
    ),
  };
  return { slices, bound };
};

type Slices = ReturnType<typeof createSections>['slices'];
/** The rows of every section. */
export type SectionSlices = { readonly [Name in SectionName]: ReturnType<Slices[Name]['get']> };

const slicesNow = ({ production, stops, inspections, hours }: Slices): SectionSlices => ({
  production: production.get(),
  stops: stops.get(),
  inspections: inspections.get(),
  hours: hours.get(),
});

/** What a submit of the sheet sends. */
export const batchOf = (place: SheetPlace, sections: SectionRowsOf, format: Format): Batch => ({
  place,
  production: changesOf(sections.production.rows, (row) => productionLogic.inputOf(row, format)),
  stops: changesOf(sections.stops.rows, (row) => stopsLogic.inputOf(row, format)),
  inspections: changesOf(sections.inspections.rows, (row) => inspectionsLogic.inputOf(row, format)),
  hours: sections.hours.rows.filter(isChanged).map((row) => hoursLogic.inputOf(row, format)),
});
type SectionRowsOf = { readonly [Name in SectionName]: Pick<SectionSlices[Name], 'rows'> };

/** No rows in any section. */
export const NO_ROWS: SectionRowsOf = {
  production: { rows: [] },
  stops: { rows: [] },
  inspections: { rows: [] },
  hours: { rows: [] },
};

/** How many rows of all sections are not saved. */
export const unsavedIn = (sections: SectionRowsOf): number =>
  SECTIONS.reduce((sum, name) => sum + [...sections[name].rows].filter((row) => isChanged(row)).length, 0);

/** A sheet as it stands on the page. */
export type SheetState = {
  readonly sections: SectionSlices;
  /** Names the submit that is under way or was not answered; a change of any cell makes the next one a new one. */
  readonly submissionId: string | null;
  /** When the draft that was restored had been kept; null when nothing was. */
  readonly restoredFrom: string | null;
  /** Whether a read-back was asked for: from then on empty cells count as missing. */
  readonly isAsked: boolean;
  /** Whether saved rows and draft have arrived. */
  readonly isReady: boolean;
};

const rowsSchema = z.array(draftRowSchema);
const draftSchema = z.object({
  submissionId: z.string().nullable(),
  sections: z.partialRecord(z.enum(SECTIONS), rowsSchema),
});
/** What is kept of a sheet that is not saved. */
export type Draft = z.infer<typeof draftSchema>;

/** A draft that was read back, or null when it is none of ours; those from before there were sections hold production. */
export const parseDraft = (content: unknown): Draft | null => {
  const old = z.object({ submissionId: z.string().nullable(), rows: rowsSchema }).safeParse(content).data;
  if (old) return { submissionId: old.submissionId, sections: { production: old.rows } };
  return draftSchema.safeParse(content).data ?? null;
};

/** A sheet with nothing in it. It outlives the page: leaving it or logging in again loses nothing. */
export const createSheetStore = () => {
  const listeners = new Set<() => void>();
  const { slices, bound } = createSections((isEdit) =>
    change({ sections: slicesNow(slices), ...(isEdit ? { submissionId: null } : {}) }),
  );
  const all = SECTIONS.map((name) => bound[name]);
  let state: SheetState = {
    sections: slicesNow(slices),
    submissionId: null,
    restoredFrom: null,
    isAsked: false,
    isReady: false,
  };
  const change = (next: Partial<SheetState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return {
    get: (): SheetState => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The rows of each section with the ways to change them. */
    sections: slices,
    /** The sections as the sheet handles them, in their order. */
    all,
    bound,
    load: (sheet: Sheet): void => all.forEach((section) => section.load(sheet)),
    restore: ({ sections, submissionId }: Draft, keptAt: string | null): void => {
      for (const section of all) section.restore(sections[section.name] ?? []);
      change({ submissionId, restoredFrom: keptAt, isReady: true });
    },
    markReady: (): void => change({ isReady: true }),
    ask: (): void => change({ isAsked: true }),
    submission: (): string => {
      const submissionId = state.submissionId ?? crypto.randomUUID();
      if (submissionId !== state.submissionId) change({ submissionId });
      return submissionId;
    },
    dismissNotice: (): void => change({ restoredFrom: null }),
    /** Drops what is not saved in every section. */
    discard: (): void => {
      for (const section of all) section.discard();
      change({ isAsked: false, restoredFrom: null });
    },
    /** Takes over what the engine has saved after a submit. */
    saved: (sheet: Sheet): void => {
      for (const section of all) section.saved(sheet);
      change({ submissionId: null, restoredFrom: null, isAsked: false });
    },
    /** The unsaved part; null where everything is saved. */
    draft: (): Draft | null => {
      const sections = Object.fromEntries(
        all.flatMap((section) => {
          const rows = section.draft();
          return rows.length > 0 ? [[section.name, rows]] : [];
        }),
      );
      return Object.keys(sections).length === 0 ? null : { submissionId: state.submissionId, sections };
    },
  };
};

export type SheetStore = ReturnType<typeof createSheetStore>;

const stores = new Map<string, SheetStore>();

/** The one store of a user's sheet; another user at the same PC gets another one. */
export const sheetStoreOf = (userCode: string, place: SheetPlace): SheetStore => {
  const name = `${userCode}|${place.clientId}|${sheetName(place)}`;
  const store = stores.get(name) ?? createSheetStore();
  stores.set(name, store);
  return store;
};

/** The state of a store as it is now and whenever it changes. */
export const useSheetState = (store: SheetStore): SheetState =>
  useSyncExternalStore(store.subscribe, store.get);
