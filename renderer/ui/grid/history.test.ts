import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPaste, clearRange, duplicateRows, fillDown, insertRow, removeRows, typeText } from './commands';
import { NO_HISTORY, record, redo, undo, type History } from './history';
import type { GridColumn, RowKind } from './model';

type Field = 'a' | 'b' | 'c';
type Row = {
  readonly key: string;
  readonly saved: string | null;
  readonly typed: Partial<Record<Field, string>>;
};

const columns = (['a', 'b', 'c'] as const).map((field): GridColumn<Field> => ({
  field,
  kind: 'text',
  label: field,
  help: '',
  isEditable: field !== 'c',
  width: 1,
}));

let made = 0;
const newKey = (): string => `n${(made += 1)}`;

const kind: RowKind<Row, Field> = {
  keyOf: ({ key }) => key,
  textOf: ({ typed }, field) => typed[field] ?? '',
  withText: (row, field, text) => ({ ...row, typed: { ...row.typed, [field]: text } }),
  blank: () => ({ key: newKey(), saved: null, typed: {} }),
  isBlank: ({ saved, typed }) => saved === null && Object.values(typed).every((text) => text === ''),
  isLocked: ({ saved }) => saved === 'locked',
  isNew: ({ saved }) => saved === null,
  copyOf: ({ typed }) => ({ key: newKey(), saved: null, typed }),
};
const how = { keyOf: kind.keyOf, restore: (now: Row, then: Row): Row => ({ ...now, typed: then.typed }) };

const start: readonly Row[] = [
  { key: 's1', saved: 'one', typed: {} },
  { key: 's2', saved: 'locked', typed: {} },
  { key: 's3', saved: 'three', typed: { a: 'x' } },
  { key: 'n0', saved: null, typed: {} },
];

type Command = (rows: readonly Row[]) => readonly Row[];

const position = fc.nat({ max: 9 });
const text = fc.constantFrom('', 'p', 'q', 'r');
const range = fc
  .record({
    top: position,
    height: fc.nat({ max: 3 }),
    left: fc.nat({ max: 2 }),
    width: fc.nat({ max: 2 }),
  })
  .map(({ top, height, left, width }) => ({ top, bottom: top + height, left, right: left + width }));

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(position, fc.constantFrom<Field>('a', 'b'), text).map(
    ([at, field, typed]): Command =>
      (rows) =>
        typeText(rows, rows[at % rows.length]?.key ?? '', field, typed, kind),
  ),
  range.map(
    (each): Command =>
      (rows) =>
        clearRange(rows, each, columns, kind),
  ),
  range.map(
    (each): Command =>
      (rows) =>
        fillDown(rows, each, columns, kind),
  ),
  range.map(
    (each): Command =>
      (rows) =>
        duplicateRows(rows, each, kind),
  ),
  range.map(
    (each): Command =>
      (rows) =>
        removeRows(rows, each, kind),
  ),
  position.map(
    (at): Command =>
      (rows) =>
        insertRow(rows, at % (rows.length + 1), kind),
  ),
  fc.tuple(position, fc.array(fc.tuple(text, text), { maxLength: 6 })).map(
    ([at, pasted]): Command =>
      (rows) =>
        applyPaste(
          rows,
          pasted.map(([a, b]) => ({
            cells: [
              { field: 'a' as const, text: a, problem: null },
              { field: 'b' as const, text: b, problem: null },
            ],
          })),
          at % (rows.length + 1),
          kind,
        ),
  ),
);

const run = (commands: readonly Command[]) => {
  let [rows, history]: [readonly Row[], History<Row>] = [start, NO_HISTORY];
  for (const each of commands) {
    const next = each(rows);
    history = record(history, { kind: 'type', count: 1 }, rows, next, kind.keyOf);
    rows = next;
  }
  return { rows, history };
};

type State = { readonly rows: readonly Row[]; readonly history: History<Row> };

const takeAllBack = (from: State): State => {
  let state = from;
  for (;;) {
    const next = undo(state.rows, state.history, how);
    if (!next) return state;
    state = next;
  }
};

const makeAllAgain = (from: State): State => {
  let state = from;
  for (;;) {
    const next = redo(state.rows, state.history, how);
    if (!next) return state;
    state = next;
  }
};

describe('history', () => {
  it('takes any sequence of commands back and makes it again', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const done = run(commands);
        const back = takeAllBack(done);
        expect(back.rows).toEqual(start);
        expect(makeAllAgain(back).rows).toEqual(done.rows);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what was saved meanwhile: rows that came stay, rows that changed are not set back', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const done = run(commands);
        const came: Row = { key: 's9', saved: 'nine', typed: {} };
        const renewed = done.rows.map((row) => (row.key === 's1' ? { ...row, saved: 'one, renewed' } : row));
        const back = takeAllBack({ rows: [came, ...renewed], history: done.history });
        expect(back.rows.filter(({ key }) => key !== 's9')).toEqual(
          start.map((row) => (row.key === 's1' ? { ...row, saved: 'one, renewed' } : row)),
        );
        expect(back.rows[0]).toBe(came);
      }),
    );
  });

  it('forgets what was taken back once something else is done, and skips edits that changed nothing', () => {
    const first = run([(rows) => typeText(rows, 's1', 'a', 'p', kind)]);
    const back = undo(first.rows, first.history, how);
    if (!back) throw new Error('Nothing was taken back.');
    expect(back.history.future).toHaveLength(1);
    expect(record(back.history, { kind: 'clear', count: 1 }, back.rows, [...back.rows], kind.keyOf)).toBe(
      back.history,
    );
    const next = typeText(back.rows, 's1', 'b', 'q', kind);
    const history = record(back.history, { kind: 'type', count: 1 }, back.rows, next, kind.keyOf);
    expect(redo(next, history, how)).toBeNull();
  });
});

describe('commands', () => {
  it('leave locked rows and columns that follow from others alone', () => {
    const whole = { top: 0, bottom: 3, left: 0, right: 2 };
    const filled = fillDown(typeText(start, 's1', 'a', 'p', kind), whole, columns, kind);
    expect(filled.map(({ typed }) => typed.a)).toEqual(['p', undefined, 'p', 'p']);
    expect(filled.every(({ typed }) => typed.c === undefined)).toBe(true);
    expect(clearRange(filled, whole, columns, kind).map(({ typed }) => typed.a)).toEqual([
      '',
      undefined,
      '',
      '',
    ]);
    expect(removeRows(start, whole, kind).map(({ key }) => key)).toEqual(['s1', 's2', 's3']);
  });

  it('fill a single row from the one above it', () => {
    const typed = typeText(start, 's3', 'b', 'q', kind);
    const [, , , last] = fillDown(typed, { top: 3, bottom: 3, left: 1, right: 1 }, columns, kind);
    expect(last?.typed).toEqual({ b: 'q' });
    expect(fillDown(typed, { top: 0, bottom: 0, left: 0, right: 1 }, columns, kind)).toBe(typed);
  });
});
