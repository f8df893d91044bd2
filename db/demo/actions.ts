import { addDays } from '../calendar';
import { compareSince, measureAsked, type Measurement } from '../repositories/actions/judge';
import { clockIn } from '../kpi/clock';
import { betterOf, type KpiName } from '../kpi/names';
import { lengthInDays, type DateRange } from '../kpi/periods';
import { loadSettings } from '../kpi/settings';
import { findNarrowing, type Where } from '../kpi/slice';
import type { Connection } from '../connection';
import { connectionOf, type ClientScope } from '../scope';
import type { DemoDay } from './days';
import type { DemoClient } from './floor-plan';
import { ZONE } from './plan';
import type { Story } from './stories';
import { instantOf, type DemoWriter, type Row } from './write';

/** An action of a demo client; days are those of the stories. */
type Planned = {
  readonly code: string;
  /** Without this story nobody would have opened it. */
  readonly story?: Story;
  readonly kpi: KpiName;
  readonly where?: Where;
  /** The number is that of the days from here to the opening. */
  readonly since: number;
  readonly opened: number;
  /** Days after the last one of the plant; negative for what is overdue. */
  readonly due: number;
  readonly owner: 'Supervision' | 'Quality';
  readonly problem: string;
  readonly countermeasure: string;
  /** The days that it was judged by, and what was said of them; open without it. */
  readonly closed?: { readonly from: number; readonly to: number; readonly remark: string };
};

const PLANNED: readonly Planned[] = [
  {
    code: 'BOOT-LINE-A',
    story: 'failing-press',
    kpi: 'availability',
    where: { line: 'L1' },
    since: 52,
    opened: 59,
    due: -24,
    owner: 'Supervision',
    problem: 'Sole press 1 stands longer every shift',
    countermeasure:
      'Replace the hydraulic seal of sole press 1 and read its pressure at the start of every shift.',
    closed: { from: 66, to: 78, remark: 'Seal replaced. Stops of the press are back to what they were.' },
  },
  {
    code: 'BOOT-LINE-A',
    story: 'rhythm',
    kpi: 'efficiency',
    where: { shift: 'SHIFT_2ND' },
    since: 72,
    opened: 83,
    due: 8,
    owner: 'Supervision',
    problem: 'Second shift stays below target',
    countermeasure: 'First shift lays out lasts, dies and the first order of the second before it leaves.',
  },
  {
    code: 'APPAREL-B',
    story: 'new-style',
    kpi: 'efficiency',
    where: { line: 'L1' },
    since: 40,
    opened: 46,
    due: -36,
    owner: 'Supervision',
    problem: 'The new polo style runs far below its standard',
    countermeasure: 'Trainer on line 1 for two weeks, method sheet at every station.',
    closed: { from: 56, to: 66, remark: 'The crew has learned the style; the trainer goes back.' },
  },
  {
    code: 'APPAREL-B',
    story: 'rhythm',
    kpi: 'efficiency',
    where: { shift: 'SHIFT_2ND' },
    since: 70,
    opened: 80,
    due: -2,
    owner: 'Supervision',
    problem: 'Second shift loses time with each style change',
    countermeasure: 'Threads and trims of the next style are at the line one shift ahead.',
  },
  {
    code: 'TEXTILE-C',
    story: 'bad-lot',
    kpi: 'dpmo',
    where: { line: 'L1' },
    since: 60,
    opened: 63,
    due: -20,
    owner: 'Quality',
    problem: 'Colour defects: dye lot 0417 is off shade',
    countermeasure:
      'Hold every order of the lot; the dye house shows a shade card before it releases the next.',
    closed: { from: 66, to: 78, remark: 'Lots since then are on shade.' },
  },
  {
    code: 'TEXTILE-C',
    story: 'rhythm',
    kpi: 'performance',
    where: { shift: 'SHIFT_2ND' },
    since: 72,
    opened: 84,
    due: 10,
    owner: 'Supervision',
    problem: 'Second shift runs slower than the standard',
    countermeasure:
      'Machine settings of the first shift are written at the machine and checked at the start.',
  },
  {
    code: 'FOOTWEAR-D',
    story: 'flu',
    kpi: 'absenteeism',
    where: { shift: 'SHIFT_1ST' },
    since: 28,
    opened: 31,
    due: -52,
    owner: 'Supervision',
    problem: 'A flu wave keeps people away',
    countermeasure: 'Stand-ins of the floating pool for each shift; vaccination on Wednesday.',
    closed: { from: 38, to: 50, remark: 'The wave is over.' },
  },
  {
    code: 'FOOTWEAR-D',
    kpi: 'absenteeism',
    where: { shift: 'SHIFT_2ND' },
    since: 70,
    opened: 84,
    due: 13,
    owner: 'Supervision',
    problem: 'Mondays miss more people than other days',
    countermeasure: 'Rotating Mondays off are agreed with the crews a month ahead.',
  },
  {
    code: 'GARMENT-E',
    story: 'rush',
    kpi: 'otd',
    since: 76,
    opened: 88,
    due: 6,
    owner: 'Supervision',
    problem: 'Orders that the rush order displaced are late',
    countermeasure: 'Saturday shift for the three displaced orders until they have left.',
  },
  {
    code: 'GARMENT-E',
    story: 'missing',
    kpi: 'efficiency',
    where: { shift: 'SHIFT_2ND' },
    since: 60,
    opened: 76,
    due: -1,
    owner: 'Supervision',
    problem: 'Second shift is below target, and two of its styles have no standard',
    countermeasure: 'Time both styles and set their standards, then look at the shift again.',
  },
];

/** When in the day actions are opened and closed. */
const MEETING_MINUTE = 9 * 60 + 30;

/** The date of a story's day in the last season; its last working day where it ends before. */
const dateAt = (days: readonly DemoDay[], storyDay: number): string => {
  const season = days.filter(({ isLastSeason, isSaturday }) => isLastSeason && !isSaturday);
  const found = season.find(({ to }) => to >= storyDay) ?? season.at(-1);
  if (!found) throw new Error('a demo plant without a day');
  return found.date;
};

type Who = { readonly leader: string; readonly ownerOf: (department: string) => number };

/** What the engine says of a client that is no part of the scope yet: it has only just been made. */
const says = (
  connection: Connection,
  clientId: number,
  { code, kpi, where }: Planned,
  { from, to }: DateRange,
  asOf: string,
): Measurement => {
  const slice = { clientId, from, to, where: findNarrowing(connection, clientId, where) };
  const settings = loadSettings(connection, clientId);
  const clock = clockIn(asOf, ZONE);
  return measureAsked({ connection, settings, clock, code, timezone: ZONE, slice }, kpi);
};

const rowOf = (
  connection: Connection,
  clientId: number,
  days: readonly DemoDay[],
  until: string,
  who: Who,
  planned: Planned,
): Row => {
  const { kpi, where, closed } = planned;
  const openedOn = dateAt(days, planned.opened);
  const since = dateAt(days, planned.since);
  const openedAt = instantOf(openedOn, MEETING_MINUTE);
  const before = { from: since < openedOn ? since : openedOn, to: openedOn };
  const opening = says(connection, clientId, planned, before, openedAt);
  const row: Row = {
    kpi,
    from_date: before.from,
    to_date: before.to,
    narrowing: JSON.stringify(where ?? {}),
    problem: planned.problem,
    countermeasure: planned.countermeasure,
    owner_employee_id: who.ownerOf(planned.owner),
    due_date: addDays(until, planned.due),
    opened_by: who.leader,
    opened_at: openedAt,
    opened_on: openedOn,
    opened_value: opening.result.value,
    opened_numerator: opening.result.numerator,
    opened_denominator: opening.result.denominator,
    opened_target: opening.target?.target ?? null,
    created_at: openedAt,
    updated_at: openedAt,
  };
  if (!closed) return row;
  const judged = { from: dateAt(days, closed.from), to: dateAt(days, closed.to) };
  const closedAt = instantOf(judged.to, MEETING_MINUTE);
  const { result, target } = says(connection, clientId, planned, judged, closedAt);
  const { suggested } = compareSince(
    betterOf(kpi),
    { value: opening.result.value },
    { value: result.value, target: target?.target ?? null },
    lengthInDays(judged),
  );
  return {
    ...row,
    closed_by: who.leader,
    closed_at: closedAt,
    judged_from: judged.from,
    judged_to: judged.to,
    closed_value: result.value,
    closed_numerator: result.numerator,
    closed_denominator: result.denominator,
    closed_target: target?.target ?? null,
    verdict: suggested,
    closing_remark: closed.remark,
    version: 2,
    updated_at: closedAt,
  };
};

/** Writes the actions of a client whose days are written, with what the engine says of the numbers that they are about. */
export const writeActions = async (
  scope: ClientScope,
  writer: DemoWriter,
  client: DemoClient,
  clientId: number,
  days: readonly DemoDay[],
  until: string,
  who: Who,
): Promise<void> => {
  const own = PLANNED.filter(
    ({ code, story }) => code === client.code && (story === undefined || !client.untold.has(story)),
  );
  const rows = own.map((planned) => rowOf(connectionOf(scope), clientId, days, until, who, planned));
  const open = rows.filter((row) => row['closed_at'] === undefined);
  const closed = rows.filter((row) => row['closed_at'] !== undefined);
  await writer.add('actions', clientId, closed);
  await writer.add('actions', clientId, open);
};
