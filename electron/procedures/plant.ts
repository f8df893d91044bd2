export const plant = {};
