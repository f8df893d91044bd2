import { audit } from '../../audit';
import { Failure, notFound, type Complaint } from '../../failure';
import { connectionOf, touch, type ClientScope } from '../../scope';
import type { PRIORITIES } from '../../vocabulary';
import { requireSeen } from '../standards/rows';

type Priority = (typeof PRIORITIES)[number];

/** How many units of a size and colour are asked for; '' where there are no sizes, or no colours. */
export type Cell = { readonly size: string; readonly colour: string; readonly quantity: number };

/** What a job asks for: a part number, how many units of it, and of which sizes and colours. */
export type JobInput = {
  /** Default: its place among the order's jobs. */
  readonly jobNumber: string | null;
  readonly partNumber: string;
  /** The sum of `cells` where there are any. */
  readonly quantity: number;
  readonly priority: Priority | null;
  readonly notes: string | null;
  readonly cells: readonly Cell[];
};

/** What of a job is changed; what is left out stays. A quantity of 0 takes a job out. */
export type JobChange = {
  readonly id: number;
  readonly version: number;
  readonly quantity?: number | undefined;
  readonly completed?: number | undefined;
  readonly scrapped?: number | undefined;
  readonly priority?: Priority | null | undefined;
  readonly notes?: string | null | undefined;
  readonly cells?: readonly Cell[] | undefined;
};

/** A job of an order as it is stored. */
export type Job = {
  id: number;
  code: string;
  jobNumber: string | null;
  partNumber: string;
  quantity: number;
  completed: number;
  scrapped: number;
  priority: Priority | null;
  notes: string | null;
  version: number;
  cells: Cell[];
  /** Whether a hold in force is on this job alone. */
  isHeld: boolean;
};

type JobRow = Omit<Job, 'cells' | 'isHeld'> & { isHeld: number };

const LONGEST_CODE = 50;

/** The jobs of an order in the order of their numbers, with what each asks for. */
export const readJobs = (scope: ClientScope, clientId: number, orderId: number): Job[] => {
  const connection = connectionOf(scope);
  const rows = connection
    .prepare<[number, number], JobRow>(
      `SELECT j.id, j.code, j.job_number AS jobNumber, j.part_number AS partNumber, j.quantity_ordered AS quantity,
         j.quantity_completed AS completed, j.quantity_scrapped AS scrapped, j.priority_level AS priority, j.notes,
         j.version, EXISTS (SELECT 1 FROM hold_entries h WHERE h.client_id = j.client_id
           AND h.work_order_id = j.work_order_id AND h.job_id = j.id AND h.hold_status = 'ON_HOLD'
           AND h.approved_at IS NOT NULL AND h.voided_at IS NULL) AS isHeld
       FROM jobs j WHERE j.client_id = ? AND j.work_order_id = ? ORDER BY length(j.job_number), j.job_number, j.id`,
    )
    .all(clientId, orderId);
  const cells = connection
    .prepare<[number, string], Cell & { jobId: number }>(
      `SELECT job_id AS jobId, size, colour, quantity FROM job_quantities
       WHERE client_id = ? AND job_id IN (SELECT value FROM json_each(?)) ORDER BY position, id`,
    )
    .all(clientId, JSON.stringify(rows.map(({ id }) => id)));
  const cellsOf = Map.groupBy(cells, ({ jobId }) => jobId);
  return rows.map((row) => ({
    ...row,
    isHeld: row.isHeld === 1,
    cells: (cellsOf.get(row.id) ?? []).map(({ jobId: _, ...cell }) => cell),
  }));
};

const keyOf = ({ size, colour }: Cell): string => JSON.stringify([size, colour]);

const totalOf = (cells: readonly Cell[]): number => cells.reduce((sum, { quantity }) => sum + quantity, 0);

/** What is wrong with the sizes and colours of a job at a place of the input; `quantity` undefined follows them. */
const complaintsAbout = (
  quantity: number | undefined,
  cells: readonly Cell[],
  path: readonly (string | number)[],
): Complaint[] => {
  const keys = cells.map(keyOf);
  const twice = cells.find((_, at) => keys.indexOf(keys[at] ?? '') < at);
  if (twice) {
    const name = [twice.size, twice.colour].filter((part) => part !== '').join(' · ');
    return [{ key: 'orders.cell-twice', params: { name }, path: [...path, 'cells'] }];
  }
  const sum = totalOf(cells);
  if (cells.length === 0 || quantity === undefined || quantity === sum) return [];
  return [{ key: 'orders.job-sum', params: { quantity, sum }, path: [...path, 'quantity'] }];
};

const refuse = ([first, ...others]: readonly Complaint[]): void => {
  if (first) throw new Failure('invalid-input', first.key, first.params, { fields: [first, ...others] });
};

const storeCells = (scope: ClientScope, clientId: number, jobId: number, cells: readonly Cell[]): void => {
  const connection = connectionOf(scope);
  connection
    .prepare('DELETE FROM main.job_quantities WHERE client_id = ? AND job_id = ?')
    .run(clientId, jobId);
  const insert = connection.prepare(
    `INSERT INTO main.job_quantities (client_id, job_id, size, colour, position, quantity)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const [position, { size, colour, quantity }] of cells.entries())
    insert.run(clientId, jobId, size, colour, position, quantity);
};

/** The matrix as the trail tells it: `S Navy 40, M Navy 60`. */
const toldCells = (cells: readonly Cell[]): string | null =>
  cells
    .map(({ size, colour, quantity }) => [size, colour, quantity].filter((part) => part !== '').join(' '))
    .join(', ') || null;

const freeCode = (scope: ClientScope, clientId: number, wanted: string): string => {
  const isTaken = connectionOf(scope).prepare('SELECT 1 FROM jobs WHERE client_id = ? AND code = ?');
  for (let at = 1; ; at += 1) {
    const suffix = at === 1 ? '' : `-${at}`;
    const code = wanted.slice(0, LONGEST_CODE - suffix.length) + suffix;
    if (!isTaken.get(clientId, code)) return code;
  }
};

/**
 * Adds jobs to an order, numbered on from those that it has; complaints name their place under `path`.
 * @throws Failure `invalid-input` for sizes and colours that stand there twice or do not sum up to the quantity.
 */
export const addJobs = (
  scope: ClientScope,
  order: { readonly clientId: number; readonly id: number; readonly code: string },
  inputs: readonly JobInput[],
  path: readonly (string | number)[],
): void => {
  const { clientId, id: orderId } = order;
  refuse(inputs.flatMap((job, at) => complaintsAbout(job.quantity, job.cells, [...path, at])));
  const connection = connectionOf(scope);
  const now = new Date().toISOString();
  const known = readJobs(scope, clientId, orderId).length;
  const insert = connection.prepare(
    `INSERT INTO main.jobs (client_id, code, work_order_id, job_number, part_number, quantity_ordered, priority_level,
       notes, created_at, updated_at)
     VALUES (@clientId, @code, @orderId, @job_number, @part_number, @quantity_ordered, @priority_level, @notes, @now, @now)`,
  );
  for (const [at, job] of inputs.entries()) {
    const jobNumber = job.jobNumber ?? String(known + at + 1);
    const after = {
      code: freeCode(scope, clientId, `${order.code}-${jobNumber}`),
      job_number: jobNumber,
      part_number: job.partNumber,
      quantity_ordered: job.quantity,
      priority_level: job.priority,
      notes: job.notes,
    };
    const id = Number(insert.run({ ...after, clientId, orderId, now }).lastInsertRowid);
    storeCells(scope, clientId, id, job.cells);
    const noted = { ...after, cells: toldCells(job.cells) };
    audit(scope, { clientId, action: 'create', table: 'jobs', rowId: id, before: null, after: noted });
  }
  if (inputs.length > 0) touch(scope, { clientId, table: 'jobs', date: null });
};

/**
 * Changes jobs of an order; a job that nothing changes is left alone. Answers how many were changed.
 * @throws Failure `not-found` for a job that is not the order's, `conflict` with `theirs` where somebody else changed it
 * since, `invalid-input` for sizes and colours that do not sum up to the quantity.
 */
export const changeJobs = (
  scope: ClientScope,
  { clientId, id: orderId }: { readonly clientId: number; readonly id: number },
  changes: readonly JobChange[],
  path: readonly (string | number)[],
): number => {
  const stored = new Map(readJobs(scope, clientId, orderId).map((job) => [job.id, job]));
  const planned = changes.map((change, at) => {
    const before = stored.get(change.id);
    if (!before) throw notFound('job');
    requireSeen(before.version, change.version, before);
    const cells = change.cells ?? before.cells;
    const quantity = change.quantity ?? (change.cells?.length ? totalOf(cells) : before.quantity);
    return { change, before, cells, quantity, at };
  });
  refuse(planned.flatMap(({ cells, quantity, at }) => complaintsAbout(quantity, cells, [...path, at])));
  let changed = 0;
  for (const { change, before, cells, quantity } of planned) {
    const columns = {
      quantity_ordered: [before.quantity, quantity],
      quantity_completed: [before.completed, change.completed ?? before.completed],
      quantity_scrapped: [before.scrapped, change.scrapped ?? before.scrapped],
      priority_level: [before.priority, change.priority === undefined ? before.priority : change.priority],
      notes: [before.notes, change.notes === undefined ? before.notes : change.notes],
    } as const;
    const differs = Object.entries(columns).filter(([, [was, is]]) => was !== is);
    const isSameMatrix = toldCells(before.cells) === toldCells(cells);
    if (differs.length === 0 && isSameMatrix) continue;
    const after = Object.fromEntries(differs.map(([name, [, is]]) => [name, is]));
    connectionOf(scope)
      .prepare(
        `UPDATE main.jobs SET ${differs.map(([name]) => `${name} = @${name}, `).join('')}
           version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @jobId`,
      )
      .run({ ...after, now: new Date().toISOString(), clientId, jobId: before.id });
    if (!isSameMatrix) storeCells(scope, clientId, before.id, cells);
    audit(scope, {
      clientId,
      action: 'update',
      table: 'jobs',
      rowId: before.id,
      before: {
        ...Object.fromEntries(differs.map(([name, [was]]) => [name, was])),
        ...(isSameMatrix ? {} : { cells: toldCells(before.cells) }),
      },
      after: { ...after, ...(isSameMatrix ? {} : { cells: toldCells(cells) }) },
    });
    touch(scope, { clientId, table: 'jobs', date: null });
    changed += 1;
  }
  return changed;
};
