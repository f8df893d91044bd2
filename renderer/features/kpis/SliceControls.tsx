import type { ClientSummary } from '../../../electron/contract/clients';
import { ClientPicker } from '../place/ClientPicker';
import { searchOf } from '../period/period';
import { PeriodControl } from '../period/PeriodControl';
import { NarrowControl } from './NarrowControl';
import type { SliceSearch } from './search';
import type { PageSlice } from './slice';

const NOT_NARROWED = {
  line: undefined,
  shift: undefined,
  style: undefined,
  'work-order': undefined,
  operation: undefined,
} as const;

/** The bar of a page about KPIs: client, period, narrowing. */
export const SliceControls = ({
  clients,
  slice,
  search,
  onChange,
  onAll,
}: {
  readonly clients: readonly ClientSummary[];
  readonly slice: PageSlice;
  readonly search: SliceSearch;
  readonly onChange: (change: Partial<SliceSearch>) => void;
  /** Where all clients can be looked at together. */
  readonly onAll?: (() => void) | undefined;
}) => {
  const { client, range, today } = slice;
  return (
    <>
      <ClientPicker
        clients={clients}
        value={client}
        onChange={(code) => onChange({ ...NOT_NARROWED, client: code })}
        onAll={onAll}
      />
      <PeriodControl range={range} today={today} onChange={(next) => onChange(searchOf(next, today))} />
      <NarrowControl client={client} range={range} search={search} onChange={onChange} />
    </>
  );
};
