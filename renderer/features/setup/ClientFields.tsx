import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../../i18n/useWords';
import { keep, suggestCode, useKept } from './kept';
import classes from './Setup.module.css';

const INDUSTRIES = ['apparel', 'footwear', 'textile', 'general'] as const;

/** What the fields of a first client say, with what they suggest where nothing was typed. */
export const useClientFields = () => {
  const kept = useKept();
  return {
    name: kept.clientName.trim(),
    code: (kept.clientCode ?? suggestCode(kept.clientName)).trim(),
    industry: kept.industry,
    line: kept.line.trim(),
    timezone: kept.timezone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
};

/** Asks for the first client; the code follows the name until somebody types one. */
export const ClientFields = ({
  errors,
  onChange,
}: {
  readonly errors: Readonly<Partial<Record<'name' | 'code' | 'line' | 'timezone', string | undefined>>>;
  readonly onChange: () => void;
}) => {
  const { t } = useWords();
  const kept = useKept();
  const values = useClientFields();
  const zones = useMemo(
    () => [...new Set([values.timezone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])],
    [values.timezone],
  );
  const change = (next: Parameters<typeof keep>[0]) => {
    keep(next);
    onChange();
  };
  const errorOf = (name: keyof typeof errors) => (errors[name] ? { error: errors[name] } : {});
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('first-client.name')}
        name="clientName"
        autoFocus
        maxLength={100}
        value={kept.clientName}
        onChange={(event) => change({ clientName: event.currentTarget.value })}
        {...errorOf('name')}
      />
      <TextInput
        label={t('first-client.code')}
        name="clientCode"
        maxLength={20}
        spellCheck={false}
        value={kept.clientCode ?? suggestCode(kept.clientName)}
        onChange={(event) => change({ clientCode: event.currentTarget.value })}
        {...errorOf('code')}
      />
      <Select
        label={t('first-client.industry')}
        description={t('first-client.industry-help')}
        allowDeselect={false}
        data={INDUSTRIES.map((value) => ({ value, label: t(`industry.${value}`) }))}
        value={kept.industry}
        onChange={(value) => change({ industry: INDUSTRIES.find((known) => known === value) ?? 'general' })}
      />
      <TextInput
        label={t('first-client.line')}
        description={t('first-client.line-help')}
        name="line"
        maxLength={20}
        spellCheck={false}
        value={kept.line}
        onChange={(event) => change({ line: event.currentTarget.value })}
        {...errorOf('line')}
      />
      <Select
        label={t('first-client.timezone')}
        searchable
        allowDeselect={false}
        limit={60}
        data={zones}
        value={values.timezone}
        onChange={(value) => value && change({ timezone: value })}
        {...errorOf('timezone')}
      />
    </div>
  );
};
