import type { LiveChange } from '../../electron/contract/live';

/** What is computed or listed from entries, whichever they are. */
const NUMBERS = ['kpi', 'control', 'attention', 'alerts', 'board', 'portfolio', 'actions'] as const;
const ENTRIES = ['sheet', 'history'] as const;
const ORDERS = ['orders', 'holds', 'search', 'production', 'shipments'] as const;

/**
 * Groups of procedures whose answers rest on a table. Tables that are seldom written (standards, settings, catalogues,
 * products, plant) are not here: they touch every answer about their client.
 */
const GROUPS_OF: Readonly<Record<string, readonly string[]>> = {
  production_entries: [...NUMBERS, ...ENTRIES, 'production', 'orders'],
  quality_entries: [...NUMBERS, ...ENTRIES, 'orders'],
  defect_details: [...NUMBERS, ...ENTRIES],
  downtime_entries: [...NUMBERS, ...ENTRIES, 'stops'],
  hourly_counts: [...NUMBERS, ...ENTRIES, 'production'],
  shift_closings: [...NUMBERS, ...ENTRIES, 'attendance'],
  hold_entries: [...NUMBERS, ...ENTRIES, ...ORDERS],
  work_orders: [...NUMBERS, ...ENTRIES, ...ORDERS, 'routings'],
  jobs: [...NUMBERS, ...ENTRIES, ...ORDERS],
  job_quantities: [...NUMBERS, ...ORDERS],
  shipments: [...NUMBERS, ...ORDERS, 'history'],
  attendance_entries: [...NUMBERS, ...ENTRIES, 'attendance', 'people', 'floatingPool', 'orders'],
  coverage_entries: [...NUMBERS, ...ENTRIES, 'attendance', 'people', 'floatingPool', 'orders'],
  crew_members: [...NUMBERS, ...ENTRIES, 'attendance', 'people', 'employees'],
  floating_pool: [...NUMBERS, ...ENTRIES, 'attendance', 'people', 'employees', 'floatingPool'],
  employees: [...NUMBERS, 'attendance', 'people', 'employees', 'floatingPool', 'search', 'history'],
  actions: ['actions', 'attention', 'history'],
  notes: ['notes', 'history'],
  saved_views: ['views'],
  targets: [...NUMBERS, 'targets', 'history'],
  import_batches: [],
  submissions: [],
  drafts: [],
  // What belongs to no client.
  users: ['users', 'session', 'clients', 'notices'],
  sessions: ['users', 'session', 'notices'],
  stations: ['stations'],
};

/** Asked for in the middle of something, or about this page alone: never renewed because somebody else wrote. */
const OWN_AFFAIRS: ReadonlySet<string> = new Set(['drafts', 'setup', 'demo', 'exchange', 'live']);
/** When one's own clients change everything may be different, who one is first of all. */
const REACH = 'user_clients';

type Query = { readonly queryKey: readonly unknown[] };

const isPath = (part: unknown): part is readonly string[] =>
  Array.isArray(part) && part.every((name) => typeof name === 'string');

const inputOf = ([, options]: readonly unknown[]): Readonly<Record<string, unknown>> => {
  const input: unknown =
    typeof options === 'object' && options !== null && 'input' in options ? options.input : null;
  return typeof input === 'object' && input !== null ? { ...input } : {};
};

/** Whether a query asks about other clients only; without a client in its input it asks about all of one's own. */
const isOfOthers = (
  input: Readonly<Record<string, unknown>>,
  clientId: number,
  codeOf: (clientId: number) => string | null,
): boolean => {
  if (typeof input['clientId'] === 'number') return input['clientId'] !== clientId;
  const codes = input['clientCodes'];
  const code = codeOf(clientId);
  return Array.isArray(codes) && codes.length > 0 && code !== null && !codes.includes(code);
};

/** Whether the answer to a query may be different after a change. */
export const isTouched = (
  { queryKey }: Query,
  { clientId, tables }: LiveChange,
  codeOf: (clientId: number) => string | null,
): boolean => {
  const [path] = queryKey;
  const group = isPath(path) ? path[0] : undefined;
  if (group === undefined || OWN_AFFAIRS.has(group)) return false;
  if (tables.includes(REACH)) return true;
  if (clientId !== null && isOfOthers(inputOf(queryKey), clientId, codeOf)) return false;
  return tables.some((table) => GROUPS_OF[table]?.includes(group) ?? group !== 'session');
};
