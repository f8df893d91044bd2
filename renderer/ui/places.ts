import {
  IconBuildingFactory2,
  IconChartLine,
  IconClipboardList,
  IconDeviceTv,
  IconLayoutGrid,
  IconLayoutRows,
  IconSettings,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import { hasRight, type Right } from '../../electron/contract/rights';
import type { Me } from '../../electron/contract/session';

/** The pages of the rail, each with the right that its work takes: who does not have it never sees the page. */
export const PLACES = {
  today: { to: '/today', label: 'nav.today', icon: IconChartLine, right: 'see' },
  kpis: { to: '/kpis', label: 'nav.kpis', icon: IconLayoutGrid, right: 'see' },
  portfolio: { to: '/portfolio', label: 'nav.portfolio', icon: IconLayoutRows, right: 'compare-clients' },
  sheet: { to: '/sheet', label: 'nav.sheet', icon: IconTable, right: 'enter' },
  board: { to: '/board', label: 'nav.board', icon: IconDeviceTv, right: 'see' },
  people: { to: '/people', label: 'nav.people', icon: IconUsers, right: 'enter' },
  orders: { to: '/orders', label: 'nav.orders', icon: IconClipboardList, right: 'see' },
  masters: { to: '/masters', label: 'nav.masters', icon: IconBuildingFactory2, right: 'write-masters' },
  admin: { to: '/admin', label: 'nav.admin', icon: IconSettings, right: 'administer' },
} as const satisfies Record<string, { to: string; label: string; icon: unknown; right: Right }>;
export type PlaceName = keyof typeof PLACES;

const ORDER: readonly PlaceName[] = [
  'today',
  'kpis',
  'portfolio',
  'sheet',
  'board',
  'orders',
  'people',
  'masters',
  'admin',
];
const ORDER_AT_THE_LINE: readonly PlaceName[] = [
  'sheet',
  'board',
  'people',
  'today',
  'kpis',
  'portfolio',
  'orders',
  'masters',
  'admin',
];

/** Comparing takes two: a page of clients beside each other is of no use to who has one. */
const FEWEST_COMPARED = 2;

/** The pages that somebody has work on, in the order of their day. */
export const placesOf = ({ role, clients }: Pick<Me, 'role' | 'clients'>): readonly PlaceName[] => {
  const hasSeveral = clients.filter(({ isActive }) => isActive).length >= FEWEST_COMPARED;
  return (role === 'OPERATOR' ? ORDER_AT_THE_LINE : ORDER).filter(
    (name) => hasRight(role, PLACES[name].right) && (hasSeveral || name !== 'portfolio'),
  );
};
