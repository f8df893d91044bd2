import { ages } from './es/ages';
import { deliveries } from './es/deliveries';
import { losses } from './es/losses';
import { stopTimes } from './es/stop-times';
import type { en } from './en';
import { board } from './es/board';
import { catalogues } from './es/catalogues';
import { employees } from './es/employees';
import { actions } from './es/actions';
import { about } from './es/about';
import { alerts } from './es/alerts';
import { cascade } from './es/cascade';
import { defects } from './es/defects';
import { heat } from './es/heat';
import { notes } from './es/notes';
import { attention } from './es/attention';
import { overview } from './es/overview';
import { notices } from './es/notices';
import { palette } from './es/palette';
import { people } from './es/people';
import { profile } from './es/profile';
import { demo } from './es/demo';
import { holds } from './es/holds';
import { orders } from './es/orders';
import { setup } from './es/setup';
import { tour } from './es/tour';
import { clients } from './es/clients';
import { formula } from './es/formula';
import { frame } from './es/frame';
import { grid } from './es/grid';
import { history } from './es/history';
import { kpi } from './es/kpi';
import { kpis } from './es/kpis';
import { masters } from './es/masters';
import { plant } from './es/plant';
import { portfolio } from './es/portfolio';
import { products } from './es/products';
import { records } from './es/records';
import { reports } from './es/reports';
import { tableFile } from './es/tableFile';
import { standards } from './es/standards';
import { session } from './es/session';
import { scan } from './es/scan';
import { sheet } from './es/sheet';
import { stops } from './es/stops';
import { running } from './es/running';
import { inspections } from './es/inspections';
import { sharing } from './es/sharing';
import { stations } from './es/stations';
import { users } from './es/users';
import { targets } from './es/targets';
import { trust } from './es/trust';
import { why } from './es/why';

/** Spanish, in the words of the plants of Mexico. */
export const es: Record<keyof typeof en, string> = {
  ...frame,
  ...board,
  ...people,
  ...profile,
  ...portfolio,
  ...palette,
  ...cascade,
  ...defects,
  ...heat,
  ...notes,
  ...notices,
  ...about,
  ...alerts,
  ...actions,
  ...attention,
  ...overview,
  ...session,
  ...setup,
  ...demo,
  ...tour,
  ...sheet,
  ...scan,
  ...stops,
  ...running,
  ...inspections,
  ...orders,
  ...holds,
  ...grid,
  ...history,
  ...formula,
  ...trust,
  ...why,
  ...users,
  ...sharing,
  ...stations,
  ...records,
  ...reports,
  ...tableFile,
  ...masters,
  ...plant,
  ...clients,
  ...products,
  ...standards,
  ...kpi,
  ...kpis,
  ...ages,
  ...deliveries,
  ...stopTimes,
  ...losses,
  ...catalogues,
  ...employees,
  ...targets,
};
