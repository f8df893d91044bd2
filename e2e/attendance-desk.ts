import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import {
  CLIENT_A,
  leaderA,
  LINE_A,
  placeA,
  setStage,
  system,
  there,
  today,
} from '../db/repositories/attendance/stage';
import type { Place, TypedRow } from '../db/repositories/attendance/types';
import { connectionOf, type Actor } from '../db/scope';
import type { FailureData } from '../electron/contract/procedure';
import { createEngine, type Engine } from '../electron/engine';

/** What a refused call was refused with; a call that is not refused is an error. */
export const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  const { key, fields, details } = error.data as FailureData;
  return { code: error.code, key, fields: fields.map((field) => [field.path.join('.'), field.key]), details };
};

const deskOf = (folder: string, engine: Engine) => {
  const calls = (actor: Actor) => engine.clientFor(actor).attendance;
  const read = (actor: Actor = leaderA, place: Place = placeA()) => calls(actor).sheet(place);
  return {
    engine,
    calls,
    read,
    save: (rows: readonly TypedRow[], actor: Actor = leaderA, place: Place = placeA()) =>
      calls(actor).record({ place, rows: [...rows], removals: [], submissionId: randomUUID() }),
    /** Rows of the file, past every wall. */
    rowsOf: (sql: string): Promise<Record<string, unknown>[]> =>
      engine.database.reader.run(system, async (scope) => connectionOf(scope).prepare(sql).all()) as Promise<
        Record<string, unknown>[]
      >,
    arrange: (sql: string): Promise<void> =>
      engine.database.writer.run(system, async (scope) => void connectionOf(scope).exec(sql)),
    kpi: async (name: string, date = today()) => {
      const { results } = await engine
        .clientFor(leaderA)
        .kpi.results({ clientCodes: ['CLIENT-A'], from: date, to: date, kpis: [name as never] });
      const [result] = results;
      return { value: result?.value, numerator: result?.numerator, denominator: result?.denominator };
    },
    crewOf: (employeeIds: readonly number[], lineId: number | null = LINE_A, from = '2026-01-01') =>
      calls(leaderA).setCrew({
        clientId: CLIENT_A,
        lineId,
        shiftType: 'SHIFT_1ST',
        from,
        employeeIds: [...employeeIds],
      }),
    /** What a person's row says and which version it has, to send it again. */
    again: async (employeeId: number, more: Partial<TypedRow> = {}, actor: Actor = leaderA) => {
      const { rows } = await read(actor);
      const row = rows.find(({ employee }) => employee.id === employeeId);
      if (!row) throw new Error(`No row of ${employeeId}`);
      const { isAbsent, absenceType, absenceHours, lateMinutes, leftEarlyMinutes, scheduledHours, notes } =
        row;
      return there(employeeId, {
        ...{ isAbsent, absenceType, absenceHours, lateMinutes, leftEarlyMinutes, scheduledHours, notes },
        id: row.id,
        version: row.version,
        coveredById: row.coveredBy?.id ?? null,
        ...more,
      });
    },
    close: async (): Promise<void> => {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** An engine on a file of its own with the two clients of the stage of attendance, and the ways to use it. */
export const openDesk = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-attendance-'));
  const engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(system, setStage);
  return deskOf(folder, engine);
};
export type Desk = Awaited<ReturnType<typeof openDesk>>;
