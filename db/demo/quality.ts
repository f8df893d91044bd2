import type { DemoDay } from './days';
import type { DemoClient } from './floor-plan';
import type { Random } from './random';
import { dyeFactor } from './stories';

export type Found = {
  readonly type: string;
  readonly fate: 'rework' | 'repair' | 'scrap';
  readonly unit: number;
  readonly cause: string;
};

export type Inspection = {
  readonly operation: string;
  readonly inspected: number;
  readonly defective: number;
  readonly method: string;
  readonly samplePercent: number;
  readonly found: readonly Found[];
};

const SAMPLE_SHARE = 0.3;
const MORE_THAN_ONE_DEFECT = 0.12;
const DYED_SHARE = 0.85;

/** The share of units that fail on a day. */
export const failingShare = (client: DemoClient, day: DemoDay): number =>
  client.failing * dyeFactor(client, day);

const drawType = (client: DemoClient, day: DemoDay, random: Random): string => {
  if (dyeFactor(client, day) > 1 && random.chance(DYED_SHARE)) return 'COLOR_MISMATCH';
  return random.pick(
    Object.entries(client.defects).flatMap(([type, weight]) => Array<string>(weight).fill(type)),
  );
};

const CAUSES = ['OPERATOR_ERROR', 'MATERIAL_ISSUE', 'EQUIPMENT_ISSUE', 'PROCESS_ISSUE', 'UNKNOWN'] as const;

/** What is found on so many failing units: a defect on each, a second one on a few. */
const drawFound = (
  client: DemoClient,
  day: DemoDay,
  defective: number,
  most: number,
  random: Random,
): Found[] => {
  const found: Found[] = [];
  for (let unit = 1; unit <= defective; unit += 1) {
    const draw = random.next();
    const fate = draw < 0.55 ? 'rework' : draw < 0.8 ? 'repair' : 'scrap';
    const times = random.chance(MORE_THAN_ONE_DEFECT) ? 2 : 1;
    for (let time = 0; time < times && (time === 0 || found.length - unit < most - defective); time += 1) {
      const type = drawType(client, day, random);
      const cause = type === 'COLOR_MISMATCH' ? 'MATERIAL_ISSUE' : random.pick(CAUSES);
      found.push({ type, fate, unit, cause });
    }
  }
  return found;
};

/**
 * The two inspections of a piece of work: all units at the last operation, where the failing ones are those that the
 * entry counts as defective, and a sample at one of the operations before it.
 */
export const inspect = (
  client: DemoClient,
  day: DemoDay,
  work: { readonly units: number; readonly defective: number; readonly turn: number },
  random: Random,
): Inspection[] => {
  const { units, defective, turn } = work;
  const before = client.operations.slice(0, -1);
  const [final = 'FINAL'] = client.operations.at(-1) ?? [];
  const [sampled = 'CUT'] = before[turn % before.length] ?? [];
  const sample = Math.max(1, Math.ceil(units * SAMPLE_SHARE));
  const failing = random.successes(sample, failingShare(client, day) * 0.7);
  return [
    {
      operation: final,
      inspected: units,
      defective,
      method: '100_PERCENT_INSPECTION',
      samplePercent: 100,
      found: drawFound(client, day, defective, units, random),
    },
    {
      operation: sampled,
      inspected: sample,
      defective: failing,
      method: 'SAMPLE_CHECK',
      samplePercent: 30,
      found: drawFound(client, day, failing, sample, random),
    },
  ];
};
