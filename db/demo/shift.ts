import type { DemoDay } from './days';
import { CREWS, USUAL_RUN_SHARE, type DemoClient, type DemoCrew } from './floor-plan';
import { currentJob, shiftHoursOf, type DemoJob, type DemoOrder } from './orders';
import { failingShare } from './quality';
import type { Random } from './random';
import { changeoverStop, drawStops, placeStops, type Stop } from './stops';
import { learningEfficiency, mistakeOf, MISTAKEN_EFFICIENCY, shiftPace } from './stories';

/** What a crew makes of one part of an order in one go: its window of the shift, and how it was spent. */
export type Work = {
  readonly order: DemoOrder;
  readonly job: DemoJob;
  readonly units: number;
  readonly defective: number;
  readonly scheduledMinutes: number;
  readonly runMinutes: number;
  readonly stops: readonly { readonly stop: Stop; readonly at: number }[];
};

export type CrewShift = {
  readonly client: DemoClient;
  readonly day: DemoDay;
  readonly crew: DemoCrew;
  readonly present: number;
  /** The order that the crew is on. */
  readonly current: () => DemoOrder;
  readonly finish: (order: DemoOrder) => void;
  readonly lastPart: string | null;
  /** Whether whatever is being made has to end today. */
  readonly isLastDay: boolean;
  readonly random: Random;
};

type Piece = { order: DemoOrder; job: DemoJob; units: number; defective: number; run: number; stops: Stop[] };

const LEAST_MINUTES = 25;
/** Hours are kept to a twentieth, so that they are the same number wherever they are printed. */
const STEP_MINUTES = 3;
const USUAL_PRESENT_SHARE = 0.985;
const inSteps = (minutes: number): number => Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;

/** How fast the crews of a client are on the whole. */
const meanPaceOf = (client: DemoClient): number =>
  CREWS.reduce((sum, { size, shiftType }) => sum + size * shiftPace(client, shiftType), 0) /
  CREWS.reduce((sum, { size }) => sum + size, 0);

/** Units of standard time that a person makes in a unit of run time. */
const paceOf = (shift: CrewShift, runMinutes: number, minutes: number): number => {
  const { client, day, crew, random, present } = shift;
  const shiftFactor = shiftPace(client, crew.shiftType) / meanPaceOf(client);
  if (mistakeOf(client, day, crew) === 'headcount') {
    return (MISTAKEN_EFFICIENCY * minutes * crew.size) / (runMinutes * present);
  }
  const learning = learningEfficiency(client, day);
  if (learning !== null) {
    const noise = 1 + 0.012 * random.normal();
    return (learning * shiftFactor * noise * minutes * crew.size) / (runMinutes * present);
  }
  const noise = Math.min(1.08, Math.max(0.92, 1 + 0.025 * random.normal()));
  return (client.efficiency / (USUAL_RUN_SHARE * USUAL_PRESENT_SHARE)) * shiftFactor * noise;
};

/**
 * What a crew makes in a shift, one part of an order after another. Run time, stops and the few minutes that nobody
 * explains add up to the shift exactly.
 */
export const workShift = (shift: CrewShift): { works: Work[]; lastPart: string } => {
  const { client, day, crew, random, present, isLastDay } = shift;
  const minutes = shiftHoursOf(day) * 60;
  const stops = drawStops(client, day, crew, random);
  const unexplained = random.whole(12, 18);
  let left = inSteps(minutes - unexplained - stops.reduce((sum, stop) => sum + stop.minutes, 0));
  const pace = paceOf(shift, left, minutes);
  const pieces: Piece[] = [];
  // A shift that is typed in wrong is one of which nothing else is to be told.
  const isMistaken = mistakeOf(client, day, crew) !== null;
  let { lastPart } = shift;

  while (left >= LEAST_MINUTES || pieces.length === 0) {
    const order = shift.current();
    const job = currentJob(order);
    if (!job) {
      shift.finish(order);
      if (isLastDay && pieces.length > 0) break;
      continue;
    }
    const own: Stop[] = [];
    const isAnotherPart = lastPart !== null && lastPart !== job.part;
    if (isAnotherPart && !isMistaken && left > LEAST_MINUTES * 2) {
      const change = changeoverStop(client, job.part, random);
      own.push(change);
      left = inSteps(left - change.minutes);
    }
    const perMinute = (present * pace) / (order.style.cycleHours * 60);
    const most = Math.floor(perMinute * left);
    const wanted = job.ordered - job.completed;
    const failing = failingShare(client, day);
    let defective = random.successes(wanted, failing);
    let units = wanted + defective;
    let run = Math.min(left, Math.ceil(units / perMinute / STEP_MINUTES) * STEP_MINUTES);
    if (units > most) {
      units = most;
      defective = Math.max(units - wanted, random.successes(units, failing));
      run = left;
    }
    if (units === 0 && pieces.length > 0) break;
    pieces.push({ order, job, units, defective, run, stops: own });
    job.completed += units - defective;
    job.scrapped += defective;
    order.startedOn ??= day.date;
    order.lastMadeOn = day.date;
    lastPart = job.part;
    left -= run;
    if (currentJob(order) === null) {
      shift.finish(order);
      if (isLastDay) break;
    }
  }
  if (left >= LEAST_MINUTES) {
    pieces
      .at(-1)
      ?.stops.push(
        isLastDay
          ? { reason: 'CHANGEOVER_SETUP', detail: 'Line rearranged for the new style', minutes: left }
          : { reason: 'MATERIAL_SHORTAGE', detail: 'Parts of the next order missing', minutes: left },
      );
  }
  for (const stop of stops) random.pick(pieces).stops.push(stop);
  return { works: layOut(pieces, minutes, unexplained, random), lastPart: lastPart ?? '' };
};

/** Lays the pieces one after another over the shift: each has its run time, its stops and a share of the rest. */
const layOut = (pieces: readonly Piece[], minutes: number, unexplained: number, random: Random): Work[] => {
  const spent = pieces.map(({ run, stops }) => run + stops.reduce((sum, stop) => sum + stop.minutes, 0));
  let rest = minutes - spent.reduce((sum, own) => sum + own, 0);
  let from = 0;
  return pieces.map((piece, at): Work => {
    const isLast = at === pieces.length - 1;
    const toStep = (STEP_MINUTES - ((spent[at] ?? 0) % STEP_MINUTES)) % STEP_MINUTES;
    const share = isLast ? rest : toStep + inSteps(Math.max(0, unexplained / pieces.length - STEP_MINUTES));
    rest -= share;
    const scheduledMinutes = (spent[at] ?? 0) + share;
    const begins = from;
    from += scheduledMinutes;
    return {
      order: piece.order,
      job: piece.job,
      units: piece.units,
      defective: piece.defective,
      scheduledMinutes,
      runMinutes: piece.run,
      stops: placeStops(piece.stops, begins, scheduledMinutes, random),
    };
  });
};
