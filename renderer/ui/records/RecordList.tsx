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
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../EmptyState';
import { SaveMenu } from '../table-file/SaveMenu';
import { usePageKeys } from '../usePageKeys';
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
import classes from './RecordList.module.css';
import { useFocusBack } from './useFocusBack';

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
  /** Begins a new record: the button's words, and what it and the key N do. */
  readonly onNew?: { readonly label: string; readonly run: () => void } | undefined;
  /** Key of the record whose form is open beside the list: the focus comes back to its row. */
  readonly opened?: string | undefined;
  /** Records out of use: left out until they are asked for. */
  readonly isInactive?: (row: Row) => boolean;
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
  onNew,
  opened,
  isInactive,
  actions,
  empty,
}: Props<Row>) => {
  const { t, language, format } = useWords();
  const list = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  usePageKeys({ '/': () => search.current?.focus(), ...(onNew ? { n: onNew.run } : {}) });
  const shownColumns = columns.filter(({ key }) => !view.hide?.includes(key));
  const inactive = isInactive ? rows.filter(isInactive).length : 0;
  const hidesInactive = inactive > 0 && view.inactive !== 'shown';
  const shownRows = useMemo(
    () =>
      arrange(
        hidesInactive && isInactive ? rows.filter((row) => !isInactive(row)) : rows,
        columns,
        view,
        language,
      ),
    [rows, columns, view, language, hidesInactive, isInactive],
  );
  useFocusBack(
    list,
    rows.map((row) => String(keyOf(row))),
    opened,
  );
  const sort = sortOf(view);
  const directionOf = (key: string): keyof typeof SIGNS =>
    sort?.key === key ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
  return (
    <section ref={list} className={classes.list} aria-label={name}>
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
          onKeyDown={(event) => {
            if (event.key === 'Escape') onView({ ...view, q: undefined });
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            body.current?.querySelector('tr')?.focus();
          }}
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
        {inactive > 0 && (
          <Checkbox
            size="xs"
            label={t('list.inactive', { number: format.integer(inactive) })}
            checked={!hidesInactive}
            onChange={() => onView({ ...view, inactive: hidesInactive ? 'shown' : undefined })}
          />
        )}
        <span className={classes.count} role="status">
          {t('list.count', { shown: format.integer(shownRows.length), count: rows.length })}
        </span>
        <div className={classes.tools}>
          <ColumnMenu columns={columns} view={view} onView={onView} />
          <SaveMenu
            table={() => ({
              name,
              labels: shownColumns.map(({ label }) => label),
              rows: shownRows.map((row) => shownColumns.map(({ value }) => value(row))),
            })}
          />
          {actions}
          {onNew && rows.length > 0 && (
            <Tooltip label={t('list.new-key')}>
              <Button size="xs" data-new onClick={onNew.run}>
                {onNew.label}
              </Button>
            </Tooltip>
          )}
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={empty.title} text={empty.text}>
          {onNew && (
            <Button data-new onClick={onNew.run}>
              {onNew.label}
            </Button>
          )}
        </EmptyState>
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
            <Table.Tbody ref={body}>
              {shownRows.map((row, at) => (
                <Table.Tr
                  key={keyOf(row)}
                  data-key={keyOf(row)}
                  className={classes.row}
                  data-opens={onOpen ? true : undefined}
                  data-inactive={isInactive?.(row) || undefined}
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
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => onView({ ...view, q: undefined, only: undefined, inactive: 'shown' })}
              >
                {t('list.all')}
              </Button>
            </p>
          )}
        </div>
      )}
    </section>
  );
};
