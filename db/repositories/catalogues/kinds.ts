import type { CatalogueKind } from '../../vocabulary';
import type { StarterReason, STARTER_SETS } from './starter-sets';

type StarterSet = (typeof STARTER_SETS)[keyof typeof STARTER_SETS];

/** Where a catalogue is kept, where its codes are limited to lines, and which entries name them. */
type Catalogue = {
  readonly table: 'downtime_reasons' | 'hold_reasons' | 'defect_types';
  /** Null where a code is never limited to lines. */
  readonly lines: { readonly table: string; readonly column: string } | null;
  readonly entries: { readonly table: string; readonly column: string };
  readonly hasPlanned: boolean;
  readonly starterOf: (set: StarterSet) => readonly StarterReason[];
};

export const CATALOGUES: Readonly<Record<CatalogueKind, Catalogue>> = {
  'stop-reasons': {
    table: 'downtime_reasons',
    lines: { table: 'downtime_reason_lines', column: 'reason' },
    entries: { table: 'downtime_entries', column: 'reason' },
    hasPlanned: true,
    starterOf: (set) => set.downtimeReasons,
  },
  'hold-reasons': {
    table: 'hold_reasons',
    lines: null,
    entries: { table: 'hold_entries', column: 'reason' },
    hasPlanned: false,
    starterOf: (set) => set.holdReasons,
  },
  'defect-types': {
    table: 'defect_types',
    lines: { table: 'defect_type_lines', column: 'defect_type' },
    entries: { table: 'defect_details', column: 'defect_type' },
    hasPlanned: false,
    starterOf: (set) => set.defectTypes,
  },
};
