import type { KpiOverview } from '../../../electron/contract/course';

/** The words of a tile's state: what only its warning limit tolerates is not on target. */
export const stateKey = ({ state, isTolerated }: Pick<KpiOverview, 'state' | 'isTolerated'>) =>
  isTolerated ? 'state.tolerated' : (`state.${state}` as const);
