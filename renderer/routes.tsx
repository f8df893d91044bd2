import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { AboutPage } from './features/about/AboutPage';
import { ActionsPage } from './features/actions/ActionsPage';
import { actionsSearchSchema } from './features/actions/search';
import { BoardPage } from './features/board/BoardPage';
import { boardSearchSchema } from './features/board/search';
import { KpiPage } from './features/kpis/KpiPage';
import { KpisPage } from './features/kpis/KpisPage';
import { kpiSearchSchema, kpisSearchSchema, todaySearchSchema } from './features/kpis/search';
import { ProfilePage } from './features/profile/ProfilePage';
import { MastersPage } from './features/masters/MastersPage';
import { FIRST_KIND, mastersSearchSchema } from './features/masters/search';
import { PeoplePage } from './features/people/PeoplePage';
import { peopleSearchSchema } from './features/people/search';
import { OrderPage } from './features/orders/OrderPage';
import { OrdersPage } from './features/orders/OrdersPage';
import { orderSearchSchema, ordersSearchSchema } from './features/orders/search';
import { PortfolioPage } from './features/portfolio/PortfolioPage';
import { portfolioSearchSchema } from './features/portfolio/search';
import { Gate } from './features/session/Gate';
import { useSignedIn } from './features/session/SignedIn';
import { SECTIONS } from './features/sheet/section';
import { SheetPage } from './features/sheet/SheetPage';
import { TodayPage } from './features/today/TodayPage';
import { UsersPage } from './features/users/UsersPage';
import { ErrorPanel } from './ui/ErrorPanel';

const dateSchema = z.iso.date().optional().catch(undefined);

const sheetSearchSchema = z.object({
  client: z.string().optional().catch(undefined),
  /** The line's code; `-` is work without a line. */
  line: z.string().optional().catch(undefined),
  date: dateSchema,
  shift: z.enum(['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER']).optional().catch(undefined),
  section: z.enum(SECTIONS).optional().catch(undefined),
});
export type SheetSearch = z.infer<typeof sheetSearchSchema>;

const textsSchema = z.array(z.string()).readonly().optional().catch(undefined);

const adminSearchSchema = z.object({
  client: z.string().optional().catch(undefined),
  tab: z.enum(['users', 'stations', 'sharing', 'sessions', 'failures', 'demo']).optional().catch(undefined),
  /** Code of the user whose form is open; `new` for one that is being made. */
  open: z.string().optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  only: textsSchema,
  hide: textsSchema,
});
export type AdminSearch = z.infer<typeof adminSearchSchema>;

const profileSearchSchema = z.object({
  /** What is open over the page. */
  open: z.enum(['password']).optional().catch(undefined),
});

const Home = () => {
  const me = useSignedIn();
  return <Navigate to={me.role === 'OPERATOR' ? '/sheet' : '/today'} replace />;
};

const rootRoute = createRootRoute({
  component: Gate,
  errorComponent: ({ error, reset }) => <ErrorPanel error={error} onRetry={reset} />,
});
const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });
const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/today',
  validateSearch: todaySearchSchema,
  component: TodayPage,
});
const kpisRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kpis',
  validateSearch: kpisSearchSchema,
  component: KpisPage,
});
const kpiRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kpis/$kpi',
  validateSearch: kpiSearchSchema,
  component: KpiPage,
});
const portfolioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portfolio',
  validateSearch: portfolioSearchSchema,
  component: PortfolioPage,
});
const sheetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sheet',
  validateSearch: sheetSearchSchema,
  component: SheetPage,
});
const actionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/actions',
  validateSearch: actionsSearchSchema,
  component: ActionsPage,
});
const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/board',
  validateSearch: boardSearchSchema,
  component: BoardPage,
});
const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: peopleSearchSchema,
  component: PeoplePage,
});
const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: adminSearchSchema,
  component: UsersPage,
});
const profileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/profile',
  validateSearch: profileSearchSchema,
  component: ProfilePage,
});
const aboutRoute = createRoute({ getParentRoute: () => rootRoute, path: '/about', component: AboutPage });
const mastersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masters/$kind',
  validateSearch: mastersSearchSchema,
  component: MastersPage,
});
const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: ordersSearchSchema,
  component: OrdersPage,
});
const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$id',
  validateSearch: orderSearchSchema,
  component: OrderPage,
});
const allMastersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masters',
  validateSearch: mastersSearchSchema,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/masters/$kind', params: { kind: FIRST_KIND }, search, replace: true });
  },
});
const elsewhereRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$',
  beforeLoad: () => {
    throw redirect({ to: '/', replace: true });
  },
});

/** The pages; their state stands in the part of the address after `#`. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    todayRoute,
    kpisRoute,
    kpiRoute,
    actionsRoute,
    portfolioRoute,
    sheetRoute,
    boardRoute,
    peopleRoute,
    ordersRoute,
    orderRoute,
    mastersRoute,
    allMastersRoute,
    adminRoute,
    profileRoute,
    aboutRoute,
    elsewhereRoute,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  // The router reads its routes from this interface; it cannot be a type.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Register {
    router: typeof router;
  }
}
