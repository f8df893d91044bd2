import { audit } from './audit';
import { clients } from './clients';
import { control } from './control';
import { course } from './course';
import { demo } from './demo';
import { drafts } from './drafts';
import { exchange } from './exchange';
import { history } from './history';
import { kpi } from './kpi';
import { orders } from './orders';
import { pareto } from './pareto';
import { people } from './people';
import { plant } from './plant';
import { production } from './production';
import { session } from './session';
import { settings } from './settings';
import { setup } from './setup';
import { standards } from './standards';
import { targets } from './targets';
import { trust } from './trust';
import { users } from './users';

/** Every procedure of the product, by feature; hosts, renderer and command line all call these. */
export const contract = {
  audit,
  clients,
  control,
  demo,
  drafts,
  exchange,
  history,
  kpi: { ...kpi, ...course, ...pareto, ...trust },
  orders,
  people,
  plant,
  production,
  session,
  settings,
  setup,
  standards,
  targets,
  users,
};
export type Contract = typeof contract;
