import type { PortfolioColumn } from '../../../electron/contract/portfolio';
import type { Words } from '../../i18n/useWords';
import { amountsOf } from '../kpis/amounts';
import type { ClientRow } from './rows';

/** The table as text that a spreadsheet takes: tabs between cells, numbers without grouping, nothing without a value. */
export const tableText = (
  rows: readonly ClientRow[],
  columns: readonly PortfolioColumn[],
  words: Words,
): string => {
  const { t, format } = words;
  const heads = columns.map(({ kpi }) => {
    const { name, unit } = amountsOf(kpi, words);
    return `${name} ${unit}`;
  });
  const lines = rows.map(({ client, critical, at, range }) => [
    client.code,
    client.name,
    range.from,
    range.to,
    format.typed(critical),
    ...columns.map(({ values }) => format.typed(values[at] ?? null)),
  ]);
  const first = [
    t('portfolio.client'),
    t('portfolio.name'),
    t('portfolio.from'),
    t('portfolio.to'),
    t('portfolio.critical'),
  ];
  return [[...first, ...heads], ...lines].map((cells) => cells.join('\t')).join('\n');
};
