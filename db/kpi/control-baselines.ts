import { Failure } from '../failure';
import {
  createBaseline,
  endBaseline,
  listBaselines,
  withNames,
  type BaselineKey,
  type NamedBaseline,
} from '../repositories/control-baselines';
import { connectionOf, requireClient, write, type ClientScope } from '../scope';
import { listPoints } from './control-chart';
import { isAutocorrelated, requireKind, scaleOf } from './control-kinds';
import { estimateLimits, type Kind, type Note } from './control/limits';
import type { ControlRule } from '../vocabulary';
import { ROUTINE_RULES } from './control/rules';
import { findNarrowing } from './slice';

const refuse = ({ key, params }: Note): never => {
  throw new Failure('invalid-input', key, params, { fields: [{ key, params, path: ['from'] }] });
};

const requireReason = (reason: string): string => {
  const said = reason.trim();
  if (said !== '') return said;
  throw new Failure(
    'invalid-input',
    'control.reason-missing',
    {},
    { fields: [{ key: 'control.reason-missing', params: {}, path: ['reason'] }] },
  );
};

export type FreezeRequest = BaselineKey & {
  /** The sample: dates whose periods make the limits. */
  readonly from: string;
  readonly to: string;
  readonly kind?: Kind | undefined;
  readonly rules?: readonly ControlRule[] | undefined;
  readonly reason: string;
};

/**
 * Computes limits from a sample and keeps them for the chart, in place of those in force.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a
 * sample that makes no limits, a kind that does not suit the KPI, or without a reason.
 */
export const freezeBaseline = async (scope: ClientScope, request: FreezeRequest): Promise<NamedBaseline> => {
  write(scope);
  requireClient(scope, request.clientId);
  const { kpi, from, to } = request;
  const kind = requireKind(kpi, request.kind);
  const reason = requireReason(request.reason);
  if (isAutocorrelated(kpi)) refuse({ key: 'control.note.autocorrelated', params: {} });
  const { points } = listPoints(scope, request);
  const { limits, notes } = estimateLimits(kind, points, scaleOf(kpi));
  if (limits === null) return refuse(notes[0] ?? { key: 'control.note.no-variation', params: {} });
  const created = createBaseline(scope, request, {
    limits,
    from,
    to,
    rules: request.rules ?? ROUTINE_RULES,
    reason,
  });
  const [named] = withNames(scope, [created]);
  return named ?? { ...created, frozenByName: null, endedByName: null };
};

/**
 * Ends the limits in force for a chart, if there are any: it then makes its own again. Answers the KPI's baselines.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` without a
 * reason.
 */
export const releaseBaseline = async (
  scope: ClientScope,
  request: BaselineKey & { readonly reason: string },
): Promise<NamedBaseline[]> => {
  const { kpi } = request;
  const clientId = requireClient(scope, request.clientId);
  findNarrowing(connectionOf(scope), clientId, request.where);
  endBaseline(scope, request, requireReason(request.reason));
  return listBaselines(scope, { clientId, kpi });
};
