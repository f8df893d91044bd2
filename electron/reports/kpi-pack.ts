import { createHash } from 'node:crypto';
import { amountsOf } from '../../renderer/features/kpis/amounts';
import { stateKey } from '../../renderer/features/kpis/stateKey';
import type { TextKey, Words } from '../../renderer/i18n/words';
import type { KpiOverview } from '../contract/course';
import type { KpiPack } from '../contract/reports';
import type {
  ReportBlock,
  ReportCell,
  ReportChart,
  ReportColumn,
  ReportDocument,
  ReportSection,
  ReportTable,
  ReportText,
} from './document';

const SHOWN_DIGITS_OF_CHECKSUM = 16;

/** SHA-256 over every number of a pack, so that two prints with the same numbers can be told from others. */
export const checksumOf = ({ from, to, client, kpis, courses, stops, defects, trust }: KpiPack): string => {
  const sides = ({
    value,
    numerator,
    denominator,
    records,
    estimatedShare,
    confidence,
  }: KpiOverview['now']) => [value, numerator, denominator, records, estimatedShare, confidence];
  const numbers = [
    client.code,
    from,
    to,
    kpis.map(({ kpi, now, before, target }) => [kpi, sides(now), sides(before), target]),
    courses.map(({ kpi, labels, values, numerators, denominators, targets }) => [
      kpi,
      labels,
      values,
      numerators,
      denominators,
      targets,
    ]),
    [stops, defects].map(({ total, bars }) => [
      total,
      bars.map(({ code, amount, records }) => [code, amount, records]),
    ]),
    trust,
  ];
  return createHash('sha256')
    .update(JSON.stringify(numbers))
    .digest('hex')
    .slice(0, SHOWN_DIGITS_OF_CHECKSUM);
};

const text = (tone: ReportText['tone'], content: string): ReportText => ({
  type: 'text',
  tone,
  text: content,
});

const SPOKEN_CRITICAL = 4;

/** What the pack says, in sentences: how many are on target, what is critical, where time and quality went. */
const inWords = (pack: KpiPack, words: Words): readonly string[] => {
  const { t, format } = words;
  const judged = pack.kpis.filter(({ state }) => state !== 'none');
  const good = judged.filter(({ state }) => state === 'good').length;
  const bad = pack.kpis
    .filter(({ state }) => state === 'critical' || state === 'warning')
    .toSorted((a, b) => Number(b.state === 'critical') - Number(a.state === 'critical'))
    .slice(0, SPOKEN_CRITICAL)
    .map(({ kpi, state, now, target }) => {
      const amounts = amountsOf(kpi, words);
      const said = { kpi: amounts.name, value: amounts.valueWithUnit(now.value) };
      return t(state === 'critical' ? 'report.critical' : 'report.warning', {
        ...said,
        target: amounts.valueWithUnit(target?.target),
      });
    });
  const causes = (['stops', 'defects'] as const).flatMap((of) => {
    const { total, bars } = pack[of];
    const [first] = bars;
    if (!first) return [];
    const cause = nameOfBar(first, words);
    const share = format.percent(first.share * 100);
    return of === 'stops'
      ? t('report.stops', { hours: format.hours(total), cause, share })
      : t('report.defects', { defects: format.integer(total), cause, share });
  });
  if (pack.kpis.every(({ now }) => now.records === 0)) return [t('report.no-entries')];
  return [
    ...(judged.length > 0 ? [t('report.good', { count: good, all: format.integer(judged.length) })] : []),
    ...bad,
    ...causes,
  ];
};

const nameOfBar = (
  { code, name, nameEs }: KpiPack['stops']['bars'][number],
  { t, language }: Words,
): string => (language === 'es' ? nameEs : name) ?? name ?? code ?? t('report.no-cause');

const summaryTable = (pack: KpiPack, words: Words): ReportTable => {
  const { t } = words;
  const digits = pack.kpis.map(({ kpi }) => amountsOf(kpi, words).digits);
  const number = (label: TextKey): ReportColumn => ({ label: t(label), kind: 'number', digits: 1 });
  return {
    type: 'table',
    title: t('report.summary'),
    columns: [
      { label: t('report.kpi'), kind: 'text', weight: 1.6 },
      { label: t('report.unit'), kind: 'text', weight: 1.1 },
      number('report.value'),
      number('report.target'),
      number('report.difference'),
      { label: t('report.state'), kind: 'text', weight: 1.4 },
      number('report.value-before'),
      number('report.change'),
      { label: t('report.records'), kind: 'number', digits: 0 },
      number('report.estimated'),
      number('report.confidence'),
    ],
    digitsOf: (row, column) => ([2, 3, 4, 6, 7].includes(column) ? digits[row] : undefined),
    rows: pack.kpis.map((one) => {
      const amounts = amountsOf(one.kpi, words);
      return [
        amounts.name,
        amounts.unit,
        one.now.value,
        one.target?.target ?? null,
        one.difference,
        t(stateKey(one)),
        one.before.value,
        one.change,
        one.now.records,
        one.now.value === null ? null : one.now.estimatedShare * 100,
        one.now.value === null ? null : one.now.confidence * 100,
      ];
    }),
  };
};

const spanName = (label: string, by: 'day' | 'week' | 'month', { format }: Words): string => {
  if (by === 'day') return format.date(label, 'day');
  return by === 'month' ? format.month(`${label}-01`, 'short') : label;
};

type Course = KpiPack['courses'][number];

const chartOf = (course: Course, words: Words): ReportChart => {
  const amounts = amountsOf(course.kpi, words);
  const { t } = words;
  return {
    type: 'chart',
    title: t('report.course'),
    unit: amounts.unit,
    labels: course.labels.map((label) => spanName(label, course.by, words)),
    values: course.values,
    before: course.before.values,
    targets: course.targets,
    legend: t('report.legend', {
      now: amounts.name,
      before: t('report.value-before'),
      target: t('report.target'),
    }),
    tick: amounts.tick,
  };
};

const courseTable = (course: Course, words: Words): ReportTable => {
  const amounts = amountsOf(course.kpi, words);
  const { t } = words;
  const filled = course.labels.flatMap((label, at) => ((course.records[at] ?? 0) > 0 ? [{ label, at }] : []));
  return {
    type: 'table',
    title: `${amounts.name}, ${amounts.unit}`,
    columns: [
      { label: t('report.date'), kind: course.by === 'day' ? 'date' : 'text', weight: 1.3 },
      { label: t('report.value'), kind: 'number', digits: amounts.digits },
      { label: amounts.numeratorName, kind: 'number', digits: 2, weight: 1.6 },
      { label: amounts.denominatorName, kind: 'number', digits: 2, weight: 1.6 },
      { label: t('report.records'), kind: 'number', digits: 0 },
      { label: t('report.target'), kind: 'number', digits: amounts.digits },
    ],
    rows: filled.map(({ label, at }): ReportCell[] => [
      course.by === 'day' ? label : spanName(label, course.by, words),
      course.values[at] ?? null,
      course.numerators[at] ?? null,
      course.denominators[at] ?? null,
      course.records[at] ?? 0,
      course.targets[at] ?? null,
    ]),
  };
};

const kpiSection = (one: KpiOverview, course: Course | undefined, words: Words): ReportSection => {
  const { t, say } = words;
  const amounts = amountsOf(one.kpi, words);
  const notes = one.now.noteKeys.map((key) => text('quiet', say({ key, params: one.now.noteParams })));
  const standing = [
    amounts.valueWithUnit(one.now.value),
    ...(one.target
      ? [
          `${t('report.target')} ${amounts.valueWithUnit(one.target.target)} (${amounts.differenceWithUnit(one.difference)})`,
          t(stateKey(one)),
        ]
      : []),
    `${t('report.value-before')} ${amounts.valueWithUnit(one.before.value)}`,
  ];
  const drawn: readonly ReportBlock[] = course ? [chartOf(course, words), courseTable(course, words)] : [];
  return {
    title: amounts.name,
    startsPage: true,
    blocks: [
      text('strong', standing.join(' · ')),
      text('quiet', t(`definition.${one.kpi}`)),
      ...notes,
      ...drawn,
    ],
  };
};

const lossTable = (of: 'stops' | 'defects', pack: KpiPack, words: Words): ReportTable => {
  const { t } = words;
  const { unit, bars } = pack[of];
  return {
    type: 'table',
    title: t(of === 'stops' ? 'report.stop-hours' : 'report.defects-found'),
    columns: [
      { label: t('report.cause'), kind: 'text', weight: 3 },
      { label: t(`report.amount-${unit}`), kind: 'number', digits: unit === 'h' ? 2 : 0 },
      { label: t('report.share'), kind: 'number', digits: 1 },
      { label: t('report.cumulative'), kind: 'number', digits: 1 },
      { label: t('report.records'), kind: 'number', digits: 0 },
    ],
    rows: bars.map((bar) => [
      nameOfBar(bar, words),
      bar.amount,
      bar.share * 100,
      bar.cumulativeShare * 100,
      bar.records,
    ]),
  };
};

const trustTables = ({ trust }: KpiPack, { t }: Words): readonly ReportTable[] => {
  const facts: readonly (readonly [TextKey, number, number])[] = [
    ['report.trust-expected', trust.expected, 0],
    ['report.trust-present', trust.present, 0],
    ['report.trust-entries', trust.entries, 0],
    ['report.trust-estimated', trust.estimatedEntries, 0],
    ['report.trust-planned', trust.plannedMinutes / 60, 2],
    ['report.trust-unexplained', trust.unexplainedMinutes / 60, 2],
    ['report.trust-flags', trust.flagsTotal, 0],
  ];
  return [
    {
      type: 'table',
      title: t('report.trust'),
      columns: [
        { label: t('report.file'), kind: 'text', weight: 4 },
        { label: t('report.value'), kind: 'number', digits: 2 },
      ],
      digitsOf: (row, column) => (column === 1 ? facts[row]?.[2] : undefined),
      rows: facts.map(([key, amount]) => [t(key), amount]),
    },
    ...(trust.missing.length > 0
      ? [
          {
            type: 'table' as const,
            title: t('report.missing'),
            columns: [
              { label: t('report.date'), kind: 'date' as const },
              { label: t('report.line'), kind: 'text' as const },
              { label: t('report.shift'), kind: 'text' as const },
            ],
            rows: trust.missing.map(({ date, line, shift }) => [
              date,
              line ?? t('report.no-line'),
              t(`shift.${shift}`),
            ]),
          },
        ]
      : []),
  ];
};

const estimatedTable = ({ kpis }: KpiPack, words: Words): readonly ReportBlock[] => {
  const { t, nameOf } = words;
  const rows = kpis.flatMap(({ kpi, now }) =>
    now.inferences.map(({ input, source, records }) => [
      t(`kpi.${kpi}`),
      nameOf(input),
      t(`source.${source}` as TextKey),
      records,
    ]),
  );
  if (rows.length === 0) return [text('plain', t('report.none-estimated'))];
  return [
    {
      type: 'table',
      title: t('report.appendix'),
      columns: [
        { label: t('report.kpi'), kind: 'text', weight: 2 },
        { label: t('report.input'), kind: 'text', weight: 2 },
        { label: t('report.source'), kind: 'text', weight: 3 },
        { label: t('report.records'), kind: 'number', digits: 0 },
      ],
      rows,
    },
  ];
};

/** A pack of KPIs as a document in the language of its words: cover, summary, a page a KPI, losses, trust, estimates. */
export const kpiPackDocument = (pack: KpiPack, words: Words): ReportDocument => {
  const { t, format, language } = words;
  const { client, from, to, before, asOf } = pack;
  const title = t('report.kpi-pack');
  const asOfText = format.dateTime(asOf, client.timezone);
  const checksum = checksumOf(pack);
  return {
    language,
    title,
    client: client.name,
    facts: [
      [t('report.client'), client.name === client.code ? client.code : `${client.name} · ${client.code}`],
      [t('report.period'), format.dateRange(from, to)],
      [t('report.before'), format.dateRange(before.from, before.to)],
      [t('report.as-of'), `${asOfText} (${client.timezone})`],
      [t('report.checksum'), checksum],
    ],
    watermark: pack.isOpen ? t('report.open-period') : null,
    footer: `${client.name} · ${format.dateRange(from, to)} · ${t('report.as-of')} ${asOfText} · ${checksum}`,
    pageOf: (page, pages) => t('report.page', { page: format.integer(page), pages: format.integer(pages) }),
    write: (cell, { kind, digits = 1 }, own) => {
      if (typeof cell === 'number') return format.fixed(cell, own ?? digits);
      if (cell === null) return '–';
      return kind === 'date' ? format.date(cell, 'weekday') : cell;
    },
    sections: [
      {
        title: t('report.in-words'),
        startsPage: false,
        blocks: [
          ...inWords(pack, words).map((said) => text('plain', said)),
          ...(pack.isOpen ? [text('quiet', t('report.open-period-text'))] : []),
        ],
      },
      { title: t('report.summary'), startsPage: false, blocks: [summaryTable(pack, words)] },
      ...pack.kpis.map((one) =>
        kpiSection(
          one,
          pack.courses.find(({ kpi }) => kpi === one.kpi),
          words,
        ),
      ),
      {
        title: t('report.losses'),
        startsPage: true,
        blocks: [lossTable('stops', pack, words), lossTable('defects', pack, words)],
      },
      { title: t('report.trust'), startsPage: true, blocks: trustTables(pack, words) },
      { title: t('report.appendix'), startsPage: true, blocks: estimatedTable(pack, words) },
    ],
  };
};
