import { audit } from '../../audit';
import { Failure, notFound } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';

/** The operations of a style in their order; style null: the routing of every style that has none of its own. */
export type Routing = {
  readonly style: string | null;
  /** Codes, first step first. */
  readonly operations: string[];
};

type Step = { style: string | null; operation: string };

const stepsOf = (scope: ClientScope, clientId: number): Step[] =>
  connectionOf(scope)
    .prepare(
      `SELECT r.style_model AS style, o.code AS operation
       FROM routing_operations r JOIN operations o ON o.client_id = r.client_id AND o.id = r.operation_id
       WHERE r.client_id = ? ORDER BY r.style_model, r.position, r.operation_id`,
    )
    .all(clientId) as Step[];

/**
 * A client's routings, the default one first, and every style that products and orders name.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listRoutings = async (
  scope: ClientScope,
  clientId: number,
): Promise<{ routings: Routing[]; styles: string[] }> => {
  requireClient(scope, clientId);
  const byStyle = Map.groupBy(stepsOf(scope, clientId), (step) => step.style);
  const styles = connectionOf(scope)
    .prepare(
      `SELECT style_model FROM products WHERE client_id = @clientId AND style_model <> ''
       UNION SELECT style_model FROM work_orders WHERE client_id = @clientId AND style_model <> '' ORDER BY 1`,
    )
    .pluck()
    .all({ clientId }) as string[];
  const routings = [...byStyle].map(([style, steps]) => ({
    style,
    operations: steps.map(({ operation }) => operation),
  }));
  return { routings, styles };
};

const idsOf = (scope: ClientScope, clientId: number, codes: readonly string[]): number[] => {
  const find = connectionOf(scope)
    .prepare('SELECT id FROM operations WHERE client_id = ? AND code = ?')
    .pluck();
  return codes.map((code) => {
    const id = find.get(clientId, code) as number | undefined;
    if (id === undefined) throw notFound('operation');
    return id;
  });
};

/**
 * Sets the operations of a style, or (style null) of the client's default routing, in their order; none takes the
 * routing away, and the default one then holds. Yields are rolled in this order wherever they are asked for: nothing that
 * is stored rests on it. `seen` are the operations that the caller saw; without them whatever stands there is replaced.
 * @throws Failure `not-found` for a client or an operation that is not the caller's, `invalid-input` for an operation
 * that stands there twice, `conflict` with `theirs` where somebody else changed the routing since.
 */
export const setRouting = async (
  scope: ClientScope,
  input: Routing & { readonly clientId: number; readonly seen?: readonly string[] | undefined },
): Promise<Routing> => {
  const clientId = requireClient(scope, input.clientId);
  const { style, operations, seen } = input;
  const ids = idsOf(scope, clientId, operations);
  const twice = operations.find((code, at) => operations.indexOf(code) < at);
  if (twice !== undefined) {
    const complaint = { key: 'routings.twice', params: { operation: twice } };
    throw new Failure('invalid-input', complaint.key, complaint.params, {
      fields: [{ ...complaint, path: ['operations'] }],
    });
  }
  const stored = stepsOf(scope, clientId)
    .filter((step) => step.style === style)
    .map(({ operation }) => operation);
  const isSame = (others: readonly string[]) => JSON.stringify(stored) === JSON.stringify(others);
  if (seen !== undefined && !isSame(seen)) {
    const theirs: Routing = { style, operations: stored };
    throw new Failure('conflict', 'routings.changed', {}, { details: { theirs } });
  }
  if (isSame(operations)) return { style, operations };
  write(scope);
  const connection = connectionOf(scope);
  connection
    .prepare('DELETE FROM main.routing_operations WHERE client_id = ? AND style_model IS ?')
    .run(clientId, style);
  const insert = connection.prepare(
    'INSERT INTO main.routing_operations (client_id, style_model, position, operation_id) VALUES (?, ?, ?, ?)',
  );
  for (const [at, id] of ids.entries()) insert.run(clientId, style, at + 1, id);
  const noted = (codes: readonly string[]) =>
    codes.length === 0 ? null : { style_model: style, operations: codes.join(' → ') };
  audit(scope, {
    clientId,
    action: stored.length === 0 ? 'create' : operations.length === 0 ? 'void' : 'update',
    table: 'routing_operations',
    rowId: null,
    before: noted(stored),
    after: noted(operations),
  });
  touch(scope, { clientId, table: 'routing_operations', date: null });
  return { style, operations };
};
