import type { ComponentType } from 'react';
import type { Grouping, KpiName } from '../../../electron/contract/kpi';
import { DeliveryPicture } from '../delivery-picture/DeliveryPicture';
import { LossPicture } from '../loss-picture/LossPicture';
import { StopCoursePicture } from '../stop-picture/StopCoursePicture';
import { StopTimelinePicture } from '../stop-picture/StopTimelinePicture';
import { AgePicture } from '../wip-picture/AgePicture';
import { YieldCascade } from './cascade/YieldCascade';
import { DefectPareto } from './defects/DefectPareto';
import { AttendanceHeat } from './heat/AttendanceHeat';
import type { KpiSearch } from './search';
import type { PageSlice } from './slice';

/** What a KPI's own picture is drawn from, and how it changes the address. */
export type PictureProps = {
  readonly kpi: KpiName;
  readonly slice: PageSlice;
  readonly search: KpiSearch;
  readonly onChange: (next: Partial<KpiSearch>) => void;
  /** Opens why the value of one group is what it is. */
  readonly onWhy: (of: Grouping, code: string | null) => void;
};

/** The pictures that only one KPI has, beside trend and break-down; several stand in their order. */
const PICTURES: Partial<Record<KpiName, readonly ComponentType<PictureProps>[]>> = {
  'wip-aging': [AgePicture],
  otd: [DeliveryPicture],
  'true-otd': [DeliveryPicture],
  otif: [DeliveryPicture],
  availability: [StopCoursePicture, StopTimelinePicture],
  mtbf: [StopCoursePicture, StopTimelinePicture],
  mttr: [StopCoursePicture, StopTimelinePicture],
  oee: [LossPicture],
  ppm: [DefectPareto],
  dpmo: [DefectPareto],
  dhu: [DefectPareto],
  fpy: [YieldCascade, DefectPareto],
  rty: [YieldCascade],
  'scrap-rate': [DefectPareto],
  'rework-rate': [DefectPareto],
  absenteeism: [AttendanceHeat],
  'coverage-rate': [AttendanceHeat],
};

/** What belongs to this KPI alone; nothing where it has no picture of its own. */
export const OwnPictures = (props: PictureProps) =>
  (PICTURES[props.kpi] ?? []).map((Picture, place) => <Picture key={place} {...props} />);
