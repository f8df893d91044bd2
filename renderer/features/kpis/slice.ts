import type { ClientSummary } from '../../../electron/contract/clients';
import type { Where } from '../../../electron/contract/kpi';
import { todayIn } from '../../format';
import { usePageKeys } from '../../ui/usePageKeys';
import { hasLater, moved, rangeOf, searchOf, type Range } from '../period/period';
import { whereOf } from './narrowing';
import type { SliceSearch } from './search';

/** What a page about KPIs is about: whose work, of which dates, narrowed to what. */
export type PageSlice = {
  readonly client: ClientSummary;
  /** Today's date at the client's. */
  readonly today: string;
  readonly range: Range;
  readonly where: Where | undefined;
};

/** The slice of an address, seen from now. */
export const pageSlice = (client: ClientSummary, search: SliceSearch): PageSlice => {
  const today = todayIn(client.timezone);
  return { client, today, range: rangeOf(search, today), where: whereOf(search) };
};

/** A slice as the engine asks for it. */
export const inputOf = ({ client, range, where }: Omit<PageSlice, 'today'>) => ({
  clientId: client.id,
  from: range.from,
  to: range.to,
  ...(where ? { where } : {}),
});

/** Left and right arrow go to the period before and after. */
export const usePeriodKeys = (
  { range, today }: PageSlice,
  onChange: (change: Partial<SliceSearch>) => void,
): void =>
  usePageKeys({
    ArrowLeft: () => onChange(searchOf(moved(range, -1, today), today)),
    ArrowRight: () => hasLater(range, today) && onChange(searchOf(moved(range, 1, today), today)),
  });
