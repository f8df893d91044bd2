import { GROUPINGS, ROW_SORTS } from '../../../electron/contract/kpi';
import { CONTROL_RULES } from '../../../db/vocabulary';
import { daysAgo, type Holdings } from '../plant';
import { narrowing, type Inputs } from './values';

const slice = (own: Holdings) => ({
  clientId: own.clientId,
  kpi: 'efficiency',
  from: daysAgo(20),
  to: daysAgo(0),
  where: narrowing(own),
});

/** KPIs that rest on every kind of row between them. */
const OF_EACH_KIND = ['ppm', 'oee', 'absenteeism', 'rty', 'otd'] as const;

/** Numbers and what is aimed at in them, by procedure. */
export const kpiInputs: Inputs = {
  // Ages of orders go with the clock: it stands still here.
  'attention.list': (own) => [
    { clientIds: [own.clientId], from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) },
    { from: daysAgo(6), to: daysAgo(0), asOf: daysAgo(0) },
    {
      clientIds: [own.clientId],
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      where: { line: own.lineCode, style: own.orderStyle },
    },
  ],
  // Ages of orders go with the clock: it stands still here.
  'kpi.results': (own) => [
    { clientCodes: [own.clientCode], from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) },
    ...GROUPINGS.map((by) => ({
      clientCodes: [own.clientCode],
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      by,
    })),
    { from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0), by: 'client' },
    {
      clientCodes: [own.clientCode],
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      where: narrowing(own),
    },
  ],
  'kpi.explain': (own) => [
    slice(own),
    { ...slice(own), kpi: 'performance', where: { shift: 'SHIFT_1ST' } },
    ...OF_EACH_KIND.map((kpi) => ({ ...slice(own), where: undefined, asOf: daysAgo(0), kpi })),
  ],
  'kpi.rows': (own) => [
    slice(own),
    ...ROW_SORTS.map((sort) => ({ ...slice(own), where: undefined, kpi: 'performance', sort, limit: 5 })),
  ],
  'kpi.exportRows': (own) => [
    slice(own),
    ...(['ppm', 'oee', 'absenteeism', 'wip-aging'] as const).map((kpi) => ({
      ...slice(own),
      where: undefined,
      asOf: daysAgo(0),
      kpi,
      lang: 'es',
    })),
  ],
  'kpi.trust': (own) => [
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) },
    {
      clientId: own.clientId,
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      where: narrowing(own),
    },
  ],
  'reports.kpiPack': (own) => [
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) },
  ],
  'kpi.overview': (own) => [
    {
      clientId: own.clientId,
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      kpis: ['efficiency', 'dpmo', 'rty', 'otd', 'wip-aging'],
    },
    {
      clientId: own.clientId,
      from: daysAgo(20),
      to: daysAgo(0),
      kpis: ['fpy'],
      where: { line: own.lineCode, operation: own.operationCode },
    },
  ],
  // A shift without entries goes with the clock: it stands still here.
  'alerts.list': (own) => [
    { clientId: own.clientId, asOf: `${daysAgo(-1)}T12:00:00Z` },
    { asOf: `${daysAgo(-1)}T12:00:00Z` },
  ],
  'portfolio.get': (own) => {
    const range = { from: daysAgo(20), to: daysAgo(0) };
    const kpis = ['efficiency', 'rty', 'otd'];
    return [
      { ...range, asOf: daysAgo(0), kpis, ownDates: [{ clientId: own.clientId, ...range }] },
      { ...range, asOf: daysAgo(0) },
    ];
  },
  'kpi.pareto': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) };
    return [
      ...(['reason-group', 'line'] as const).map((by) => ({ ...range, of: 'stops', by })),
      ...(['type-group', 'cause', 'operation'] as const).map((by) => ({
        ...range,
        of: 'defects',
        by,
        where: { line: own.lineCode },
      })),
    ];
  },
  'kpi.defectCourse': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) };
    return [
      { ...range, split: 'type', code: own.reasonCode, by: 'day' },
      { ...range, split: 'type-group', code: own.reasonCode, by: 'week', where: { line: own.lineCode } },
      { ...range, split: 'cause', code: null, by: 'month' },
    ];
  },
  'kpi.heat': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) };
    return [
      { ...range, kpi: 'absenteeism', layout: 'weekdays' },
      ...(['day', 'week'] as const).map((by) => ({ ...range, kpi: 'coverage-rate', layout: 'lines', by })),
      { ...range, kpi: 'absenteeism', layout: 'lines', by: 'day', where: { line: own.lineCode } },
    ];
  },
  // Ages of orders go with the clock: it stands still here.
  'kpi.aging': (own) => [
    { clientId: own.clientId, asOf: daysAgo(0) },
    { clientId: own.clientId, asOf: daysAgo(0), bucket: 'over-30', limit: 5 },
    { clientId: own.clientId, asOf: daysAgo(0), where: { style: own.orderStyle } },
  ],
  'kpi.deliveries': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(400), to: daysAgo(-60), asOf: daysAgo(0) };
    return [range, { ...range, where: { style: own.orderStyle }, limit: 5 }];
  },
  'kpi.stopCourse': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) };
    return [
      { ...range, by: 'day' },
      { ...range, by: 'week', where: { line: own.lineCode } },
    ];
  },
  'kpi.stopTimeline': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0), asOf: daysAgo(0) };
    return [range, { ...range, day: own.date }, { ...range, where: { line: own.lineCode } }];
  },
  'kpi.losses': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) };
    return [range, { ...range, where: { line: own.lineCode } }];
  },
  'kpi.pieceTarget': (own) => [
    { clientId: own.clientId, date: own.date, line: own.lineCode, shift: 'SHIFT_1ST' },
    { clientId: own.clientId, date: daysAgo(0), line: own.lineCode, shift: 'SHIFT_2ND' },
  ],
  'kpi.series': (own) =>
    (
      [
        ['availability', 'day', { line: own.lineCode }],
        ['rty', 'week', { operation: own.operationCode }],
        ['otd', 'month', { style: own.orderStyle }],
        ['wip-aging', 'day', undefined],
      ] as const
    ).map(([kpi, by, where]) => ({
      clientId: own.clientId,
      kpi,
      from: daysAgo(20),
      to: daysAgo(0),
      asOf: daysAgo(0),
      by,
      where,
    })),
  'control.baselines': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, kpi: 'fpy' }],
  'control.chart': (own) => {
    const range = { clientId: own.clientId, from: daysAgo(30), to: daysAgo(0), asOf: daysAgo(0) };
    return [
      ...(['dpmo', 'efficiency', 'otd'] as const).map((kpi) => ({
        ...range,
        kpi,
        by: 'day',
        rules: CONTROL_RULES,
      })),
      {
        ...range,
        kpi: 'fpy',
        by: 'week',
        where: { line: own.lineCode, style: own.orderStyle, operation: own.operationCode },
      },
    ];
  },
  'control.freeze': (own) => {
    const sample = {
      clientId: own.clientId,
      kpi: 'fpy',
      by: 'day',
      from: daysAgo(20),
      to: daysAgo(0),
      reason: 'steady since the new needles',
    };
    return [sample, { ...sample, where: { operation: own.operationCode } }];
  },
  'control.release': (own) => [
    {
      clientId: own.clientId,
      kpi: 'fpy',
      by: 'day',
      where: { operation: own.operationCode },
      reason: 'new machine',
    },
  ],
  'notes.list': (own) => [{ clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) }],
  'notes.write': (own) => [
    { clientId: own.clientId, noteDate: daysAgo(1), body: 'Needles changed on every machine' },
  ],
  'notes.void': (own) => [{ clientId: own.clientId, id: own.entryId, reason: 'wrong date' }],
  'people.absences': (own) => [
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) },
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0), line: own.lineCode },
  ],
  'people.bradford': (own) => [{ clientId: own.clientId, asOf: daysAgo(0) }],
  'targets.list': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, kpi: 'efficiency' }],
  'targets.listByKpi': (own) => [{ clientId: own.clientId }],
  'targets.set': (own) => [
    { clientId: own.clientId, kpi: 'efficiency', target: 85, warning: 80, critical: 70 },
    { clientId: own.clientId, kpi: 'ppm', target: 500, from: daysAgo(3) },
  ],
  'targets.remove': (own) => [{ clientId: own.clientId, kpi: 'efficiency' }],
};
