import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import panel from '../../ui/panels.module.css';
import { ClientFields, useClientFields } from './ClientFields';

/** What an administrator without a client sees: the one next step as a form, and the demo plant as the other. */
export const FirstClient = () => {
  const { t } = useWords();
  const client = useClientFields();
  const [isAsked, setIsAsked] = useState(false);
  const provision = useMutation({
    ...procedures.clients.provision.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const refused = provision.isError ? fieldSentences(provision.error) : {};
  const required = (name: 'name' | 'code' | 'line') =>
    isAsked && client[name] === '' ? t('form.required') : refused[name];
  return (
    <form
      className={panel.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        if (client.name && client.code && client.line) provision.mutate(client);
      }}
    >
      <h2 className={panel.title}>{t('first-client.title')}</h2>
      <p className={panel.text}>{t('first-client.text')}</p>
      {provision.isError && Object.keys(refused).length === 0 && (
        <Notice kind="critical">{describeFailure(provision.error)}</Notice>
      )}
      <ClientFields
        errors={{
          name: required('name'),
          code: required('code'),
          line: required('line'),
          timezone: refused['timezone'],
        }}
        onChange={() => provision.reset()}
      />
      <Button type="submit" loading={provision.isPending}>
        {t('first-client.submit')}
      </Button>
      <Link to="/admin" search={{ tab: 'demo' }}>
        {t('first-client.demo')}
      </Link>
    </form>
  );
};
