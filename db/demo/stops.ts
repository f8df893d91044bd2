import type { DemoDay } from './days';
import type { DemoClient, DemoCrew } from './floor-plan';
import type { Random } from './random';
import { pressMinutes, repairsPress } from './stories';

/** A stop that is to happen somewhere in a shift. */
export type Stop = { readonly reason: string; readonly detail: string; readonly minutes: number };

const USUAL: readonly (readonly [reason: string, detail: string, least: number, most: number])[] = [
  ['EQUIPMENT_FAILURE', 'Thread sensor', 6, 20],
  ['EQUIPMENT_FAILURE', 'Drive belt', 8, 25],
  ['MATERIAL_SHORTAGE', 'Waiting for cut parts', 6, 22],
  ['MATERIAL_SHORTAGE', 'Labels missing', 5, 12],
  ['QC_HOLD', 'Sample to be approved', 5, 15],
  ['MISSING_SPECIFICATION', 'Size chart not on the line', 5, 12],
  ['POWER_OUTAGE', 'Lights and drives off', 4, 14],
  ['OTHER', 'Fire drill', 8, 12],
];

const CHANCES_OF_STOPS = [0.4, 0.35];

/** The stops of a crew's shift, changeovers apart. */
export const drawStops = (client: DemoClient, day: DemoDay, crew: DemoCrew, random: Random): Stop[] => {
  const stops: Stop[] = [];
  if (day.isMonday && crew.shiftType === 'SHIFT_1ST') {
    const detail = repairsPress(client, day) ? 'Press repaired' : 'Weekly lubrication';
    stops.push({ reason: 'MAINTENANCE_SCHEDULED', detail, minutes: 12 });
  }
  for (const chance of CHANCES_OF_STOPS) {
    if (!random.chance(chance)) continue;
    const [reason, detail, least, most] = random.pick(USUAL);
    stops.push({ reason, detail, minutes: random.whole(least, most) });
  }
  const press = pressMinutes(client, day, crew.line);
  if (press > 0) {
    stops.push({ reason: 'EQUIPMENT_FAILURE', detail: 'Sole press SP-01: pressure drops', minutes: press });
  }
  return stops;
};

/** The changeover before an order of another style or colour. */
export const changeoverStop = (client: DemoClient, toStyle: string, random: Random): Stop => ({
  reason: 'CHANGEOVER_SETUP',
  detail: `Change to ${toStyle}`,
  minutes: random.whole(...client.changeoverMinutes),
});

/** Starts of stops one after another in a window, with what is left of it spread between them at random. */
export const placeStops = (
  stops: readonly Stop[],
  fromMinute: number,
  minutes: number,
  random: Random,
): { stop: Stop; at: number }[] => {
  const spare = minutes - stops.reduce((sum, stop) => sum + stop.minutes, 0);
  const gaps = stops.map(() => random.whole(0, Math.max(0, spare))).toSorted((a, b) => a - b);
  let taken = 0;
  return stops.map((stop, index) => {
    const at = fromMinute + (gaps[index] ?? 0) + taken;
    taken += stop.minutes;
    return { stop, at };
  });
};
