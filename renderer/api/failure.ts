import { ORPCError } from '@orpc/client';
import type { FailureData } from '../../electron/contract/procedure';
import { sentence } from '../../electron/contract/sentences';
import { i18n, languageOf } from '../i18n';

/** What went wrong with a call: a code of the closed list, or `unreachable` where no answer came. */
export type CallFailure = { readonly code: string; readonly data: FailureData | null };

const isFailureData = (data: unknown): data is FailureData =>
  typeof data === 'object' && data !== null && 'key' in data && 'fields' in data;

/** Reads what a call threw; whatever is no answer of the engine counts as `unreachable`. */
export const failureOf = (error: unknown): CallFailure => {
  if (!(error instanceof ORPCError)) return { code: 'unreachable', data: null };
  const data: unknown = error.data;
  return { code: String(error.code), data: isFailureData(data) ? data : null };
};

/** The sentence of a failure in the language of the page. */
export const describeFailure = (error: unknown): string => {
  const { code, data } = failureOf(error);
  if (data) return sentence(languageOf(i18n.language), data.key, data.params);
  if (code === 'unreachable') return i18n.t('failure.unreachable');
  if (code === 'TOO_MANY_REQUESTS') return i18n.t('failure.too-many');
  return i18n.t('failure.no-answer');
};

/** Sentences of a failure's fields by the path of the input, joined with dots. */
export const fieldSentences = (error: unknown): Readonly<Record<string, string>> => {
  const language = languageOf(i18n.language);
  const { data } = failureOf(error);
  return Object.fromEntries(
    (data?.fields ?? []).map((field) => [field.path.join('.'), sentence(language, field.key, field.params)]),
  );
};
