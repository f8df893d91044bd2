import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { i18n } from '../../i18n';

type Errors<Values> = Partial<Record<keyof Values & string, string>>;

type Options<Values> = {
  readonly initial: Values;
  /** What is wrong by itself, by field; empty when it may be sent. */
  readonly check?: (values: Values) => Errors<Values>;
  /** Sends it; what it throws is told under the fields it names, else above the form. */
  readonly save: (values: Values) => Promise<unknown>;
  readonly onSaved: () => void;
};

/**
 * The state of a form that makes or changes one record: values, a sentence under each field that is wrong, one above for
 * the rest, and a question before what was typed is thrown away.
 */
export const useRecordForm = <Values extends object>({ initial, check, save, onSaved }: Options<Values>) => {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<Values>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isDirty = JSON.stringify(values) !== JSON.stringify(initial);
  const mayLeave = (): boolean =>
    // The browser's own question: it also stands when the page itself is left.
    // oxlint-disable-next-line eslint/no-alert
    !isDirty || isBusy || window.confirm(i18n.t('form.unsaved'));

  useBlocker({
    shouldBlockFn: () => !mayLeave(),
    enableBeforeUnload: () => isDirty && !isBusy,
    disabled: !isDirty,
  });

  const submit = async (): Promise<void> => {
    const wrong = check?.(values) ?? {};
    setErrors(wrong);
    setFailure(null);
    if (Object.keys(wrong).length > 0) return;
    setIsBusy(true);
    try {
      await save(values);
      onSaved();
    } catch (error) {
      const named = fieldSentences(error);
      const known = Object.fromEntries(Object.entries(named).filter(([name]) => name in values));
      setErrors(known as Errors<Values>);
      if (Object.keys(known).length === 0) setFailure(describeFailure(error));
    } finally {
      setIsBusy(false);
    }
  };

  return {
    values,
    failure,
    isBusy,
    isDirty,
    mayLeave,
    submit,
    change: (next: Partial<Values>) => setValues((before) => ({ ...before, ...next })),
    /** Error of a field, as components take it. */
    errorOf: (name: keyof Values & string) => (errors[name] ? { error: errors[name] } : {}),
    /** Value, change and error of a text field. */
    text: (name: keyof Values & string) => ({
      value: String(values[name] ?? ''),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const { value } = event.currentTarget;
        setValues((before) => ({ ...before, [name]: value }));
      },
      ...(errors[name] ? { error: errors[name] } : {}),
    }),
  };
};
