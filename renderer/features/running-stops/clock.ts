const pad = (value: number): string => String(value).padStart(2, '0');

/** How long a stop has lasted, `h:mm:ss`; 0:00:00 where the clock of this PC is behind. Both in milliseconds since 1970. */
export const lastedText = (since: number, now: number): string => {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
};
