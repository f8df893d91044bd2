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
import { people } from './people';
import { plant } from './plant';
import { production } from './production';
import { session } from './session';
import { settings } from './settings';
import { setup } from './setup';
import { standards } from './standards';
import { targets } from './targets';
import { users } from './users';

/** The implementation of the whole contract; a test checks that nothing of it is missing. */
export const router = {
  audit,
  clients,
  control,
  demo,
  drafts,
  exchange,
  history,
  kpi: { ...kpi, ...course },
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
