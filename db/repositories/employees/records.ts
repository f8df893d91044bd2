import { connectionOf, type ClientScope } from '../../scope';

/** Where a client's records name an employee; each search begins with the client. */
const NAMED_IN = [
  'attendance_entries WHERE client_id = @clientId AND employee_id = @employeeId',
  'floating_pool WHERE employee_id = @employeeId AND assigned_to_client_id = @clientId',
  'coverage_entries WHERE client_id = @clientId AND @employeeId IN (floating_employee_id, absent_employee_id)',
  'attendance_entries WHERE client_id = @clientId AND covered_by_employee_id = @employeeId',
  'quality_entries WHERE client_id = @clientId AND inspector_employee_id = @employeeId',
  'actions WHERE client_id = @clientId AND owner_employee_id = @employeeId',
  'downtime_entries WHERE client_id = @clientId AND responsible_employee_id = @employeeId',
] as const;

/** Whether any record of a client names the person. */
export const isNamedBy = (scope: ClientScope, clientId: number, employeeId: number): boolean =>
  NAMED_IN.some((where) =>
    connectionOf(scope).prepare(`SELECT 1 FROM ${where} LIMIT 1`).get({ clientId, employeeId }),
  );

/** Whether a client names the person of that code as its supervisor, planner or engineer. */
export const isContact = (scope: ClientScope, clientId: number, code: string): boolean =>
  connectionOf(scope)
    .prepare('SELECT 1 FROM clients WHERE id = ? AND ? IN (supervisor_code, planner_code, engineering_code)')
    .get(clientId, code) !== undefined;
