import { cycleReader, type CycleSource } from '../../kpi/cycle';
import { ALL_DATES, loadSettings } from '../../kpi/settings';
import { connectionOf, requireClient, type ClientScope } from '../../scope';
import { hoursFromMilliseconds } from '../../units';
import { findMaster } from './rows';

/** Work whose standard is asked for; what is left out is not known of it. */
export type StandardQuestion = {
  readonly clientId: number;
  readonly date: string;
  readonly workOrder?: string | undefined;
  /** Ignored with a work order, which has its own. */
  readonly style?: string | undefined;
  readonly part?: string | undefined;
  readonly line?: string | undefined;
  readonly shift?: string | undefined;
};

/** What one source has for it, in hours per unit; no cycle time: nothing. */
export type StandardStep = {
  readonly source: CycleSource;
  readonly cycleTimeHours: number | null;
  /** How sure it is, 0..1; below 1 it counts as estimated. */
  readonly confidence: number;
  readonly product: string | null;
  readonly category: string | null;
  readonly line: string | null;
  readonly shift: string | null;
  /** Since when it holds; null for all dates. */
  readonly from: string | null;
};

const codeOf = (scope: ClientScope, table: 'lines' | 'shifts', clientId: number, id: number): string =>
  String(
    connectionOf(scope)
      .prepare(`SELECT code FROM ${table} WHERE client_id = ? AND id = ?`)
      .pluck()
      .get(clientId, id),
  );

/**
 * What each source of an ideal cycle time has for some work on a date, best first: the first that has any is the standard.
 * @throws Failure `not-found` for a client, order, line or shift that is not the caller's.
 */
export const explainStandard = async (
  scope: ClientScope,
  question: StandardQuestion,
): Promise<{ style: string | null; part: string | null; steps: StandardStep[] }> => {
  const clientId = requireClient(scope, question.clientId);
  const connection = connectionOf(scope);
  const { workOrder, line, shift, date: shiftDate } = question;
  const order = workOrder === undefined ? null : findMaster(scope, 'work_orders', clientId, workOrder);
  const place = {
    lineId: line === undefined ? null : findMaster(scope, 'lines', clientId, line).id,
    shiftId: shift === undefined ? null : findMaster(scope, 'shifts', clientId, shift).id,
    shiftDate,
  };
  const { subjectOf, listFound } = cycleReader(connection, clientId, loadSettings(connection, clientId));
  const known = order
    ? subjectOf({ workOrderId: order.id, jobId: null, ...place })
    : { ...place, style: question.style ?? null, part: null, orderMs: null };
  const subject = { ...known, part: question.part ?? known.part };
  const steps = listFound(subject).map(({ source, found, confidence }): StandardStep => ({
    source,
    cycleTimeHours: found ? hoursFromMilliseconds(found.value) : null,
    confidence: confidence / 100,
    product: found?.product ?? null,
    category: found?.category ?? null,
    line: found?.lineId ? codeOf(scope, 'lines', clientId, found.lineId) : null,
    shift: found?.shiftId ? codeOf(scope, 'shifts', clientId, found.shiftId) : null,
    from: found?.validFrom === ALL_DATES ? null : (found?.validFrom ?? null),
  }));
  return { style: subject.style, part: subject.part, steps };
};
