/** What is wrong with, or worth saying about, a line of a file; `value` is the cell as written. */
export type Complaint = {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What an import found and did; `imported` is 0 in a dry run and when anything was refused, unless invalid rows are skipped. */
export type Report = {
  readonly read: number;
  readonly valid: number;
  readonly imported: number;
  readonly unchanged: number;
  /** Entries that were here before and rest on the new rows now; in a dry run, those that would. */
  readonly reRated: number;
  readonly refused: Complaint[];
  readonly warnings: Complaint[];
  readonly dryRun: boolean;
};
