const KEY = 'lineside.names';
const MOST = 5;

/** User names that logged in with a PIN on this browser, the last one first; nobody else's are ever shown. */
export const rememberedNames = (): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
};

/** Remembers who logged in here last. */
export const rememberName = (username: string): void =>
  localStorage.setItem(
    KEY,
    JSON.stringify([username, ...rememberedNames().filter((name) => name !== username)].slice(0, MOST)),
  );

/** Forgets everybody who logged in here. */
export const forgetNames = (): void => localStorage.removeItem(KEY);
