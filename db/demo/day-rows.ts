import type { ClientRun } from './client-run';
import type { DemoDay } from './days';
import { entryRows, hourlyRows } from './entry-rows';
import { peopleRows } from './people-rows';
import type { Places } from './places';
import { qualityRows } from './quality-rows';
import { randomOf } from './random';
import { noteOf } from './stories';
import { instantOf, type DemoWriter, type Row } from './write';

const HOURLY_DAYS = 30;

/** Days that are written at once. */
export const DAYS_PER_CHUNK = 30;

/** Pauses of a chunk. */
export const STEPS_PER_CHUNK = 8;

const isLate = (day: DemoDay, days: readonly DemoDay[]): boolean =>
  day.number > (days.at(-1)?.number ?? 0) - HOURLY_DAYS;

type Chunk = {
  readonly stops: Row[];
  readonly entries: Row[];
  readonly inspections: Row[];
  readonly found: Map<string, readonly Row[]>;
  readonly attendance: Row[];
  readonly coverage: Row[];
  readonly hourly: Row[];
  readonly notes: Row[];
};

const emptyChunk = (): Chunk => ({
  stops: [],
  entries: [],
  inspections: [],
  found: new Map(),
  attendance: [],
  coverage: [],
  hourly: [],
  notes: [],
});

const writeChunk = async (writer: DemoWriter, clientId: number, chunk: Chunk): Promise<void> => {
  await writer.bring('downtime_entry', clientId, chunk.stops);
  await writer.bring('production_entry', clientId, chunk.entries);
  await writer.bring('quality_entry', clientId, chunk.inspections);
  const qualityIds = writer.idsBy('quality_entries', 'external_id', clientId);
  const found = [...chunk.found].flatMap(([id, rows]) =>
    rows.map((row): Row => ({ ...row, quality_entry_id: qualityIds.get(id) ?? null })),
  );
  await writer.bring('defect_detail', clientId, found);
  await writer.bring('attendance_entry', clientId, chunk.attendance);
  await writer.bring('coverage_entry', clientId, chunk.coverage);
  await writer.add('hourly_counts', clientId, chunk.hourly);
  await writer.add('notes', clientId, chunk.notes);
};

/** Works a client's days through and writes them a month at a time; answers who of the pool is there on the last day. */
export const writeDays = async (
  writer: DemoWriter,
  run: ClientRun,
  clientId: number,
  days: readonly DemoDay[],
  places: Places,
  seed: number,
): Promise<readonly string[]> => {
  const random = randomOf(seed, run.client.code, 'inspections');
  let chunk = emptyChunk();
  let standIns: readonly string[] = [];
  let before: DemoDay | undefined;
  for (const on of run.work()) {
    for (const shift of on.shifts) {
      const { stops, entries } = entryRows(run, on, shift, places);
      const { inspections, found } = qualityRows(run, on, shift, places, random);
      chunk.stops.push(...stops);
      chunk.entries.push(...entries);
      chunk.inspections.push(...inspections);
      for (const [id, rows] of found) chunk.found.set(id, rows);
      if (isLate(on.day, days)) chunk.hourly.push(...hourlyRows(on, shift, places));
    }
    const { attendance, coverage } = peopleRows(on, places);
    chunk.attendance.push(...attendance);
    chunk.coverage.push(...coverage);
    const body = noteOf(run.client, on.day, before) ?? (before ? null : 'First day of the demo plant.');
    if (body !== null) {
      chunk.notes.push({
        note_date: on.day.date,
        body,
        written_by: places.leader,
        written_at: instantOf(on.day.date, 960),
      });
    }
    standIns = [...on.people.absent.values()].flatMap(({ coveredBy }) => coveredBy ?? []);
    before = on.day;
    if (on.day.number % DAYS_PER_CHUNK === 0 && !on.day.isSaturday) {
      await writeChunk(writer, clientId, chunk);
      chunk = emptyChunk();
    }
  }
  await writeChunk(writer, clientId, chunk);
  return standIns;
};
