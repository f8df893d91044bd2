import type { ClientRows } from './rows';

/** Something that rows show: what, at whom, on which working days, and with which numbers. */
export type Finding = {
  readonly sign: string;
  readonly client: string;
  readonly from: number;
  readonly to: number;
  readonly told: string;
};

/** Looks for one story at every client; it knows neither names nor dates. */
export type Detector = (clients: readonly ClientRows[]) => Finding[];

/** A detector that looks at one client at a time. */
export const atEachClient =
  (look: (client: ClientRows) => Omit<Finding, 'client'>[]): Detector =>
  (clients) =>
    clients.flatMap((client) => look(client).map((found) => ({ ...found, client: client.code })));

/** What a client's rows say of each working day; Saturdays are left out. */
export const byWorkingDay = <T extends { readonly date: string }>(
  { workingDays }: ClientRows,
  rows: readonly T[],
): readonly (readonly T[])[] => {
  const byDate = Map.groupBy(rows, ({ date }) => date);
  return workingDays.map((date) => byDate.get(date) ?? []);
};

/** A number as a table shows it. */
export const shown = (value: number, digits = 0): string => value.toFixed(digits);
