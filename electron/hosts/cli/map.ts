import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../../db';

const mapSchema = z.record(z.string(), z.string());

/** Reads a file that maps columns to fields. @throws Failure `invalid-input` for any other file. */
export const readMap = async (file: string): Promise<Record<string, string>> => {
  try {
    return mapSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Failure('invalid-input', 'import.map', { file }, { cause: error });
  }
};
