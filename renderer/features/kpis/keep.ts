type Asked = Readonly<Record<string, unknown>>;

const inputOf = (key: readonly unknown[] | undefined): Asked => {
  const options = key?.[1];
  const input = typeof options === 'object' && options !== null && 'input' in options ? options.input : {};
  return typeof input === 'object' && input !== null ? { ...input } : {};
};

/**
 * Keeps the last answer on the page while the next one loads, as long as the named inputs stay the same: an answer for
 * another KPI or another step would stand under the wrong name.
 */
export const keepWhile =
  <T>(same: Asked) =>
  (previous: T | undefined, query: { readonly queryKey: readonly unknown[] } | undefined): T | undefined => {
    const asked = inputOf(query?.queryKey);
    return Object.entries(same).every(([name, value]) => asked[name] === value) ? previous : undefined;
  };
