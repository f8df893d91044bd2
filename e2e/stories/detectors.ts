import type { Story } from './exports';
import { findBadLots } from './bad-lot';
import { findFailingMachines } from './failing-machine';
import type { Detector } from './finding';
import { findFluWaves } from './flu-wave';
import { findGaps } from './gaps';
import { findLearningCurves } from './learning-curve';
import { findMistakes } from './mistakes';
import { findRhythm } from './rhythm';
import { findRushOrders } from './rush-order';

/** What finds each story in rows. */
export const DETECTORS: Readonly<Record<Story, Detector>> = {
  'new-style': findLearningCurves,
  'failing-press': findFailingMachines,
  'bad-lot': findBadLots,
  flu: findFluWaves,
  rush: findRushOrders,
  rhythm: findRhythm,
  missing: findGaps,
  mistakes: findMistakes,
};
