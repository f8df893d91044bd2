import { z } from 'zod';
import { MOST_BOARD_LINES } from '../../../electron/contract/board';

export const BOARD_LOOKS = ['dark', 'light'] as const;

/** How many lines stand on a page of a board. */
export const LINES_PER_PAGE = [1, 2, 4] as const;
export type LinesPerPage = (typeof LINES_PER_PAGE)[number];

/** How long a page of a board stands, in seconds. */
export const PAGE_SECONDS = [10, 15, 20, 30, 60] as const;

const oneOf = <T extends number>(values: readonly T[]) =>
  z
    .number()
    .refine((value): value is T => (values as readonly number[]).includes(value))
    .optional()
    .catch(undefined);

/** What the address says of a board: with `on` it stands there, without its set-up does. */
export const boardSearchSchema = z.object({
  client: z.string().optional().catch(undefined),
  /** Codes of lines in the order of the board; left out: all in use. */
  lines: z.array(z.string()).min(1).max(MOST_BOARD_LINES).readonly().optional().catch(undefined),
  /** Left out: as many as there are, four at most. */
  per: oneOf(LINES_PER_PAGE),
  every: oneOf(PAGE_SECONDS),
  look: z.enum(BOARD_LOOKS).optional().catch(undefined),
  on: z.literal(true).optional().catch(undefined),
});
export type BoardSearch = z.infer<typeof boardSearchSchema>;

const DEFAULT_PAGE_SECONDS = 15;

/** Seconds that a page stands where several take turns. */
export const pageSeconds = ({ every }: Pick<BoardSearch, 'every'>): number => every ?? DEFAULT_PAGE_SECONDS;
