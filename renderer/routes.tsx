import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { KpiPage } from './features/kpis/KpiPage';
import { KpisPage } from './features/kpis/KpisPage';
import { kpiSearchSchema, kpisSearchSchema, todaySearchSchema } from './features/kpis/search';
import { Gate } from './features/session/Gate';
import { useSignedIn } from './features/session/SignedIn';
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
});
export type SheetSearch = z.infer<typeof sheetSearchSchema>;

const textsSchema = z.array(z.string()).readonly().optional().catch(undefined);

const adminSearchSchema = z.object({
  client: z.string().optional().catch(undefined),
  tab: z.enum(['users', 'sessions', 'failures']).optional().catch(undefined),
  /** Code of the user whose form is open; `new` for one that is being made. */
  open: z.string().optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  only: textsSchema,
  hide: textsSchema,
});
export type AdminSearch = z.infer<typeof adminSearchSchema>;

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
const sheetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sheet',
  validateSearch: sheetSearchSchema,
  component: SheetPage,
});
const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: adminSearchSchema,
  component: UsersPage,
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
    sheetRoute,
    adminRoute,
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
