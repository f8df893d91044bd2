import type { Grouping, KpiName } from '../../../electron/contract/kpi';
import { WhyDrawer } from '../why/WhyDrawer';
import { sliceOfGroup } from './groups';
import type { SliceSearch } from './search';
import { inputOf, type PageSlice } from './slice';

/** The explanation that an address asks for: of the page's slice, or of one group of it. */
export const KpiWhy = ({
  slice,
  search,
  onClose,
}: {
  readonly slice: PageSlice;
  readonly search: SliceSearch & {
    readonly why?: KpiName | undefined;
    readonly of?: Grouping | undefined;
    readonly at?: string | undefined;
  };
  readonly onClose: () => void;
}) => {
  const { why, of, at } = search;
  if (why === undefined) return null;
  const part = of && at !== undefined ? sliceOfGroup(slice, of, at) : slice;
  return <WhyDrawer slice={{ kpi: why, ...inputOf({ ...slice, ...part }) }} onClose={onClose} />;
};
