import { KPI_NAMES } from '../../../electron/contract/kpi';
import { hasRight, type Right } from '../../../electron/contract/rights';
import type { Me } from '../../../electron/contract/session';
import type { Target } from '../../api/told';
import type { Words } from '../../i18n/useWords';
import { placesOf, PLACES } from '../../ui/places';
import { PANELS } from '../masters/kinds';
import { MASTER_GROUPS, type MasterKind } from '../masters/search';

/** What entries are told under. */
export type GroupName =
  | 'recent'
  | 'pages'
  | 'kpis'
  | 'clients'
  | 'orders'
  | 'jobs'
  | 'products'
  | 'lines'
  | 'employees'
  | 'actions';

/** One thing that can be found: where it leads, or what it does. */
export type Entry = {
  readonly id: string;
  readonly group: GroupName;
  readonly code?: string | undefined;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly detail?: string | undefined;
  /** What else it answers to. */
  readonly words?: readonly string[] | undefined;
  readonly isOver?: boolean | undefined;
  readonly act: Target | (() => void);
};

type T = Words['t'];

const MASTER_KINDS: readonly MasterKind[] = Object.values(MASTER_GROUPS).flat();

/** The right that making one of a kind takes; kinds that are not made one by one are left out. */
const NEW_KINDS = {
  clients: 'administer',
  lines: 'write-standards',
  equipment: 'write-standards',
  shifts: 'write-standards',
  products: 'write-masters',
  operations: 'write-masters',
  parts: 'write-masters',
  employees: 'write-masters',
  'stop-reasons': 'write-standards',
  'hold-reasons': 'write-standards',
  'defect-types': 'write-standards',
} as const satisfies Partial<Record<MasterKind, Right>>;
const NEW_KIND_NAMES = Object.keys(NEW_KINDS) as (keyof typeof NEW_KINDS)[];

const ADMIN_TABS = ['users', 'stations', 'sharing', 'sessions', 'failures', 'demo'] as const;

const pages = (me: Me, client: string | undefined, t: T): Entry[] => {
  const search = client === undefined ? {} : { client };
  return [
    ...placesOf(me).map((name): Entry => ({
      id: `page ${name}`,
      group: 'pages',
      label: t(PLACES[name].label),
      act: { to: PLACES[name].to, search },
    })),
    ...(hasRight(me.role, PLACES.masters.right) ? MASTER_KINDS : [])
      .filter((kind) => PANELS[kind] !== undefined)
      .map((kind): Entry => ({
        id: `masters ${kind}`,
        group: 'pages',
        label: t(`masters.${kind}`),
        detail: t('nav.masters'),
        act: { to: '/masters/$kind', params: { kind }, search },
      })),
    ...(hasRight(me.role, PLACES.admin.right) ? ADMIN_TABS : []).map((tab): Entry => ({
      id: `admin ${tab}`,
      group: 'pages',
      label: t(`users.tab-${tab}`),
      detail: t('nav.admin'),
      act: { to: '/admin', search: tab === 'users' ? {} : { tab } },
    })),
    {
      id: 'page actions',
      group: 'pages',
      label: t('actions.title'),
      words: [t('actions.countermeasure')],
      act: { to: '/actions', search },
    },
    { id: 'page profile', group: 'pages', label: t('profile.title'), act: { to: '/profile' } },
    { id: 'page about', group: 'pages', label: t('about.title'), act: { to: '/about' } },
  ];
};

const kpis = (client: string | undefined, t: T): Entry[] =>
  KPI_NAMES.map((kpi) => ({
    id: `kpi ${kpi}`,
    group: 'kpis',
    label: t(`kpi.${kpi}`),
    words: [kpi],
    act: { to: '/kpis/$kpi', params: { kpi }, search: client === undefined ? {} : { client } },
  }));

const clients = (me: Me): Entry[] =>
  me.clients.map(({ code, name, isActive }) => ({
    id: `client ${code}`,
    group: 'clients',
    code,
    label: name,
    isOver: !isActive,
    act: { to: '/today', search: { client: code } },
  }));

const creations = (me: Me, client: string | undefined, t: T): Entry[] =>
  NEW_KIND_NAMES.filter((kind) => PANELS[kind] !== undefined && hasRight(me.role, NEW_KINDS[kind])).map(
    (kind) => ({
      id: `new ${kind}`,
      group: 'actions',
      label: t(`palette.new-${kind}`),
      act: {
        to: '/masters/$kind',
        params: { kind },
        search: { ...(client === undefined ? {} : { client }), open: 'new' },
      },
    }),
  );

/** Pages, KPIs, clients and records to be made, as far as the user's role goes; `client` is the one that is looked at. */
export const standingEntries = (me: Me, client: string | undefined, t: T): readonly Entry[] => [
  ...pages(me, client, t),
  ...kpis(client, t),
  ...clients(me),
  ...creations(me, client, t),
  ...(hasRight(me.role, 'administer')
    ? [
        {
          id: 'new user',
          group: 'actions' as const,
          label: t('palette.new-user'),
          act: { to: '/admin', search: { open: 'new' } },
        },
        {
          id: 'load demo',
          group: 'actions' as const,
          label: t('demo.load'),
          act: { to: '/admin', search: { tab: 'demo' } },
        },
      ]
    : []),
];
