import type { Affected } from './affected';
import { CYCLE_CONFIDENCE, type CycleSource } from './cycle';
import { OPPORTUNITIES_CONFIDENCE, type OpportunitiesSource } from './opportunities';
import type { SettingKey } from './settings';

/** What has changed, and which stored inputs of which entries may rest on it. */
export type Cause = {
  /** Names the change in the audit trail. */
  readonly because: string;
  /** Ideal cycle times that come from one of `sources`, or now would. */
  readonly cycle?: { readonly of: Affected; readonly sources: readonly CycleSource[] };
  /** Headcounts that come from one of `sources`; null: people and hours of all entries, hours shared anew. */
  readonly people?: { readonly of: Affected; readonly sources: readonly ('crew' | 'default')[] | null };
  /** Opportunities per unit that come from one of `sources`, or now would. */
  readonly opportunities?: { readonly of: Affected; readonly sources: readonly OpportunitiesSource[] };
  /** Nothing was changed or taken away: a row that is new only gives inputs a better source. */
  readonly isAddition?: boolean;
  /** The entries themselves are about something else now: demonstrated rates are looked up anew, too. */
  readonly isRestyling?: boolean;
};

/** New jobs: they may tell the part of entries of their orders. */
export const newJobsCause = (orderIds: readonly number[]): Cause => ({
  because: 'jobs',
  cycle: { of: { orderIds }, sources: ['product', 'category'] },
  isAddition: true,
});

/** Products that are new or were changed; name the styles and parts of before and after. */
export const productsCause = (
  changed: { readonly styles: readonly string[]; readonly parts: readonly string[] },
  isAddition: boolean,
): Cause => ({
  because: 'products',
  cycle: { of: changed, sources: ['product', 'category'] },
  opportunities: { of: changed, sources: ['product'] },
  isAddition,
});

/** Opportunities of parts that are new or were changed. */
export const partsCause = (parts: readonly string[], isAddition: boolean): Cause => ({
  because: 'part_opportunities',
  opportunities: { of: { parts }, sources: ['part', 'product'] },
  isAddition,
});

/** An order's own ideal cycle time that was set, changed or taken away. */
export const orderCycleCause = (orderId: number): Cause => ({
  because: 'work_orders',
  cycle: { of: { orderIds: [orderId] }, sources: ['work-order'] },
});

/** An order that is of another style now. */
export const orderStyleCause = (orderId: number): Cause => ({
  because: 'work_orders',
  cycle: { of: { orderIds: [orderId] }, sources: Object.keys(CYCLE_CONFIDENCE) as CycleSource[] },
  opportunities: {
    of: { orderIds: [orderId] },
    sources: Object.keys(OPPORTUNITIES_CONFIDENCE) as OpportunitiesSource[],
  },
  isRestyling: true,
});

/** The standard of a line, a shift, both or the client that was set, changed, ended or taken away. */
export const standardCause = (of: Pick<Affected, 'lineId' | 'shiftType' | 'from'>): Cause => ({
  because: 'standards',
  cycle: { of, sources: ['standard'] },
});

/** The default of a product category from a date on. */
export const categoryCause = (from: string): Cause => ({
  because: 'category_standards',
  cycle: { of: { from }, sources: ['category'] },
});

/** Hours or crew of a shift, or a shift that is new. */
export const shiftCause = (shiftType: string): Cause => ({
  because: 'shifts',
  cycle: { of: { shiftType }, sources: ['standard'] },
  people: { of: { shiftType }, sources: null },
});

/** The standard crew of a line. */
export const lineCrewCause = (lineId: number): Cause => ({
  because: 'lines',
  people: { of: { lineId }, sources: ['crew', 'default'] },
});

/** A setting that inputs may come from, from a date on; null for every other. */
export const settingCause = (key: SettingKey, from: string): Cause | null => {
  const because = 'client_settings';
  if (key === 'default_cycle_time_hours') return { because, cycle: { of: { from }, sources: ['default'] } };
  if (key === 'default_crew') return { because, people: { of: { from }, sources: ['default'] } };
  if (key !== 'default_opportunities') return null;
  return { because, opportunities: { of: { from }, sources: ['client-default', 'default'] } };
};
