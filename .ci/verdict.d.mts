type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};
type Counted = { readonly passed: number; readonly failed: number; readonly skipped: number };

export declare const count: (report: Report | undefined, status: number) => Counted;
export declare const worthAnother: (report: Report | undefined) => readonly string[];
export declare const countTogether: (
  report: Report,
  again: Report | undefined,
  statusAgain: number,
) => Counted;
