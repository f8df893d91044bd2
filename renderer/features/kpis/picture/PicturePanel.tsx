import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/useWords';
import type { KpiSearch } from '../search';
import classes from '../Trend.module.css';

/** Copies a table as text that a spreadsheet takes. */
export const CopyTable = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="default" size="xs" data-print="no" onClick={copy}>
          {t(copied ? 'table.copied' : 'table.copy')}
        </Button>
      )}
    </CopyButton>
  );
};

/** Cells as text for a spreadsheet: tabs between them, each row on a line. */
export const asTable = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => cell.replaceAll(/[\t\n]/g, ' ')).join('\t')).join('\n');

/** The frame of a KPI's own picture: its name, its controls, and the table behind it, which `T` brings up. */
export const PicturePanel = ({
  id,
  title,
  controls,
  search,
  text,
  onChange,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly controls?: ReactNode;
  readonly search: Pick<KpiSearch, 'view'>;
  /** The table for a spreadsheet; nothing while there is none. */
  readonly text: string | null;
  readonly onChange: (next: Pick<KpiSearch, 'view'>) => void;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const isTable = search.view === 'table';
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.bar}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {controls}
        <Button
          variant="default"
          size="xs"
          aria-pressed={isTable}
          data-print="no"
          onClick={() => onChange({ view: isTable ? undefined : 'table' })}
        >
          {t(isTable ? 'trend.as-chart' : 'trend.as-table')}
        </Button>
        {text !== null && <CopyTable text={text} />}
      </div>
      {children}
    </section>
  );
};
