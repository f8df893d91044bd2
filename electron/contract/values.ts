import { z } from 'zod';
import { SHIFT_TYPES } from '../../db/vocabulary';

/** A shift date, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date();

/** A row's id. */
export const idSchema = z.int().positive();

export const shiftTypeSchema = z.enum(SHIFT_TYPES);

/** How many rows a page holds and where it starts. */
export const pageSchema = z.object({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});

/** The code of a line, a machine, an operation: as typed, without blanks around it. */
export const masterCodeSchema = z.string().trim().min(1).max(50);

/** What plant data are called on the screens. */
export const masterNameSchema = z.string().trim().min(1).max(100);
