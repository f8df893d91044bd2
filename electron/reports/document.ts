/** A cell as a program reads it: numbers unrounded, dates as ISO text. */
export type ReportCell = string | number | null;

/** A column: how its cells are written, and how wide it is beside the others. */
export type ReportColumn = {
  readonly label: string;
  readonly kind: 'text' | 'number' | 'date';
  /** Decimals of a number. */
  readonly digits?: number;
  /** Share of the width beside the other columns; 1 where it is not named. */
  readonly weight?: number;
};

export type ReportTable = {
  readonly type: 'table';
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  /** Decimals of a cell where a row has others than its column. */
  readonly digitsOf?: (row: number, column: number) => number | undefined;
  readonly rows: readonly (readonly ReportCell[])[];
};

/** A line of values over spans of time: gaps where there is none. */
export type ReportChart = {
  readonly type: 'chart';
  readonly title: string;
  readonly unit: string;
  readonly labels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly before: readonly (number | null)[];
  readonly targets: readonly (number | null)[];
  /** Says which line is which, by its shape. */
  readonly legend: string;
  /** Writes a value on the axis. */
  readonly tick: (value: number) => string;
};

export type ReportText = {
  readonly type: 'text';
  readonly text: string;
  readonly tone: 'plain' | 'quiet' | 'strong';
};

export type ReportBlock = ReportTable | ReportChart | ReportText;

export type ReportSection = {
  readonly title: string;
  /** Whether it begins a page. */
  readonly startsPage: boolean;
  readonly blocks: readonly ReportBlock[];
};

/** A report in one language, ready to be set as PDF or workbook. */
export type ReportDocument = {
  readonly language: 'en' | 'es';
  readonly title: string;
  readonly client: string;
  /** What the first page tells of it: name and value. */
  readonly facts: readonly (readonly [string, string])[];
  /** Printed over each page while the numbers can still change. */
  readonly watermark: string | null;
  readonly footer: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly sections: readonly ReportSection[];
  /** Writes a cell as the screen does. */
  readonly write: (cell: ReportCell, column: ReportColumn, digits?: number) => string;
};

/** Every table of a report, in its order. */
export const tablesOf = ({ sections }: ReportDocument): readonly ReportTable[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'));
