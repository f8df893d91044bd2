import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { describeFailure, failureOf, fieldSentences } from '../../api/failure';
import { unparked, useParking } from './useParking';

type Errors<Values> = Partial<Record<keyof Values & string, string>>;

/** What a record is now that somebody else saved it first: its values as the form shows them, and its version. */
export type Theirs<Values> = { readonly values: Values; readonly version: number };

type Options<Values, Saved> = {
  readonly initial: Values;
  /** The version that the form was opened with; without one the record is new. */
  readonly version?: number | undefined;
  /** What is wrong by itself, by field; empty when it may be sent. */
  readonly check?: (values: Values) => Errors<Values>;
  /** Sends it; what it throws is told under the fields it names, else above the form. */
  readonly save: (values: Values, version: number) => Promise<Saved>;
  /** Reads the record that a `conflict` carries in `details.theirs`; without it a conflict is only told. */
  readonly readTheirs?: (theirs: unknown) => Theirs<Values>;
  /** Is given what `save` answered. */
  readonly onSaved: (saved: Saved) => void;
};

/** A question that stands between what was typed and its loss. */
export type LeaveGuard = {
  readonly isAsking: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
};

/** What the drawer of a record needs to know of its form. */
export type RecordForm = {
  readonly failure: string | null;
  /** Counts the attempts that were refused: the drawer then leads to the first field that is wrong. */
  readonly refusals: number;
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  readonly guard: LeaveGuard;
  /** Names of the fields in which somebody else's values differ, with those; null while nobody was quicker. */
  readonly clash: ClashView | null;
  /** Runs it at once where nothing would be lost, else once the user agreed. */
  readonly leaveBy: (go: () => void) => void;
  readonly submit: () => Promise<void>;
};

/** Both values of each field that two people changed. */
export type ClashView = {
  readonly fields: readonly { readonly name: string; readonly theirs: unknown; readonly mine: unknown }[];
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const readClash = <Values>(
  error: unknown,
  readTheirs: ((theirs: unknown) => Theirs<Values>) | undefined,
): Theirs<Values> | null => {
  const { code, data } = failureOf(error);
  const details = data?.details;
  if (code !== 'conflict' || !readTheirs || typeof details !== 'object' || details === null) return null;
  return 'theirs' in details && details.theirs !== null ? readTheirs(details.theirs) : null;
};

/**
 * The state of a form that makes or changes one record: values, a sentence under each field that is wrong, one above for
 * the rest, both values where somebody else was quicker, and a question before what was typed is thrown away, by whatever
 * way the page is left.
 */
export const useRecordForm = <Values extends object, Saved>({
  initial,
  version = 0,
  check,
  save,
  readTheirs,
  onSaved,
}: Options<Values, Saved>) => {
  const [values, setValues] = useState(() => unparked(initial) ?? initial);
  const [base, setBase] = useState({ values: initial, version });
  const [errors, setErrors] = useState<Errors<Values>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [theirs, setTheirs] = useState<Theirs<Values> | null>(null);
  const [pending, setPending] = useState<(() => void) | null>(null);
  const isLeaving = useRef(false);
  const isDirty = !isSame(values, base.values);
  useParking(values, isDirty);

  const blocker = useBlocker({
    shouldBlockFn: () => isDirty && !isLeaving.current,
    enableBeforeUnload: () => isDirty && !isLeaving.current,
    disabled: !isDirty,
    withResolver: true,
  });

  const change = (next: Partial<Values>): void => {
    isLeaving.current = false;
    setValues((before) => ({ ...before, ...next }));
  };

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    const wrong = check?.(values) ?? {};
    setErrors(wrong);
    setFailure(null);
    setTheirs(null);
    if (Object.keys(wrong).length > 0) {
      setRefusals((count) => count + 1);
      return;
    }
    setIsBusy(true);
    try {
      const saved = await save(values, base.version);
      isLeaving.current = true;
      onSaved(saved);
    } catch (error) {
      const clash = readClash(error, readTheirs);
      const named = fieldSentences(error);
      const known = Object.fromEntries(
        Object.entries(named).filter(([name]) => (name.split('.')[0] ?? '') in values),
      );
      setErrors(known as Errors<Values>);
      if (clash) setTheirs(clash);
      else if (Object.keys(known).length === 0) setFailure(describeFailure(error));
      setRefusals((count) => count + 1);
    } finally {
      setIsBusy(false);
    }
  };

  const guard: LeaveGuard = {
    isAsking: pending !== null || blocker.status === 'blocked',
    stay: () => {
      setPending(null);
      blocker.reset?.();
    },
    leave: () => {
      isLeaving.current = true;
      setPending(null);
      pending?.();
      blocker.proceed?.();
    },
  };

  const clash: ClashView | null = theirs && {
    fields: (Object.keys(values) as (keyof Values & string)[])
      .filter((name) => !isSame(values[name], theirs.values[name]))
      .map((name) => ({ name, theirs: theirs.values[name], mine: values[name] })),
    takeTheirs: () => {
      setBase(theirs);
      setValues(theirs.values);
      setTheirs(null);
    },
    keepMine: () => {
      setBase(theirs);
      setTheirs(null);
    },
  };

  return {
    values,
    failure,
    refusals,
    isBusy,
    isDirty,
    guard,
    clash,
    leaveBy: (go: () => void): void => {
      // Once the key is dealt with: the question would take the same Escape for its own answer.
      if (isDirty && !isLeaving.current && !isBusy) setTimeout(() => setPending(() => go));
      else go();
    },
    submit,
    change,
    /** Name and error of a field, as components take them; `path` goes on to a part of it: `1.startTime`. */
    errorOf: (name: keyof Values & string, path?: string) => {
      const full = path === undefined ? name : `${name}.${path}`;
      const error = (errors as Readonly<Record<string, string | undefined>>)[full];
      return { name: full, ...(error ? { error } : {}) };
    },
    /** Value, change and error of a text field. */
    text: (name: keyof Values & string) => ({
      name,
      value: String(values[name] ?? ''),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const { value } = event.currentTarget;
        isLeaving.current = false;
        setValues((before) => ({ ...before, [name]: value }));
      },
      ...(errors[name] ? { error: errors[name] } : {}),
    }),
  };
};
