import { board } from './en/board';
import { ages } from './en/ages';
import { deliveries } from './en/deliveries';
import { losses } from './en/losses';
import { stopTimes } from './en/stop-times';
import { catalogues } from './en/catalogues';
import { employees } from './en/employees';
import { actions } from './en/actions';
import { about } from './en/about';
import { alerts } from './en/alerts';
import { cascade } from './en/cascade';
import { defects } from './en/defects';
import { heat } from './en/heat';
import { notes } from './en/notes';
import { attention } from './en/attention';
import { overview } from './en/overview';
import { notices } from './en/notices';
import { palette } from './en/palette';
import { people } from './en/people';
import { profile } from './en/profile';
import { demo } from './en/demo';
import { holds } from './en/holds';
import { orders } from './en/orders';
import { setup } from './en/setup';
import { tour } from './en/tour';
import { clients } from './en/clients';
import { formula } from './en/formula';
import { frame } from './en/frame';
import { grid } from './en/grid';
import { history } from './en/history';
import { kpi } from './en/kpi';
import { kpis } from './en/kpis';
import { masters } from './en/masters';
import { plant } from './en/plant';
import { portfolio } from './en/portfolio';
import { products } from './en/products';
import { records } from './en/records';
import { reports } from './en/reports';
import { tableFile } from './en/tableFile';
import { standards } from './en/standards';
import { session } from './en/session';
import { scan } from './en/scan';
import { sheet } from './en/sheet';
import { stops } from './en/stops';
import { running } from './en/running';
import { inspections } from './en/inspections';
import { sharing } from './en/sharing';
import { stations } from './en/stations';
import { users } from './en/users';
import { targets } from './en/targets';
import { trust } from './en/trust';
import { why } from './en/why';

/** English, written for the shop floor, a file per feature. The other languages have the same keys. */
export const en = {
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
} as const;
