import type { ClientScope } from '../scope';
import { explainKpi } from './explain';
import { sumOf } from './figures';
import { getPareto } from './pareto';
import type { SliceRequest } from './question';

/** What lies between the planned hours and the good ones: OEE's four factors, told as hours. */
export type LossKind = 'stop' | 'other-stops' | 'unaccounted' | 'speed' | 'quality';

/**
 * One step down, in hours; below 0 where it goes up: more run time than is left after stops, or faster than the standard.
 * `code` is the reason of a stop, null where none was recorded.
 */
export type Loss = {
  readonly kind: LossKind;
  readonly code: string | null;
  readonly name: string | null;
  readonly nameEs: string | null;
  readonly hours: number;
  /** Stops alone: how many records. */
  readonly records: number;
};

/** From planned to good time; `value` null, and no steps, where OEE has none: `noteKeys` say why. */
export type Losses = {
  readonly value: number | null;
  readonly basis: 'labour' | 'line' | null;
  readonly plannedHours: number;
  readonly goodHours: number;
  readonly losses: Loss[];
  /** OEE's factors in percent, which multiply to it. */
  readonly factors: Readonly<
    Record<'availability' | 'accountedTime' | 'performance' | 'quality', number>
  > | null;
  readonly noteKeys: string[];
};

/** Reasons that stand for themselves; the others are one step. */
const REASONS = 5;

const bare = (kind: LossKind, hours: number): Loss => ({
  kind,
  code: null,
  name: null,
  nameEs: null,
  hours,
  records: 0,
});

/**
 * What became of the planned hours of a range: stops by their largest reasons, time that nobody accounts for, speed,
 * quality; the rest is good. Planned less all losses is good, and good ÷ planned is OEE, from the same sums.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a bad
 * range.
 */
export const getLosses = async (scope: ClientScope, request: SliceRequest): Promise<Losses> => {
  const { result, terms } = await explainKpi(scope, { ...request, kpi: 'oee' });
  const { noteKeys, extra } = result;
  if (result.value === null) {
    return { value: null, basis: null, plannedHours: 0, goodHours: 0, losses: [], factors: null, noteKeys };
  }
  const { bars, basis } = await getPareto(scope, { ...request, of: 'stops', by: 'reason' });
  const { plannedHours = 0, downtimeHours = 0, runHours = 0, earnedHours = 0, earnedGoodHours = 0 } = terms;
  const alone = bars.length <= REASONS + 1 ? bars : bars.slice(0, REASONS);
  const others = bars.slice(alone.length);
  return {
    value: result.value,
    basis,
    plannedHours,
    goodHours: earnedGoodHours,
    losses: [
      ...alone.map(({ code, name, nameEs, amount, records }): Loss => {
        return { kind: 'stop', code, name, nameEs, hours: amount, records };
      }),
      ...(others.length > 0
        ? [
            {
              ...bare(
                'other-stops',
                sumOf(others, ({ amount }) => amount),
              ),
              records: sumOf(others, ({ records }) => records),
            },
          ]
        : []),
      bare('unaccounted', plannedHours - downtimeHours - runHours),
      bare('speed', runHours - earnedHours),
      bare('quality', earnedHours - earnedGoodHours),
    ],
    factors: {
      availability: extra['availability'] ?? 0,
      accountedTime: extra['accountedTime'] ?? 0,
      performance: extra['performance'] ?? 0,
      quality: extra['quality'] ?? 0,
    },
    noteKeys,
  };
};
