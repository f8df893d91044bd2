/** A text without what people type differently: case, accents, spaces, soft hyphens and punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]/gu, '');
