import {
  lineCrewCause,
  orderCycleCause,
  orderStyleCause,
  partsCause,
  productsCause,
  shiftCause,
  type Cause,
} from '../../kpi/causes';
import { reRate } from '../../kpi/rerate';
import { requireClient, write, type ClientScope } from '../../scope';
import { secondsFromHours } from '../../units';
import {
  createMaster,
  findMaster,
  getMaster,
  readMaster,
  requireVersion,
  updateMaster,
  type MasterRow,
  type MasterTable,
  type Noted,
  type Values,
} from './rows';
import { cycleMsOf, type ReRated } from './set';

const NOTHING: ReRated = { reRated: 0 };

/** Changes columns of a row that inputs come from, and re-rates the entries of open periods that rest on it. */
type Change = (
  scope: ClientScope,
  clientId: number,
  before: MasterRow,
  values: Values,
  noted?: Noted,
) => Promise<ReRated>;

/** What a change of `columns` causes; other columns are only written. */
const changeOf =
  (
    table: MasterTable,
    columns: readonly string[],
    causesOf: (before: MasterRow, after: MasterRow) => readonly Cause[],
  ): Change =>
  async (scope, clientId, before, values, noted) => {
    write(scope);
    if (!updateMaster(scope, table, clientId, before, values, noted)) return NOTHING;
    const after = getMaster(scope, table, clientId, before.id);
    if (columns.every((column) => before[column] === after[column])) return NOTHING;
    let reRated = 0;
    for (const cause of causesOf(before, after)) reRated += await reRate(scope, clientId, cause);
    return { reRated };
  };

const textsOf = (rows: readonly MasterRow[], column: string): string[] => [
  ...new Set(rows.map((row) => row[column]).filter((value) => typeof value === 'string')),
];

const productCause = (...rows: readonly MasterRow[]): Cause =>
  productsCause(
    { styles: textsOf(rows, 'style_model'), parts: textsOf(rows, 'part_number') },
    rows.length === 1,
  );

/** Changes a product; its standard, style, part, category and use move the entries that rest on it, or now would. */
export const changeProduct = changeOf(
  'products',
  ['ideal_cycle_ms', 'style_model', 'part_number', 'category', 'is_active'],
  (before, after) => [productCause(before, after)],
);

/** Re-rates the entries of open periods that a new product gives a better standard. */
export const reRateForNewProduct = async (
  scope: ClientScope,
  clientId: number,
  made: MasterRow,
): Promise<ReRated> => ({ reRated: await reRate(scope, clientId, productCause(made)) });

/** Changes an order; its own standard and its style move its entries of open periods. */
export const changeOrder = changeOf('work_orders', ['ideal_cycle_ms', 'style_model'], (before, after) => [
  before['style_model'] === after['style_model'] ? orderCycleCause(after.id) : orderStyleCause(after.id),
]);

/** Changes a shift; its kind, hours, crew and use move the entries that leave theirs blank. */
export const changeShift = changeOf(
  'shifts',
  ['shift_type', 'standard_seconds', 'standard_crew', 'is_active'],
  (before, after) => textsOf([before, after], 'shift_type').map(shiftCause),
);

/** Changes a line; entries that leave their crew blank take a new one over. */
export const changeLine = changeOf('lines', ['standard_crew'], (_, after) => [lineCrewCause(after.id)]);

const changePartRow = changeOf('part_opportunities', ['opportunities_per_unit'], (_, after) => [
  partsCause(textsOf([after], 'part_number'), false),
]);

/** Changes a part, or makes it; inspections that rest on it, or now would, are re-rated. */
export const changePart = async (
  scope: ClientScope,
  clientId: number,
  before: MasterRow | undefined,
  values: Values,
): Promise<ReRated> => {
  if (before) return changePartRow(scope, clientId, before, values);
  write(scope);
  createMaster(scope, 'part_opportunities', clientId, values);
  return { reRated: await reRate(scope, clientId, partsCause([String(values['part_number'])], true)) };
};

/** A row by its code, and the version that the caller saw; without one whatever stands there is replaced. */
type Key = { readonly clientId: number; readonly version?: number | undefined };

/** A setter by the code of a row that has to be there; what is left out stays. */
const setterOf =
  <Input extends Key>(
    table: MasterTable,
    change: Change,
    codeOf: (input: Input) => string,
    valuesOf: (input: Input) => Values,
  ) =>
  async (scope: ClientScope, input: Input): Promise<ReRated> => {
    const clientId = requireClient(scope, input.clientId);
    const before = findMaster(scope, table, clientId, codeOf(input));
    requireVersion(before.version, input.version);
    return change(scope, clientId, before, valuesOf(input));
  };

/** Milliseconds of a cycle time; null for none, undefined where it is to stay. */
export const cycleOrBlank = (hours: number | null | undefined): number | null | undefined =>
  hours === null || hours === undefined ? hours : cycleMsOf(hours);

type ProductStandard = Key & {
  readonly product: string;
  readonly cycleTimeHours?: number | null | undefined;
  readonly category?: string | null | undefined;
  readonly part?: string | null | undefined;
};

/**
 * Sets a product's ideal cycle time, category or part; what is left out stays. Entries of open periods that rest on the
 * product are re-rated.
 * @throws Failure `not-found` for a product that is not this client's, `conflict` where somebody else changed it since.
 */
export const setProductStandard = setterOf<ProductStandard>(
  'products',
  changeProduct,
  ({ product }) => product,
  ({ cycleTimeHours, category, part }) => ({
    ideal_cycle_ms: cycleOrBlank(cycleTimeHours),
    category,
    part_number: part,
  }),
);

type OrderStandard = Key & {
  readonly workOrder: string;
  readonly cycleTimeHours?: number | null | undefined;
  readonly style?: string | null | undefined;
};

/**
 * Sets a work order's own ideal cycle time or its style; what is left out stays. Its entries of open periods are
 * re-rated.
 * @throws Failure `not-found` for an order that is not this client's, `conflict` where somebody else changed it since.
 */
export const setOrderStandard = setterOf<OrderStandard>(
  'work_orders',
  changeOrder,
  ({ workOrder }) => workOrder,
  ({ cycleTimeHours, style }) => ({ ideal_cycle_ms: cycleOrBlank(cycleTimeHours), style_model: style }),
);

type ShiftStandard = Key & {
  readonly shift: string;
  readonly hours?: number | undefined;
  readonly crew?: number | null | undefined;
};

/**
 * Sets a shift's paid hours or standard crew; what is left out stays. Entries of open periods that leave theirs blank
 * share the hours anew and take the crew over.
 * @throws Failure `not-found` for a shift that is not this client's, `conflict` where somebody else changed it since.
 */
export const setShiftStandard = setterOf<ShiftStandard>(
  'shifts',
  changeShift,
  ({ shift }) => shift,
  ({ hours, crew }) => ({
    standard_seconds: hours === undefined ? undefined : secondsFromHours(hours),
    standard_crew: crew,
  }),
);

type LineStandard = Key & { readonly line: string; readonly crew: number | null };

/**
 * Sets a line's standard crew. Entries of open periods that leave theirs blank take it over.
 * @throws Failure `not-found` for a line that is not this client's, `conflict` where somebody else changed it since.
 */
export const setLineStandard = setterOf<LineStandard>(
  'lines',
  changeLine,
  ({ line }) => line,
  ({ crew }) => ({ standard_crew: crew }),
);

/**
 * Sets how many opportunities for a defect a unit of a part offers, also of a part that had none. Inspections of open
 * periods that rest on them are re-rated.
 * @throws Failure `not-found` for a client outside the scope, `conflict` where somebody else changed it since.
 */
export const setPartStandard = async (
  scope: ClientScope,
  {
    part,
    opportunitiesPerUnit,
    ...key
  }: Key & { readonly part: string; readonly opportunitiesPerUnit: number },
): Promise<ReRated> => {
  const clientId = requireClient(scope, key.clientId);
  const before = readMaster(scope, 'part_opportunities', clientId, part);
  requireVersion(before?.version ?? 0, key.version);
  const values = { part_number: part, opportunities_per_unit: opportunitiesPerUnit };
  return changePart(scope, clientId, before, values);
};
