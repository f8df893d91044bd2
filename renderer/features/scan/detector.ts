/** A key press as a scanner or a person sends it. */
export type KeyPress = {
  readonly key: string;
  /** Milliseconds, of the press itself and not of when somebody got to hear of it. */
  readonly at: number;
  /** Sent again because the key is held down. */
  readonly isRepeat: boolean;
  /** Pressed with a key that makes a shortcut of it. */
  readonly isShortcut: boolean;
};

/** What a key press means: the first of a run of quick ones, the end of a scan, or neither. */
export type Heard = { readonly isFirst: boolean; readonly scanned: string | null };

/*
 * A wedge scanner sends a character every 1 to 30 ms and then Enter or Tab. Two fingers of a person may hit two keys as
 * quickly, but nobody types four characters in a row at 340 words a minute.
 */
const LEAST_CHARACTERS = 4;
const MOST_MS_BETWEEN = 50;
const MOST_MS_ON_AVERAGE = 35;
const MOST_MS_BEFORE_END = 100;

const SILENT = new Set(['Shift', 'CapsLock', 'AltGraph', 'Control', 'Alt', 'Meta', 'NumLock', 'Dead']);
const NOTHING: Heard = { isFirst: false, scanned: null };

/** Listens to one keyboard and tells a scan from typing by its pace. */
export const createScanDetector = () => {
  let text = '';
  let startedAt = 0;
  let lastAt = 0;
  const forget = (): Heard => {
    text = '';
    return NOTHING;
  };
  const end = ({ at, isShortcut }: KeyPress): Heard => {
    const average = text.length > 1 ? (lastAt - startedAt) / (text.length - 1) : Infinity;
    const isScan =
      !isShortcut &&
      text.length >= LEAST_CHARACTERS &&
      average <= MOST_MS_ON_AVERAGE &&
      at - lastAt <= MOST_MS_BEFORE_END;
    const scanned = isScan ? text : null;
    forget();
    return { isFirst: false, scanned };
  };
  return {
    hear: (press: KeyPress): Heard => {
      const { key, at, isRepeat, isShortcut } = press;
      if (SILENT.has(key)) return NOTHING;
      if (isRepeat) return forget();
      if (key === 'Enter' || key === 'Tab') return end(press);
      if (key.length !== 1 || isShortcut) return forget();
      const isFirst = text === '' || at - lastAt > MOST_MS_BETWEEN;
      if (isFirst) {
        text = '';
        startedAt = at;
      }
      text += key;
      lastAt = at;
      return { isFirst, scanned: null };
    },
  };
};
