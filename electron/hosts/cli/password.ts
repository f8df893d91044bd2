import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

const withoutLineEnd = (typed: string): string => typed.replace(/\r?\n$/, '');

const ask = async (): Promise<string> => {
  process.stderr.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
};

/** The password from a file, from stdin when something is piped in, or asked for without showing it. */
export const readPassword = async (file: string | undefined): Promise<string> => {
  if (file !== undefined && file !== '-') return withoutLineEnd(await readFile(file, 'utf8'));
  return process.stdin.isTTY ? ask() : withoutLineEnd(await text(process.stdin));
};
