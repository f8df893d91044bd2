import { hasRight } from '../../../electron/contract/rights';
import type { Found } from '../../../electron/contract/search';
import type { Me } from '../../../electron/contract/session';
import type { Target } from '../../api/told';
import type { Words } from '../../i18n/useWords';
import { PANELS } from '../masters/kinds';
import type { Entry } from './entries';

type T = Words['t'];

const FOUND_GROUPS = ['orders', 'jobs', 'products', 'lines', 'employees'] as const;
export type FoundGroup = (typeof FOUND_GROUPS)[number];

const NARROWING = { orders: 'work-order', jobs: 'work-order', products: 'style', lines: 'line' } as const;

/** What an entry's id keeps of a found thing: enough to go there again, and no name of a person. */
export type FoundKey = {
  readonly group: FoundGroup;
  /** Empty for what no client of the user has. */
  readonly client: string;
  readonly code: string;
  /** What numbers are narrowed by: a product's style, else the code. */
  readonly narrowing: string;
  /** Row id of the order, its own or the one that a job belongs to; empty for other things. */
  readonly order: string;
};

/** Which found thing an id of an entry names; null for other entries. */
export const foundOf = (id: string): FoundKey | null => {
  const [kind, name, client = '', code = '', narrowing = code, order = ''] = id.split('\t');
  const group = kind === 'found' ? FOUND_GROUPS.find((each) => each === name) : undefined;
  return group ? { group, client, code, narrowing, order } : null;
};

/** Where a found thing is looked at: an order's page; other records where the role keeps them, else KPIs narrowed to it. */
const targetOf = ({ group, client, code, narrowing, order }: FoundKey, { role }: Me): Target => {
  const whose = client ? { client } : {};
  if (order !== '') return { to: '/orders/$id', params: { id: order }, search: whose };
  const isMaster = group !== 'orders' && group !== 'jobs';
  if (isMaster && hasRight(role, 'write-masters') && PANELS[group] !== undefined) {
    return { to: '/masters/$kind', params: { kind: group }, search: { ...whose, q: code } };
  }
  const narrow = group === 'employees' ? {} : { [NARROWING[group]]: narrowing };
  return { to: '/kpis', search: { ...whose, ...narrow } };
};

const entry = (
  key: FoundKey,
  me: Me,
  shown: Pick<Entry, 'label' | 'detail' | 'words' | 'isOver'>,
): Entry => ({
  id: ['found', key.group, key.client, key.code, key.narrowing, key.order].join('\t'),
  group: key.group,
  code: key.code,
  ...shown,
  act: targetOf(key, me),
});

/** A thing that was found before, told by its code alone. */
export const entryAgain = (key: FoundKey, me: Me, t: T): Entry =>
  entry(key, me, { label: t(`palette.one-of-${key.group}`), detail: key.client });

/** What the engine found, as entries; with several clients each tells whose it is. */
export const entriesOfFound = (found: Found, me: Me, t: T): readonly Entry[] => {
  const whose = (clientCode: string | null, note: string | null): string | undefined => {
    const parts = [note, me.clients.length > 1 ? clientCode : null].filter((part) => part !== null);
    return parts.length > 0 ? parts.join(' · ') : undefined;
  };
  const keyOf = (
    group: FoundGroup,
    { clientCode, code }: { readonly clientCode: string | null; readonly code: string },
    { narrowing = code, order = '' }: Partial<Pick<FoundKey, 'narrowing' | 'order'>> = {},
  ): FoundKey => ({ group, client: clientCode ?? '', code, narrowing, order });
  const isClosed = (status: string): boolean => status !== 'ACTIVE' && status !== 'ON_HOLD';
  const unused = (isActive: boolean): string | null => (isActive ? null : t('palette.unused'));
  return [
    ...found.orders.map((row) =>
      entry(keyOf('orders', row, { order: String(row.id) }), me, {
        label: [row.styleModel, row.poNumber].filter(Boolean).join(' · '),
        words: [row.styleModel ?? '', row.poNumber ?? ''],
        detail: whose(row.clientCode, t(`order.${row.status}`)),
        isOver: isClosed(row.status),
      }),
    ),
    ...found.jobs.map((row) =>
      entry(keyOf('jobs', row, { narrowing: row.orderCode, order: String(row.orderId) }), me, {
        label: [row.partNumber, row.orderCode].join(' · '),
        detail: whose(row.clientCode, t(`order.${row.status}`)),
        isOver: isClosed(row.status),
      }),
    ),
    ...found.products.map((row) =>
      entry(keyOf('products', row, { narrowing: row.name }), me, {
        label: [row.name, row.description].filter(Boolean).join(' · '),
        detail: whose(row.clientCode, unused(row.isActive)),
        isOver: !row.isActive,
      }),
    ),
    ...found.lines.map((row) =>
      entry(keyOf('lines', row), me, {
        label: row.name,
        detail: whose(row.clientCode, unused(row.isActive)),
        isOver: !row.isActive,
      }),
    ),
    ...found.employees.map((row) =>
      entry(keyOf('employees', row), me, {
        label: row.name,
        detail: whose(row.clientCode, unused(row.isActive)),
        isOver: !row.isActive,
      }),
    ),
  ];
};
