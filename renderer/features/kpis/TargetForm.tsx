import { Button, Checkbox, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import type { KpiName } from '../../../electron/contract/kpi';
import { describeFailure, fieldSentences } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { amountsOf } from './amounts';
import { useSetTarget, type Targets } from './useTargetChange';
import classes from './Targets.module.css';

const FIELDS = ['target', 'warning', 'critical'] as const;
type Field = (typeof FIELDS)[number];

/** Sets a target with its limits from a date on; each mistake stands under its field. */
export const TargetForm = ({
  kpi,
  clientId,
  targets,
  today,
}: {
  readonly kpi: KpiName;
  readonly clientId: number;
  readonly targets: Targets;
  readonly today: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  const amounts = amountsOf(kpi, words);
  const set = useSetTarget(clientId, kpi);
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({
    target: '',
    warning: '',
    critical: '',
  });
  const [from, setFrom] = useState(today);
  const [isForAll, setIsForAll] = useState(targets.length === 0);
  const [isAsked, setIsAsked] = useState(false);
  const numbers = {
    target: format.parse(typed.target),
    warning: format.parse(typed.warning),
    critical: format.parse(typed.critical),
  };
  const told = set.error ? fieldSentences(set.error) : {};
  const errorOf = (field: Field): string | undefined => {
    if (isAsked && Number.isNaN(numbers[field])) return t('form.number');
    if (isAsked && field === 'target' && numbers.target === null) return t('form.required');
    return told[field];
  };
  const isTold = FIELDS.some((field) => told[field]);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        const { target, warning, critical } = numbers;
        if (target === null || [target, warning, critical].some(Number.isNaN)) return;
        const key = isForAll ? null : from;
        set.mutate(
          {
            target,
            warning,
            critical,
            ...(key === null ? {} : { from: key }),
            version: targets.find((known) => known.from === key)?.version ?? 0,
          },
          {
            onSuccess: () => {
              setTyped({ target: '', warning: '', critical: '' });
              setIsAsked(false);
            },
          },
        );
      }}
    >
      <h3 className={classes.formTitle}>{t('targets.new')}</h3>
      <div className={classes.fields}>
        {FIELDS.map((field, at) => (
          <TextInput
            key={field}
            label={`${t(`targets.${field}`)} ${at === 0 ? amounts.unit : ''}`}
            description={t(`targets.${field}-help`)}
            inputMode="decimal"
            autoComplete="off"
            required={at === 0}
            withAsterisk={false}
            value={typed[field]}
            onChange={(event) => {
              set.reset();
              setTyped({ ...typed, [field]: event.currentTarget.value });
            }}
            error={errorOf(field)}
          />
        ))}
      </div>
      <div className={classes.dates}>
        <DatePickerInput
          label={t('targets.from')}
          valueFormat="ddd D MMM YYYY"
          value={from}
          disabled={isForAll}
          onChange={(date) => date && setFrom(date)}
          popoverProps={{ withinPortal: false }}
          error={told['from']}
        />
        <Checkbox
          label={t('targets.for-all')}
          checked={isForAll}
          onChange={(event) => setIsForAll(event.currentTarget.checked)}
        />
      </div>
      {set.error && !isTold && <Notice kind="critical">{describeFailure(set.error)}</Notice>}
      <div className={classes.foot}>
        <Button type="submit" loading={set.isPending}>
          {t('targets.save')}
        </Button>
      </div>
    </form>
  );
};
