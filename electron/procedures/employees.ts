import { createEmployee, listEmployees, updateEmployee } from '../../db';
import { inLane } from './procedure';

export const employees = {
  list: inLane.employees.list.handler(({ context, input }) => listEmployees(context.scope, input.clientId)),
  create: inLane.employees.create.handler(({ context, input }) => createEmployee(context.scope, input)),
  update: inLane.employees.update.handler(({ context, input }) => updateEmployee(context.scope, input)),
};
