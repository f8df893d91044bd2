export const kpi = {};
