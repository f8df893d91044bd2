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

/** How much less is found before the last operation. */
const EARLIER_SHARE = 0.7;
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
 * The inspections of a piece of work: all units at each operation. Those that fail at the last one are those that the
 * entry counts as defective.
 */
export const inspect = (
  client: DemoClient,
  day: DemoDay,
  { units, defective }: { readonly units: number; readonly defective: number },
  random: Random,
): Inspection[] =>
  client.operations.map(([operation], at): Inspection => {
    const isLast = at === client.operations.length - 1;
    const failing = isLast ? defective : random.successes(units, failingShare(client, day) * EARLIER_SHARE);
    return {
      operation,
      inspected: units,
      defective: failing,
      method: isLast ? '100_PERCENT_INSPECTION' : 'VISUAL',
      samplePercent: 100,
      found: drawFound(client, day, failing, units, random),
    };
  });
