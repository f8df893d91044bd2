import { about } from './about';
import { actions } from './actions';
import { alerts } from './alerts';
import { attendance } from './attendance';
import { attention } from './attention';
import { audit } from './audit';
import { board } from './board';
import { catalogues } from './catalogues';
import { calendar } from './calendar';
import { clients } from './clients';
import { control } from './control';
import { course } from './course';
import { demo } from './demo';
import { drafts } from './drafts';
import { employees } from './employees';
import { equipment } from './equipment';
import { exchange } from './exchange';
import { history } from './history';
import { holds } from './holds';
import { floatingPool } from './floating-pool';
import { kpi } from './kpi';
import { notes } from './notes';
import { kpiPictures } from './kpi-pictures';
import { notices } from './notices';
import { lines } from './lines';
import { live } from './live';
import { orders } from './orders';
import { people } from './people';
import { piecePlans } from './piece-plans';
import { plant } from './plant';
import { portfolio } from './portfolio';
import { production } from './production';
import { reports } from './reports';
import { search } from './search';
import { operations, parts, products, routings } from './products';
import { session } from './session';
import { settings } from './settings';
import { setup } from './setup';
import { sharing } from './sharing';
import { sheet } from './sheet';
import { shifts } from './shifts';
import { shipments } from './shipments';
import { standards } from './standards';
import { stations } from './stations';
import { stops } from './stops';
import { targets } from './targets';
import { users } from './users';
import { views } from './views';

/** The implementation of the whole contract; a test checks that nothing of it is missing. */
export const router = {
  about,
  actions,
  alerts,
  attendance,
  attention,
  audit,
  board,
  catalogues,
  calendar,
  clients,
  control,
  demo,
  drafts,
  employees,
  equipment,
  exchange,
  floatingPool,
  history,
  holds,
  kpi: { ...kpi, ...course, ...kpiPictures },
  notes,
  notices,
  lines,
  live,
  operations,
  orders,
  parts,
  people,
  piecePlans,
  plant,
  portfolio,
  production,
  reports,
  search,
  products,
  routings,
  session,
  settings,
  setup,
  sharing,
  sheet,
  shifts,
  shipments,
  standards,
  stations,
  stops,
  targets,
  users,
  views,
};
