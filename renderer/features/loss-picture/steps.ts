import type { Losses } from '../../../electron/contract/losses';

type Loss = Losses['losses'][number];

/** One bar of the way down: from what is left before it to what is left after, in hours. */
export type Step = {
  readonly kind: 'planned' | 'good' | Loss['kind'];
  readonly loss: Loss | null;
  /** Signed: what goes off is below 0. */
  readonly hours: number;
  readonly from: number;
  readonly to: number;
  /** The factor of OEE that is complete with this step. */
  readonly factor: 'availability' | 'accountedTime' | 'performance' | 'quality' | 'oee' | null;
};

const FACTORS = { unaccounted: 'accountedTime', speed: 'performance', quality: 'quality' } as const;

/** The steps from planned to good hours, each beginning where the one before it ended. */
export const stepsOf = ({ plannedHours, goodHours, losses }: Losses): readonly Step[] => {
  const lastStop = losses.findLastIndex(({ kind }) => kind === 'stop' || kind === 'other-stops');
  let left = plannedHours;
  const down = losses.map((loss, at): Step => {
    const from = left;
    left -= loss.hours;
    const { kind } = loss;
    const factor =
      kind === 'stop' || kind === 'other-stops' ? (at === lastStop ? 'availability' : null) : FACTORS[kind];
    return { kind, loss, hours: -loss.hours, from, to: left, factor };
  });
  return [
    {
      kind: 'planned',
      loss: null,
      hours: plannedHours,
      from: 0,
      to: plannedHours,
      factor: lastStop < 0 ? 'availability' : null,
    },
    ...down,
    { kind: 'good', loss: null, hours: goodHours, from: 0, to: goodHours, factor: 'oee' },
  ];
};
