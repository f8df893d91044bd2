import { addDays } from '../calendar';
import { requireRange } from '../kpi/results';
import { requireSlice, type SliceRequest } from '../kpi/question';
import type { ClientScope } from '../scope';
import { findAbsenceRhythm, findAbsences } from './absences';
import { findDefects } from './defects';
import { findLowEfficiency, findNewStyles, findSlowerShift } from './efficiency';
import { findEntries } from './entries';
import { weightOf, type Finding, type Narrowed } from './finding';
import { findOrders } from './orders';
import { findStops } from './stops';
import { watchOf } from './watch';

/** Longer ranges are looked through from their end: what lies further back is told by the trends. */
const MOST_DAYS = 184;
const MOST_OF_CLIENT = 12;

/** What to look for things in: the named clients or all of the scope, and as of when. */
export type AttentionRequest = Omit<SliceRequest, 'clientId' | 'where'> & {
  readonly where?: Narrowed | undefined;
  readonly clientIds?: readonly number[] | undefined;
};

const listOfClient = async (
  scope: ClientScope,
  request: SliceRequest & Pick<AttentionRequest, 'where'>,
): Promise<Finding[]> => {
  const watch = watchOf(requireSlice(scope, request), request.where ?? {});
  const newStyles = findNewStyles(watch);
  const isNew = (style: string | null) => newStyles.some(({ names }) => names['style'] === style);
  const findings = [
    ...findStops(watch),
    ...(await findDefects(scope, watch)),
    ...newStyles,
    ...findLowEfficiency(watch, isNew),
    ...findSlowerShift(watch),
    ...findAbsences(watch),
    ...findAbsenceRhythm(watch),
    ...findOrders(watch),
    ...(await findEntries(scope, watch)),
  ];
  return findings.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_OF_CLIENT);
};

/**
 * The things to look at first, those that cost most hours of work at the top: what is new with its whole cost, what was
 * so before with half, estimates with a tenth. At most twelve of each client, from the last 184 days of a longer range,
 * compared with the days right before it (four weeks at least) and with targets.
 * @throws Failure `not-found` for a client outside the scope or a code that one of the clients does not have,
 * `invalid-input` for a range that ends too early.
 */
export const listAttention = async (
  scope: ClientScope,
  { clientIds = scope.clientIds, from, to, where, asOf }: AttentionRequest,
): Promise<{ from: string; to: string; findings: Finding[] }> => {
  requireRange(from, to);
  const earliest = addDays(to, 1 - MOST_DAYS);
  const since = from < earliest ? earliest : from;
  const all: Finding[] = [];
  for (const clientId of new Set(clientIds)) {
    all.push(...(await listOfClient(scope, { clientId, from: since, to, where, asOf })));
  }
  return { from: since, to, findings: all.toSorted((a, b) => weightOf(b) - weightOf(a)) };
};
