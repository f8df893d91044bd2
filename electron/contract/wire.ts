const CHUNK = 0x8000;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
};

const fromBase64 = (text: unknown): Uint8Array => {
  if (typeof text !== 'string') throw new TypeError('Bytes travel as base64 text.');
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
};

/** How values that JSON does not know travel between callers and handlers; both ends of every wire need it. */
export const wireValues = [
  {
    type: 40,
    condition: (value: unknown): boolean => value instanceof Uint8Array,
    serialize: (value: Uint8Array): string => toBase64(value),
    deserialize: fromBase64,
  },
];
