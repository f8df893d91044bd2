import { toMillionths } from '../kpi/targets';
import { USUAL_RUN_SHARE, type DemoClient } from './floor-plan';
import type { Row } from './write';

const ALL_DATES = '0001-01-01';

type Limits = readonly [target: number, warning: number, critical: number];

const limitsOf = (client: DemoClient): Readonly<Record<string, Limits>> => {
  const efficiency = Math.round(client.efficiency * 100);
  const performance = Math.round((client.efficiency * 100) / USUAL_RUN_SHARE);
  const onTime = Math.round(client.onTime * 100);
  const fpy = Math.round((1 - client.failing) * 1000) / 10;
  const opportunities = client.styles[0]?.opportunities ?? 1;
  const dpmo = Math.round((client.failing * 1.2 * 1_000_000) / opportunities / 50) * 50;
  const ppm = Math.round((client.failing * 1_000_000) / 1000) * 1000;
  return {
    efficiency: [efficiency, efficiency - 5, efficiency - 12],
    performance: [performance, performance - 5, performance - 12],
    availability: [97, 95, 90],
    oee: [efficiency - 3, efficiency - 8, efficiency - 15],
    fpy: [fpy, fpy - 1, fpy - 3],
    rty: [fpy - 4, fpy - 6, fpy - 10],
    ppm: [ppm, Math.round(ppm * 1.25), ppm * 2],
    dpmo: [dpmo, Math.round(dpmo * 1.25), dpmo * 2],
    otd: [onTime, onTime - 5, onTime - 15],
    'true-otd': [onTime, onTime - 5, onTime - 15],
    otif: [onTime, onTime - 5, onTime - 15],
    'wip-aging': [12, 18, 30],
    absenteeism: [4, 6, 10],
  };
};

/** Targets of a demo client for every main KPI, about what it usually reaches, for all dates. */
export const demoTargets = (client: DemoClient, by: string, stamps: Row): Row[] =>
  Object.entries(limitsOf(client)).map(([kpi, [target, warning, critical]]) => ({
    kpi,
    target_millionths: toMillionths(target),
    warning_millionths: toMillionths(warning),
    critical_millionths: toMillionths(critical),
    valid_from: ALL_DATES,
    updated_by: by,
    ...stamps,
  }));
