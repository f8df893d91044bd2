import type { Connection } from '../connection';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import { clockIn } from './clock';
import { compared, overviewsOf, stepFor, type KpiOverview } from './course';
import type { Better } from './definition';
import type { RatioName } from './definitions';
import { ALL_KPIS, betterOf, isRatio, type KpiName } from './names';
import { previousRange, spansOf, type DateRange, type Span } from './periods';
import { requireSlice, type Asked } from './question';
import { requireRange, resultOf, valueOf } from './results';
import { EMPTY } from './sums';
import { sumClients, type ClientRange, type ClientSums } from './sums-of-clients';
import { targetFinder, type TargetState } from './targets';

/** A client whose dates differ from those asked for, because its own today is another. */
export type OwnDates = DateRange & { readonly clientId: number };

export type PortfolioRequest = DateRange & {
  readonly ownDates?: readonly OwnDates[] | undefined;
  readonly kpis?: readonly KpiName[] | undefined;
  /** As of `results`. */
  readonly asOf?: string | undefined;
};

/** One KPI of all clients, in columns: one place for each client. */
export type PortfolioColumn = {
  readonly kpi: KpiName;
  readonly better: Better;
  readonly values: (number | null)[];
  readonly before: (number | null)[];
  /** now − before. */
  readonly changes: (number | null)[];
  readonly directions: KpiOverview['direction'][];
  readonly targets: (number | null)[];
  readonly states: TargetState[];
  /** Places whose `good` is only tolerated: past the target, not yet at the warning limit. */
  readonly tolerated: number[];
  readonly estimatedShares: number[];
  /** Why there is no value: a sentence's key; null where there is one. */
  readonly missing: (string | null)[];
  /** The course of each client over its own dates, to six digits. */
  readonly courses: (number | null)[][];
};

export type Portfolio = {
  readonly asOf: string;
  readonly clients: (OwnDates & { readonly before: DateRange; readonly critical: number })[];
  readonly columns: PortfolioColumn[];
};

/** As many digits as a small line can show: a third of what is sent otherwise. */
const toSixDigits = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(6));

const columnOf = (kpi: KpiName, of: readonly Told[]): PortfolioColumn => ({
  kpi,
  better: betterOf(kpi),
  values: of.map(({ now }) => now.value),
  before: of.map(({ before }) => before.value),
  changes: of.map(({ change }) => change),
  directions: of.map(({ direction }) => direction),
  targets: of.map(({ target }) => target?.target ?? null),
  states: of.map(({ state }) => state),
  tolerated: of.flatMap(({ isTolerated }, at) => (isTolerated ? [at] : [])),
  estimatedShares: of.map(({ now }) => now.estimatedShare),
  missing: of.map(({ now }) => (now.value === null ? (now.noteKeys[0] ?? null) : null)),
  courses: of.map(({ course }) => course.values.map(toSixDigits)),
});

const ownDatesOf = (
  scope: ClientScope,
  { ownDates = [] }: PortfolioRequest,
): ReadonlyMap<number, DateRange> => {
  for (const { clientId, from, to } of ownDates) {
    requireClient(scope, clientId);
    requireRange(from, to);
  }
  return new Map(ownDates.map(({ clientId, from, to }) => [clientId, { from, to }]));
};

type Told = Pick<
  KpiOverview,
  'now' | 'before' | 'change' | 'direction' | 'target' | 'state' | 'isTolerated'
> & {
  readonly course: Pick<KpiOverview['course'], 'values'>;
};

/** What a client is asked, with what is looked up of it once. */
type Place = {
  readonly asked: Asked;
  readonly before: DateRange;
  readonly spans: readonly Span[];
  readonly targetOn: ReturnType<typeof targetFinder>;
};

/** A ratio of all clients: their day rows are read together. */
const tellRatio = (connection: Connection, kpi: RatioName, places: readonly Place[]): Told[] => {
  const rangeOf = ({ asked: { slice, settings } }: Place, { from, to }: DateRange): ClientRange => ({
    clientId: slice.clientId,
    settings,
    from,
    to,
  });
  const now = new Map(
    [...Map.groupBy(places, ({ asked }) => stepFor(asked.slice))].flatMap(([by, alike]) => {
      const ranges = alike.map((place) => rangeOf(place, place.asked.slice));
      return [...sumClients(connection, kpi, ranges, by)];
    }),
  );
  const rangesBefore = places.map((place) => rangeOf(place, place.before));
  const earlier = sumClients(connection, kpi, rangesBefore, null);
  return places.map(({ asked, spans, targetOn }) => {
    const { clientId, to } = asked.slice;
    const resultIn = (sums: ClientSums | undefined) => resultOf(kpi, asked.code, {}, sums?.whole ?? EMPTY);
    const own = now.get(clientId);
    const values = spans.map(({ label }) => {
      const sums = own?.bySpan.get(label);
      return sums === undefined ? null : valueOf(kpi, sums);
    });
    return {
      ...compared(resultIn(own), resultIn(earlier.get(clientId)), targetOn(kpi, to)),
      course: { values },
    };
  });
};

/**
 * KPIs of the clients in use, by code, each as `getOverview` tells it of that client alone: value, state against the
 * target on the range's last date, change against the range before, course. `critical` counts the KPIs asked for that
 * are past their critical limit.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a range that ends too early.
 */
export const getPortfolio = async (scope: ClientScope, request: PortfolioRequest): Promise<Portfolio> => {
  requireRange(request.from, request.to);
  const ownDates = ownDatesOf(scope, request);
  const asOf = clockIn(request.asOf, 'UTC').instant;
  const connection = connectionOf(scope);
  const ids = connection
    .prepare<[], number>('SELECT id FROM clients WHERE is_active = 1 ORDER BY code')
    .pluck()
    .all();
  const places = ids.map((clientId): Place => {
    const { from, to } = ownDates.get(clientId) ?? request;
    return {
      asked: requireSlice(scope, { clientId, from, to, asOf: request.asOf ?? asOf }),
      before: previousRange({ from, to }),
      spans: spansOf({ from, to }, stepFor({ from, to })),
      targetOn: targetFinder(connection, clientId),
    };
  });
  const kpis = [...new Set(request.kpis ?? ALL_KPIS)];
  const own = kpis.filter((kpi) => !isRatio(kpi));
  const ofOrders = places.map(({ asked }) => overviewsOf(asked, own));
  const told = kpis.map((kpi): readonly Told[] =>
    isRatio(kpi)
      ? tellRatio(connection, kpi, places)
      : ofOrders.flatMap((overviews) => overviews.find((one) => one.kpi === kpi) ?? []),
  );
  return {
    asOf,
    clients: places.map(({ asked: { slice }, before }, at) => ({
      clientId: slice.clientId,
      from: slice.from,
      to: slice.to,
      before,
      critical: told.filter((column) => column[at]?.state === 'critical').length,
    })),
    columns: kpis.map((kpi, at) => columnOf(kpi, told[at] ?? [])),
  };
};
