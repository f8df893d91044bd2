import type { CodeChoice } from './choices';

/** The codes that pickers of a sheet offer, in the user's language. */
export type Offered = { readonly stops: readonly CodeChoice[]; readonly defects: readonly CodeChoice[] };

let shown: Offered = { stops: [], defects: [] };

/** From now on the names of codes are those of the sheet on the page. */
export const nameBy = (offered: Offered): void => {
  shown = offered;
};

/** The name of a stop reason of the sheet on the page, `group › name`; the code where no name is known. */
export const stopReasonName = (code: string): string =>
  shown.stops.find(({ value }) => value === code)?.label ?? code;

/** The name of a stop reason alone, and that of its group where it has one: a cell is too narrow for both in a row. */
export const stopReasonParts = (code: string): { readonly name: string; readonly group: string | null } => {
  const found = shown.stops.find(({ value }) => value === code);
  const group = shown.stops.find(({ value }) => value === found?.parentCode);
  return { name: found?.name ?? code, group: group?.name ?? null };
};

/** The name of a defect type of the sheet on the page; the code where no name is known. */
export const defectTypeName = (code: string): string =>
  shown.defects.find(({ value }) => value === code)?.name ?? code;
