import { Button, Code, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import panel from '../../ui/panels.module.css';

const INDUSTRIES = ['apparel', 'footwear', 'textile', 'general'] as const;

/** What an administrator without a client sees: the one next step, as a form and as a command. */
export const FirstClient = () => {
  const { t } = useWords();
  const [values, setValues] = useState({ code: '', name: '' });
  const [industry, setIndustry] = useState<(typeof INDUSTRIES)[number]>('apparel');
  const [isAsked, setIsAsked] = useState(false);
  const provision = useMutation({
    ...procedures.clients.provision.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const refused = provision.isError ? fieldSentences(provision.error) : {};
  const field = (name: 'code' | 'name') => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
    ...(isAsked && !values[name].trim()
      ? { error: t('form.required') }
      : refused[name]
        ? { error: refused[name] }
        : {}),
  });
  return (
    <form
      className={panel.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        if (values.code.trim() && values.name.trim()) provision.mutate({ ...values, industry });
      }}
    >
      <h2 className={panel.title}>{t('first-client.title')}</h2>
      <p className={panel.text}>{t('first-client.text')}</p>
      {provision.isError && Object.keys(refused).length === 0 && (
        <Notice kind="critical">{describeFailure(provision.error)}</Notice>
      )}
      <TextInput
        w="100%"
        maw={240}
        label={t('first-client.code')}
        description={t('first-client.code-help')}
        maxLength={20}
        {...field('code')}
      />
      <TextInput w="100%" label={t('first-client.name')} maxLength={100} {...field('name')} />
      <Select
        w="100%"
        maw={240}
        label={t('first-client.industry')}
        description={t('first-client.industry-help')}
        allowDeselect={false}
        data={INDUSTRIES.map((value) => ({ value, label: t(`industry.${value}`) }))}
        value={industry}
        onChange={(value) => setIndustry(INDUSTRIES.find((known) => known === value) ?? 'general')}
      />
      <Button type="submit" loading={provision.isPending}>
        {t('first-client.submit')}
      </Button>
      <p className={panel.text}>{t('first-client.command')}</p>
      <Code block w="100%" tabIndex={0}>
        npm run -s lineside -- client provision {values.code.trim() || 'ACME'} --name "
        {values.name.trim() || 'Acme'}" --industry {industry}
      </Code>
    </form>
  );
};
