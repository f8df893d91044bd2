import type { Explanation, KpiName } from '../../../electron/contract/kpi';
import { efficiency, performance, throughput } from './labour-formulas';
import type { Asked, Line } from './line';
import { onTime, trueOtd, wipAging } from './order-formulas';
import { dhu, dpmo, ofInspected, ppm, scrap } from './quality-formulas';
import { absenteeism, availability, coverage, oee, perStop } from './time-formulas';
import { rty } from './yield-formula';

const FORMULAS: Readonly<Record<KpiName, (asked: Asked) => readonly Line[]>> = {
  efficiency,
  performance,
  throughput,
  ppm,
  dpmo,
  fpy: ofInspected('formula.units-passed', 'unitsPassed'),
  'scrap-rate': scrap,
  'rework-rate': ofInspected('formula.units-rework', 'unitsRework'),
  dhu,
  availability,
  oee,
  mtbf: perStop('formula.run-clock-hours', 'runHours'),
  mttr: perStop('formula.repair-hours', 'stopHours'),
  absenteeism,
  'coverage-rate': coverage,
  rty,
  otd: onTime('formula.orders-delivered-on-time', 'ordersDeliveredOnTime'),
  'true-otd': trueOtd,
  otif: onTime('formula.orders-complete-on-time', 'ordersCompleteOnTime'),
  'wip-aging': wipAging,
};

/**
 * The formula of a KPI, line by line, with the numbers of an explanation in the reading that the settings chose; nothing
 * where there is neither a value nor a number that could make one.
 */
export const formulaOf = (kpi: KpiName, explanation: Explanation): readonly Line[] => {
  const { terms, result: found, operations, settings } = explanation;
  const lines = FORMULAS[kpi]({
    read: (name) => terms[name] ?? 0,
    result: found,
    operations,
    reading: (key) => {
      const values = new Set(settings.filter((one) => one.key === key).map((one) => one.value));
      return values.size === 1 ? ([...values][0] ?? null) : null;
    },
  });
  return found.value === null && lines.every((line) => line.value === 0) ? [] : lines;
};
