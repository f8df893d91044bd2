import type { Job } from '../../../electron/contract/order-record';

/** How many units of a size and colour; '' where nothing is typed. */
export type Amounts = Readonly<Record<string, string>>;

/** A job as it is typed; without an id it is new. */
export type JobDraft = {
  /** Names the draft among the others. */
  readonly key: number;
  readonly id?: number;
  readonly version?: number;
  readonly jobNumber: string;
  readonly partNumber: string;
  /** Without sizes and colours; with them their sum counts. */
  readonly quantity: string;
  readonly completed: string;
  readonly scrapped: string;
  readonly sizes: readonly string[];
  readonly colours: readonly string[];
  readonly amounts: Amounts;
};

const NONE: readonly string[] = [''];

/** The name of a cell of the matrix. */
export const cellKey = (size: string, colour: string): string => JSON.stringify([size, colour]);

/** Rows of the matrix: its sizes, or one without a name where it has colours only. */
export const rowsOf = ({ sizes, colours }: Pick<JobDraft, 'sizes' | 'colours'>): readonly string[] =>
  sizes.length === 0 && colours.length > 0 ? NONE : sizes;

/** Columns of the matrix: its colours, or one without a name where it has sizes only. */
export const columnsOf = ({ sizes, colours }: Pick<JobDraft, 'sizes' | 'colours'>): readonly string[] =>
  colours.length === 0 && sizes.length > 0 ? NONE : colours;

const amountOf = (text: string | undefined): number => Number((text ?? '').trim() || 0);

/** The cells of a job with a size or a colour; blank ones are 0 and left out. */
export const cellsOf = (job: JobDraft): { size: string; colour: string; quantity: number }[] =>
  rowsOf(job).flatMap((size) =>
    columnsOf(job)
      .map((colour) => ({ size, colour, quantity: amountOf(job.amounts[cellKey(size, colour)]) }))
      .filter(({ quantity }) => quantity !== 0),
  );

/** Whether a job is told by sizes or colours. */
export const hasMatrix = ({ sizes, colours }: JobDraft): boolean => sizes.length + colours.length > 0;

/** How many units a job asks for; NaN where something typed is no whole number. */
export const quantityOf = (job: JobDraft): number => {
  const total = hasMatrix(job)
    ? cellsOf(job).reduce((sum, { quantity }) => sum + quantity, 0)
    : amountOf(job.quantity);
  return Number.isInteger(total) && total >= 0 ? total : Number.NaN;
};

/** Sums of the rows and columns of a matrix, and of all. */
export const sumsOf = (job: JobDraft) => {
  const cells = cellsOf(job);
  const sum = (own: typeof cells) => own.reduce((total, { quantity }) => total + quantity, 0);
  return {
    ofSize: (size: string) => sum(cells.filter((cell) => cell.size === size)),
    ofColour: (colour: string) => sum(cells.filter((cell) => cell.colour === colour)),
    total: sum(cells),
  };
};

let lastKey = 0;

/** A job that is being added: sizes, colours and amounts as in the one before it, if there is one. */
export const newJob = (like?: Pick<JobDraft, 'sizes' | 'colours' | 'amounts'>): JobDraft => ({
  key: (lastKey += 1),
  jobNumber: '',
  partNumber: '',
  quantity: '',
  completed: '0',
  scrapped: '0',
  sizes: like?.sizes ?? [],
  colours: like?.colours ?? [],
  amounts: like?.amounts ?? {},
});

const named = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => name !== '');

/** A job that stands there, as it is typed. */
export const draftOf = (job: Job): JobDraft => ({
  key: -job.id,
  id: job.id,
  version: job.version,
  jobNumber: job.jobNumber ?? '',
  partNumber: job.partNumber,
  quantity: String(job.quantity),
  completed: String(job.completed),
  scrapped: String(job.scrapped),
  sizes: named(job.cells.map(({ size }) => size)),
  colours: named(job.cells.map(({ colour }) => colour)),
  amounts: Object.fromEntries(
    job.cells.map(({ size, colour, quantity }) => [cellKey(size, colour), String(quantity)]),
  ),
});

/** A block of cells as a spreadsheet copies it, laid over the matrix from a cell on; what lies outside is left out. */
export const pasted = (job: JobDraft, text: string, at: { size: string; colour: string }): Amounts => {
  const rows = rowsOf(job);
  const columns = columnsOf(job);
  const [top, left] = [rows.indexOf(at.size), columns.indexOf(at.colour)];
  const block = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const laid = block.flatMap((line, down) =>
    line.flatMap((value, right) => {
      const [size, colour] = [rows[top + down], columns[left + right]];
      return size === undefined || colour === undefined
        ? []
        : [[cellKey(size, colour), value.trim().replaceAll(/[\s,.](?=\d{3}\b)/g, '')] as const];
    }),
  );
  return { ...job.amounts, ...Object.fromEntries(laid) };
};
