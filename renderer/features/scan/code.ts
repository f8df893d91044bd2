/** What scanners put before a code to say of which kind its symbol was: ]C1 for Code 128. */
const SYMBOLOGY = /^\][A-Za-z]\d/;
/** Data identifiers of labels: 1P, K, 30Q. */
const IDENTIFIER = /^\d{0,3}[A-Za-z]/;
/** Signs after which a number alone may be a code: WO:1182 is 1182, WO-1182 is not. */
const PARTING = /[:=|;,#@>/\s]/;

const fold = (code: string): string => code.trim().toUpperCase();
/** Without signs: a scanner that is set to another keyboard sends others for them. */
const bare = (code: string): string => fold(code).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The codes that a scan may mean, the likeliest first: as it is, and without what may stand before a code. */
export const codesIn = (scanned: string): string[] => {
  const plain = scanned.trim();
  const named = plain.replace(SYMBOLOGY, '');
  const tails = [...named].flatMap((sign, at) => {
    const tail = named.slice(at + 1).trim();
    const parts = /[^\p{L}\p{N}]/u.test(sign) && (!/^\d+$/.test(tail) || PARTING.test(sign));
    return parts && tail !== '' ? [tail] : [];
  });
  const unnamed = named.replace(IDENTIFIER, '');
  return [...new Set([plain, named, ...tails, ...(/^[\p{L}\p{N}]/u.test(unnamed) ? [unnamed] : [])])];
};

/** The one of some orders' codes that was scanned; null where it is none, or might be two. */
export const codeAmong = (scanned: string, codes: readonly string[]): string | null => {
  const byFold = new Map(codes.map((code) => [fold(code), code]));
  const wanted = codesIn(scanned);
  for (const code of wanted) {
    const found = byFold.get(fold(code));
    if (found !== undefined) return found;
  }
  if (/^\d+$/.test(scanned.trim())) return null;
  for (const code of wanted) {
    const alike = codes.filter((each) => bare(each) === bare(code));
    if (alike.length === 1 && alike[0] !== undefined) return alike[0];
  }
  return null;
};
