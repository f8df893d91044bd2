import {
  ActionIcon,
  Button,
  Checkbox,
  Menu,
  Select,
  Table,
  TextInput,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconColumns3, IconDownload, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../EmptyState';
import {
  arrange,
  filterOf,
  nextSort,
  sortOf,
  withFilter,
  type Column,
  type Filter,
  type ListView,
} from './arrange';
import { saveTable } from './saveTable';
import classes from './RecordList.module.css';

type Props<Row> = {
  /** Names the list for screen readers and the exported file. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter[];
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** What Enter and a click on a row do; the row's first cell names it. */
  readonly onOpen?: (row: Row) => void;
  readonly actions?: ReactNode;
  /** What stands there while there is no row at all. */
  readonly empty: { readonly title: string; readonly text: string };
};

const SIGNS = { ascending: ' ▲', descending: ' ▼', none: '' } as const;

const step = (event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void => {
  const row = event.currentTarget;
  const target = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  }[event.key];
  if (target instanceof HTMLElement) target.focus();
  else if (event.key === 'Enter') open();
  else return;
  event.preventDefault();
};

const ColumnMenu = <Row,>({ columns, view, onView }: Pick<Props<Row>, 'columns' | 'view' | 'onView'>) => {
  const { t } = useWords();
  const hidden = new Set(view.hide);
  return (
    <Menu closeOnItemClick={false} position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('list.columns')}>
          <ActionIcon variant="default" size="input-xs" aria-label={t('list.columns')}>
            <IconColumns3 size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map(({ key, label }) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={!hidden.has(key)}
            leftSection={<Checkbox size="xs" readOnly tabIndex={-1} aria-hidden checked={!hidden.has(key)} />}
            onClick={() =>
              onView({
                ...view,
                hide: hidden.has(key) ? [...hidden].filter((each) => each !== key) : [...hidden, key],
              })
            }
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** A list of records: searched, narrowed, sorted, exported as it is shown, and walked through by keyboard. */
export const RecordList = <Row,>({
  name,
  rows,
  keyOf,
  columns,
  filters = [],
  view,
  onView,
  onOpen,
  actions,
  empty,
}: Props<Row>) => {
  const { t, language, format } = useWords();
  const search = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => search.current?.focus()]]);
  const shownColumns = columns.filter(({ key }) => !view.hide?.includes(key));
  const shownRows = useMemo(() => arrange(rows, columns, view, language), [rows, columns, view, language]);
  const sort = sortOf(view);
  const directionOf = (key: string): keyof typeof SIGNS =>
    sort?.key === key ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
  return (
    <section className={classes.list} aria-label={name}>
      <div className={classes.bar}>
        <TextInput
          ref={search}
          size="xs"
          w={220}
          type="search"
          leftSection={<IconSearch size={14} aria-hidden />}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          value={view.q ?? ''}
          onChange={(event) => onView({ ...view, q: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Escape' && onView({ ...view, q: '' })}
        />
        {filters.map(({ key, label, options }) => (
          <Select
            key={key}
            size="xs"
            w={160}
            clearable
            aria-label={label}
            placeholder={label}
            data={[...options]}
            value={filterOf(view, key)}
            onChange={(value) => onView(withFilter(view, key, value))}
          />
        ))}
        <span className={classes.count} role="status">
          {t('list.count', { shown: format.integer(shownRows.length), count: rows.length })}
        </span>
        <div className={classes.tools}>
          <ColumnMenu columns={columns} view={view} onView={onView} />
          <Tooltip label={t('list.export')}>
            <ActionIcon
              variant="default"
              size="input-xs"
              aria-label={t('list.export')}
              onClick={() => saveTable(name, shownRows, shownColumns)}
            >
              <IconDownload size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {actions}
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={empty.title} text={empty.text} />
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={name}>
          <Table stickyHeader highlightOnHover={onOpen !== undefined} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                {shownColumns.map(({ key, label, isNumber }) => (
                  <Table.Th
                    key={key}
                    scope="col"
                    aria-sort={directionOf(key)}
                    ta={isNumber ? 'right' : 'left'}
                  >
                    <UnstyledButton
                      className={classes.head}
                      onClick={() => onView({ ...view, sort: nextSort(view, key) })}
                    >
                      {label}
                      <span aria-hidden>{SIGNS[directionOf(key)]}</span>
                    </UnstyledButton>
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shownRows.map((row, at) => (
                <Table.Tr
                  key={keyOf(row)}
                  className={classes.row}
                  data-opens={onOpen ? true : undefined}
                  {...(onOpen
                    ? {
                        tabIndex: at === 0 ? 0 : -1,
                        onClick: () => onOpen(row),
                        onKeyDown: (event) => step(event, () => onOpen(row)),
                      }
                    : {})}
                >
                  {shownColumns.map(({ key, value, show, isNumber }) => (
                    <Table.Td key={key} ta={isNumber ? 'right' : 'left'}>
                      {show ? show(row) : String(value(row) ?? '–')}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {shownRows.length === 0 && (
            <p className={classes.none}>
              {t('list.none')}{' '}
              <Button size="compact-sm" variant="subtle" onClick={() => onView({ ...view, q: '', only: [] })}>
                {t('list.all')}
              </Button>
            </p>
          )}
        </div>
      )}
    </section>
  );
};
