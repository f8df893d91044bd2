import { CommanderError } from 'commander';
import { remark } from './output';

/** Exit statuses that scripts may rely on. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

type Told = {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
};

const tell = async (error: unknown): Promise<Told> => {
  const { Failure } = await import('../../../db');
  const { sentence } = await import('../../contract/sentences');
  const { ORPCError } = await import('@orpc/client');
  const { failureSchema } = await import('../../contract/procedure');
  const inWords = (
    fields: readonly {
      key: string;
      params: Record<string, string | number>;
      path: readonly (string | number)[];
    }[],
  ) =>
    fields.map((field) => ({ path: field.path.join('.'), message: sentence('en', field.key, field.params) }));
  if (error instanceof Failure) {
    const fields = error.fields.map((field) => ({ ...field, params: { ...field.params } }));
    return { code: error.code, message: sentence('en', error.key, error.params), fields: inWords(fields) };
  }
  if (error instanceof ORPCError) {
    const data = failureSchema.safeParse(error.data);
    return {
      code: error.code,
      message: error.message,
      fields: data.success ? inWords(data.data.fields) : [],
    };
  }
  const { code, message, path, stack } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path !== undefined) {
    return { code: 'not-found', message: sentence('en', 'file.missing', { file: path }), fields: [] };
  }
  const isSystem = code !== undefined && /^E[A-Z]+$/.test(code);
  return { code: 'unexpected', message: isSystem ? message : String(stack ?? error), fields: [] };
};

/**
 * Says on stderr what went wrong, with `--json` also as a document on stdout, and returns the exit status:
 * 2 for wrong usage, which commander has explained already, 1 for everything else.
 */
export const report = async (error: unknown, isJson: boolean): Promise<number> => {
  if (error instanceof CommanderError) {
    if (error.exitCode !== EXIT.done && isJson) {
      const usage = { code: 'usage', message: error.message, fields: [] };
      process.stdout.write(`${JSON.stringify({ error: usage })}\n`);
    }
    return error.exitCode === EXIT.done ? EXIT.done : EXIT.usage;
  }
  const told = await tell(error);
  remark(told.message);
  const details = told.fields.filter((field) => field.message !== told.message);
  for (const { path, message } of details) remark(path ? `  ${path}: ${message}` : `  ${message}`);
  if (isJson) process.stdout.write(`${JSON.stringify({ error: told })}\n`);
  return EXIT.refused;
};
