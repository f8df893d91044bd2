import type { KpiName, KpiResult, KpiRow, ROW_SORTS } from '../../../electron/contract/kpi';
import { NO_VALUE } from '../../format';
import type { TextKey } from '../../i18n';
import type { Words } from '../../i18n/useWords';
import { usualDigits, type NumberForm } from './expression';
import { namedText } from './words';

export type Sort = (typeof ROW_SORTS)[number];

/** In which order rows are shown. */
export type Order = { readonly sort: Sort; readonly descending: boolean };

/** What stands in a cell: text, the number behind it, and the input it is where that can be inferred. */
export type Cell = {
  readonly text: string;
  /** Said small under the text. */
  readonly detail?: string | null;
  readonly value?: number;
  readonly input?: string;
};

/** A column of the rows behind a number. */
export type RowColumn = {
  readonly name: TextKey;
  readonly sort?: Sort;
  readonly isText?: true;
  /** Which side of the ratio it adds to. */
  readonly side?: 'numerator' | 'denominator';
  readonly form?: NumberForm;
  readonly cell: (row: KpiRow, words: Words) => Cell;
};

/** A number of a row as its form is written, `–` where the row has none. */
export const numberText = (value: number, form: NumberForm, { format }: Words): string =>
  format.fixed(value, usualDigits(value, form));

const cellOf = (value: number | null, form: NumberForm, words: Words, input?: string): Cell =>
  value === null
    ? { text: NO_VALUE }
    : { text: numberText(value, form, words), value, ...(input === undefined ? {} : { input }) };

const numberOf = (fact: string | number | null | undefined): number | null =>
  typeof fact === 'number' ? fact : null;

const number = (
  name: TextKey,
  form: NumberForm,
  read: (row: KpiRow) => number | null,
  input?: string,
): RowColumn => ({ name, form, cell: (row, words) => cellOf(read(row), form, words, input) });

const fact = (name: TextKey, form: NumberForm, of: string): RowColumn =>
  number(name, form, (row) => numberOf(row.facts[of]));

const dateFact = (name: TextKey, of: string, input: string): RowColumn => ({
  name,
  isText: true,
  cell: (row, { format }) => {
    const date = row.facts[of];
    return typeof date === 'string' ? { text: format.date(date, 'day'), input } : { text: NO_VALUE };
  },
});

const numerator = (name: TextKey, form: NumberForm, input?: string): RowColumn => ({
  ...number(name, form, (row) => row.numerator, input),
  sort: 'numerator',
  side: 'numerator',
});

const denominator = (name: TextKey, form: NumberForm, input?: string): RowColumn => ({
  ...number(name, form, (row) => row.denominator, input),
  sort: 'denominator',
  side: 'denominator',
});

const order: RowColumn = {
  name: 'row.order',
  sort: 'workOrder',
  isText: true,
  cell: ({ workOrder, style }) => ({ text: workOrder ?? NO_VALUE, detail: style }),
};

const what: RowColumn = {
  name: 'row.what',
  isText: true,
  cell: ({ kind, facts, workOrder, style }, { t, language }) => {
    const reason = facts[language === 'es' ? 'reasonEs' : 'reasonEn'];
    const name =
      kind === 'stop' && typeof reason === 'string' ? reason : namedText(t, `row.kind-${kind}`, kind);
    return { text: name, detail: workOrder ?? style };
  },
};

const operation: RowColumn = {
  name: 'column.operation',
  isText: true,
  cell: (row) => ({ text: row.operation ?? NO_VALUE, detail: row.style }),
};

const employee: RowColumn = {
  name: 'row.employee',
  isText: true,
  cell: ({ facts, workOrder }) => ({ text: String(facts['employee'] ?? workOrder ?? NO_VALUE) }),
};

const status: RowColumn = {
  name: 'row.status',
  isText: true,
  cell: ({ facts }, { t }) => ({
    text: namedText(t, `order.${facts['status']}`, NO_VALUE),
  }),
};

const onTime: RowColumn = {
  name: 'row.on-time',
  sort: 'numerator',
  side: 'numerator',
  form: 'count',
  cell: (row, { t }) => ({ text: t(row.numerator > 0 ? 'row.yes' : 'row.no'), value: row.numerator }),
};

const units = number('row.units', 'count', (row) => row.unitsProduced);
const STANDARD_DIGITS = 4;
const standard: RowColumn = {
  name: 'row.standard',
  cell: ({ cycleTimeHours }, { format }) =>
    cycleTimeHours === null
      ? { text: NO_VALUE }
      : {
          text: format.fixed(cycleTimeHours, STANDARD_DIGITS),
          value: cycleTimeHours,
          input: 'cycleTimeHours',
        },
};
const assigned = number('row.people', 'count', (row) => row.headcount, 'employeesAssigned');
const present = number('row.people', 'count', (row) => row.headcount, 'employeesPresent');
const affected = number('row.people', 'count', (row) => row.headcount, 'employees');
const clockHours = number('row.hours', 'hours', (row) => row.hours, 'scheduledHours');
const runHours = number('row.run-hours', 'hours', (row) => row.hours, 'runHours');
const defective = fact('row.defective', 'count', 'unitsDefective');
const inspected = denominator('row.inspected', 'count');
const counts = denominator('row.counts', 'count');
const dates = [
  dateFact('row.promise', 'promise', 'promise'),
  dateFact('row.delivered', 'delivered', 'delivery'),
  dateFact('row.completed', 'completed', 'delivery'),
] as const;
const quantity = number('row.quantity', 'count', (row) => row.unitsProduced);

const COLUMNS: Readonly<Record<KpiName, readonly RowColumn[]>> = {
  efficiency: [
    order,
    units,
    standard,
    assigned,
    clockHours,
    numerator('row.earned', 'hours'),
    denominator('row.available', 'hours'),
  ],
  performance: [
    order,
    units,
    standard,
    present,
    runHours,
    numerator('row.earned', 'hours'),
    denominator('row.run-counted', 'hours'),
  ],
  throughput: [order, numerator('row.units', 'count'), denominator('row.run-hours', 'hours', 'runHours')],
  ppm: [what, numerator('row.defective', 'count'), denominator('row.checked', 'count', 'unitsChecked')],
  dpmo: [
    order,
    units,
    number(
      'row.opportunities-per-unit',
      'count',
      (row) => (row.unitsProduced ? row.denominator / row.unitsProduced : null),
      'opportunitiesPerUnit',
    ),
    numerator('row.defects', 'count'),
    denominator('row.opportunities', 'count'),
  ],
  fpy: [order, defective, numerator('row.passed', 'count', 'unitsPassed'), inspected],
  'scrap-rate': [
    order,
    defective,
    fact('row.rework', 'count', 'unitsRework'),
    fact('row.repair', 'count', 'unitsRepair'),
    numerator('row.scrapped', 'count'),
    inspected,
  ],
  'rework-rate': [order, defective, numerator('row.rework', 'count'), inspected],
  dhu: [order, numerator('row.defects', 'count'), inspected],
  availability: [
    what,
    affected,
    clockHours,
    numerator('row.planned-less-stops', 'hours'),
    denominator('row.planned', 'hours'),
  ],
  oee: [
    what,
    units,
    defective,
    standard,
    numerator('row.earned-good', 'hours'),
    denominator('row.planned', 'hours'),
  ],
  mtbf: [what, numerator('row.run-hours', 'hours', 'runHours'), denominator('row.stops', 'count')],
  mttr: [what, numerator('row.stop-hours', 'hours'), denominator('row.stops', 'count')],
  absenteeism: [
    employee,
    fact('row.absence', 'hours', 'absenceHours'),
    fact('row.covered', 'hours', 'coveredHours'),
    numerator('row.absence-counted', 'hours'),
    denominator('row.scheduled', 'hours'),
  ],
  'coverage-rate': [employee, numerator('row.covered', 'hours'), denominator('row.absence', 'hours')],
  rty: [operation, numerator('row.passed', 'count', 'unitsPassed'), inspected],
  otd: [order, quantity, ...dates.slice(0, 2), onTime, counts],
  'true-otd': [order, quantity, ...dates, onTime, counts],
  otif: [order, quantity, ...dates, onTime, counts],
  'wip-aging': [
    order,
    status,
    dateFact('row.start', 'start', 'orderStart'),
    fact('row.gross-days', 'days', 'grossDays'),
    fact('row.held-days', 'days', 'heldDays'),
    numerator('row.net-days', 'days'),
    fact('row.open-units', 'count', 'openUnits'),
  ],
};

const job: RowColumn = {
  name: 'row.job',
  isText: true,
  cell: ({ facts }) => ({ text: String(facts['job'] ?? NO_VALUE) }),
};

const RTY_BY_JOB: readonly RowColumn[] = [
  order,
  job,
  numerator('row.completed-units', 'count'),
  denominator('row.started-units', 'count'),
];

/** KPIs of which a single row has no value of its own to show. */
const WITHOUT_VALUE = new Set<KpiName>([
  'availability',
  'mtbf',
  'mttr',
  'wip-aging',
  'otd',
  'true-otd',
  'otif',
]);

/** The columns that make sense for a KPI, in the order in which its formula goes. */
export const columnsOf = ({ kpi, numerator: top }: KpiResult): readonly RowColumn[] =>
  kpi === 'rty' && top !== null ? RTY_BY_JOB : COLUMNS[kpi];

/** Whether a row by itself has a value of the KPI. */
export const hasRowValue = (kpi: KpiName): boolean => !WITHOUT_VALUE.has(kpi);

/** Whether the rows of a KPI are of a shift date, or of a whole order. */
export const hasShift = (kpi: KpiName): boolean =>
  !['rty', 'otd', 'true-otd', 'otif', 'wip-aging'].includes(kpi);
