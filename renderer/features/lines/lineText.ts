/** A line by its code and name, or by its code alone where that is its name. */
export const lineText = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  name === code ? code : `${code} · ${name}`;
