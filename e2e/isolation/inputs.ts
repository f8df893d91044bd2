import { actionsInputs } from './inputs/actions';
import { shiftInputs } from './inputs/shift';
import { exchangeInputs } from './inputs/exchange';
import { kpiInputs } from './inputs/kpi';
import { plantInputs } from './inputs/plant';
import { productsInputs } from './inputs/products';
import { boardInputs } from './inputs/board';
import { attendanceInputs } from './inputs/attendance';
import { ordersInputs } from './inputs/orders';
import { programInputs } from './inputs/program';
import type { Inputs } from './inputs/values';

/**
 * Inputs of every procedure, naming what a client has: the first is its plainest call. A procedure without an entry
 * fails the tests that walk the contract.
 */
export const INPUTS: Inputs = {
  ...actionsInputs,
  ...shiftInputs,
  ...exchangeInputs,
  ...kpiInputs,
  ...plantInputs,
  ...productsInputs,
  ...boardInputs,
  ...attendanceInputs,
  ...ordersInputs,
  ...programInputs,
};
