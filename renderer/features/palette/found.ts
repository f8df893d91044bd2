import { hasRight } from '../../../electron/contract/rights';
import type { Found } from '../../../electron/contract/search';
import type { Me } from '../../../electron/contract/session';
import type { Target } from '../../api/told';
import type { Words } from '../../i18n/useWords';
import { PANELS } from '../masters/kinds';
import type { Entry } from './entries';

type T = Words['t'];

const FOUND_GROUPS = ['orders', 'products', 'lines', 'employees'] as const;
export type FoundGroup = (typeof FOUND_GROUPS)[number];

const NARROWING = { orders: 'work-order', products: 'style', lines: 'line' } as const;

/** What an entry's id keeps of a found thing: enough to go there again, and no name of a person. */
export type FoundKey = {
  readonly group: FoundGroup;
  /** Empty for what no client of the user has. */
  readonly client: string;
  readonly code: string;
  /** What numbers are narrowed by: a product's style, else the code. */
  readonly narrowing: string;
};

/** Which found thing an id of an entry names; null for other entries. */
export const foundOf = (id: string): FoundKey | null => {
  const [kind, name, client = '', code = '', narrowing = code] = id.split('\t');
  const group = kind === 'found' ? FOUND_GROUPS.find((each) => each === name) : undefined;
  return group ? { group, client, code, narrowing } : null;
};

/** Where a found thing is looked at: its record where the role keeps such records, else the KPIs narrowed to it. */
const targetOf = ({ group, client, code, narrowing }: FoundKey, { role }: Me): Target => {
  const whose = client ? { client } : {};
  if (group !== 'orders' && hasRight(role, 'write-masters') && PANELS[group] !== undefined) {
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
  id: ['found', key.group, key.client, key.code, key.narrowing].join('\t'),
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
    narrowing = code,
  ): FoundKey => ({ group, client: clientCode ?? '', code, narrowing });
  const unused = (isActive: boolean): string | null => (isActive ? null : t('palette.unused'));
  return [
    ...found.orders.map((row) =>
      entry(keyOf('orders', row), me, {
        label: [row.styleModel, row.poNumber].filter(Boolean).join(' · '),
        words: [row.styleModel ?? '', row.poNumber ?? ''],
        detail: whose(row.clientCode, t(`order.${row.status}`)),
        isOver: row.status !== 'ACTIVE' && row.status !== 'ON_HOLD',
      }),
    ),
    ...found.products.map((row) =>
      entry(keyOf('products', row, row.name), me, {
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
