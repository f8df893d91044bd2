import { Failure, type Complaint } from '../../failure';
import { connectionOf, requireClient, write, type ClientScope } from '../../scope';
import { hoursFromMilliseconds } from '../../units';
import { changeProduct, cycleOrBlank, reRateForNewProduct } from '../standards/masters';
import {
  createMaster,
  getMaster,
  requireFreeCode,
  requireSeen,
  type MasterRow,
  type Values,
} from '../standards/rows';
import { matricesOf, NO_MATRIX, sameMatrix, storeMatrix, toldMatrix, type Matrix } from './matrix';

/** A product of a client with the sizes and colours in which it is made. */
export type Product = Matrix & {
  readonly id: number;
  readonly code: string;
  readonly style: string;
  readonly part: string | null;
  readonly description: string | null;
  readonly category: string | null;
  /** Labour hours per unit; null: none. */
  readonly cycleTimeHours: number | null;
  readonly isActive: boolean;
  readonly version: number;
  readonly updatedAt: string;
};

/** What can be said of a product; undefined leaves it as it is. */
type ProductValues = { readonly [K in keyof Matrix]?: Matrix[K] | undefined } & {
  readonly code?: string | undefined;
  readonly style?: string | undefined;
  readonly part?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly cycleTimeHours?: number | null | undefined;
  readonly isActive?: boolean | undefined;
};

/** A product as it is stored now, and how many entries of open periods rest on something else because of it. */
export type SavedProduct = { readonly record: Product; readonly reRated: number };

const told = (row: MasterRow, matrix: Matrix): Product => ({
  id: row.id,
  code: String(row['code']),
  style: String(row['style_model']),
  part: row['part_number'] as string | null,
  description: row['description'] as string | null,
  category: row['category'] as string | null,
  cycleTimeHours: row['ideal_cycle_ms'] ? hoursFromMilliseconds(Number(row['ideal_cycle_ms'])) : null,
  isActive: row['is_active'] === 1,
  ...matrix,
  version: row.version,
  updatedAt: String(row['updated_at']),
});

/** A client's products by style and code, those out of use too. @throws Failure `not-found` for a client outside the scope. */
export const listProducts = async (scope: ClientScope, clientId: number): Promise<Product[]> => {
  const rows = connectionOf(scope)
    .prepare('SELECT * FROM products WHERE client_id = ? ORDER BY style_model, code')
    .all(requireClient(scope, clientId)) as MasterRow[];
  const matrices = matricesOf(scope, clientId);
  return rows.map((row) => told(row, matrices.get(row.id) ?? NO_MATRIX));
};

const columnsOf = (values: ProductValues): Values => ({
  code: values.code,
  style_model: values.style,
  part_number: values.part,
  description: values.description,
  category: values.category,
  ideal_cycle_ms: cycleOrBlank(values.cycleTimeHours),
  is_active: values.isActive === undefined ? undefined : Number(values.isActive),
});

const repeated = (names: readonly string[]): string | undefined => {
  const plain = names.map((name) => name.toLowerCase());
  return names.find((_, at) => plain.indexOf(plain[at] ?? '') < at);
};

/** Refuses sizes or colours that stand there twice, and combinations of some that do not stand there. */
const requireMatrix = ({ sizes, colours, variants }: Matrix): void => {
  const complaints: Complaint[] = [];
  for (const [field, names] of [
    ['sizes', sizes],
    ['colours', colours],
  ] as const) {
    const twice = repeated(names);
    if (twice !== undefined)
      complaints.push({ key: 'products.twice', params: { name: twice }, path: [field] });
  }
  const isKnown = (names: readonly string[], name: string) =>
    names.includes(name) || (names.length === 0 && name === '');
  const stray = variants.find(({ size, colour }) => !isKnown(sizes, size) || !isKnown(colours, colour));
  if (stray) {
    const name = [stray.size, stray.colour].filter((part) => part !== '').join(' · ');
    complaints.push({ key: 'products.stray-variant', params: { name }, path: ['variants'] });
  }
  const [first] = complaints;
  if (first) throw new Failure('invalid-input', first.key, first.params, { fields: complaints });
};

const read = (scope: ClientScope, clientId: number, id: number): Product =>
  told(getMaster(scope, 'products', clientId, id), matricesOf(scope, clientId, id).get(id) ?? NO_MATRIX);

/**
 * Makes a product. Entries of open periods that it gives a better standard are re-rated.
 * @throws Failure `not-found` for a client outside the scope, `conflict` for a code that is taken, `invalid-input` for
 * sizes and colours that do not fit together.
 */
export const createProduct = async (
  scope: ClientScope,
  input: ProductValues & { readonly clientId: number; readonly code: string; readonly style: string },
): Promise<SavedProduct> => {
  const clientId = requireClient(scope, input.clientId);
  requireFreeCode(scope, 'products', clientId, input.code);
  const matrix = { ...NO_MATRIX, ...matrixIn(input) };
  requireMatrix(matrix);
  write(scope);
  const id = createMaster(scope, 'products', clientId, columnsOf(input), toldMatrix(matrix));
  storeMatrix(scope, clientId, id, matrix);
  const { reRated } = await reRateForNewProduct(scope, clientId, getMaster(scope, 'products', clientId, id));
  return { record: read(scope, clientId, id), reRated };
};

const matrixIn = ({ sizes, colours, variants }: ProductValues): Partial<Matrix> => ({
  ...(sizes ? { sizes } : {}),
  ...(colours ? { colours } : {}),
  ...(variants ? { variants } : {}),
});

/**
 * Changes a product; what is left out stays. Entries of open periods that rest on it, or now would, are re-rated.
 * @throws Failure `not-found` for a product that is not this client's, `conflict` with `theirs` where somebody else
 * changed it since, or for a code that is taken, `invalid-input` for sizes and colours that do not fit together.
 */
export const updateProduct = async (
  scope: ClientScope,
  input: ProductValues & { readonly clientId: number; readonly id: number; readonly version: number },
): Promise<SavedProduct> => {
  const clientId = requireClient(scope, input.clientId);
  const { id } = input;
  const before = getMaster(scope, 'products', clientId, id);
  const stored = matricesOf(scope, clientId, id).get(id) ?? NO_MATRIX;
  requireSeen(before.version, input.version, told(before, stored));
  if (input.code !== undefined) requireFreeCode(scope, 'products', clientId, input.code, id);
  const matrix = { ...stored, ...matrixIn(input) };
  requireMatrix(matrix);
  const isSame = sameMatrix(matrix, stored);
  write(scope);
  if (!isSame) storeMatrix(scope, clientId, id, matrix);
  const noted = isSame ? undefined : { before: toldMatrix(stored), after: toldMatrix(matrix) };
  const { reRated } = await changeProduct(scope, clientId, before, columnsOf(input), noted);
  return { record: read(scope, clientId, id), reRated };
};
