import { Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { DemoContents } from '../demo/DemoContents';
import { DemoPasswords } from '../demo/DemoPasswords';
import { DemoProgress } from '../demo/DemoProgress';
import { useDemoLoad } from '../demo/useDemoLoad';
import { useSignedIn } from '../session/SignedIn';
import { ClientFields, useClientFields } from './ClientFields';
import { forgetFirstRun, keep, useKept } from './kept';
import { SetupCard } from './SetupCard';
import classes from './Setup.module.css';

const CHOICES = ['empty', 'demo'] as const;

/** An own first client, or the demo plant to look around in. */
export const StartStep = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const { start } = useKept();
  const client = useClientFields();
  const [isAsked, setIsAsked] = useState(false);
  const demo = useDemoLoad();
  const provision = useMutation({
    ...procedures.clients.provision.mutationOptions(),
    onSuccess: async ({ code }) => {
      keep({ step: 'done', clientCode: code });
      await queryClient.invalidateQueries();
    },
  });
  const refused = provision.isError ? fieldSentences(provision.error) : {};
  const required = (name: 'name' | 'code' | 'line') =>
    isAsked && client[name] === '' ? t('form.required') : refused[name];
  const goOn = () => {
    demo.forget();
    keep({ step: 'done', clientCode: null });
  };
  const submit = () => {
    if (demo.isThere) return goOn();
    if (start === 'demo') return demo.load();
    setIsAsked(true);
    if (client.name && client.code && client.line && !provision.isPending) provision.mutate(client);
  };

  if (demo.isThere) {
    return (
      <SetupCard
        step="start"
        title={t('demo.loaded-title')}
        text={t(demo.loaded ? 'demo.passwords-text' : 'demo.passwords-told')}
        next={t('setup.next')}
        onNext={submit}
      >
        {demo.loaded && <DemoPasswords loaded={demo.loaded} />}
      </SetupCard>
    );
  }
  if (demo.isRunning) {
    return (
      <SetupCard
        step="start"
        title={t('demo.loading-title')}
        text={t('demo.loading-text')}
        onNext={() => undefined}
      >
        <DemoProgress load={demo} />
      </SetupCard>
    );
  }
  const isEmpty = start === 'empty';
  const failure =
    demo.failure ??
    (provision.isError && Object.keys(refused).length === 0 ? describeFailure(provision.error) : null);
  return (
    <SetupCard
      step="start"
      title={t('setup.start-title')}
      text={t('setup.start-text', { name: me.username })}
      next={t(isEmpty ? 'first-client.submit' : 'demo.load')}
      onNext={submit}
      isBusy={provision.isPending || demo.isStarting}
      onBack={undefined}
    >
      {failure !== null && <Notice kind={demo.isCancelled ? 'plain' : 'critical'}>{failure}</Notice>}
      <Radio.Group
        aria-label={t('setup.start-title')}
        value={start}
        onChange={(value) => keep({ start: CHOICES.find((known) => known === value) ?? 'empty' })}
      >
        <div className={classes.choices}>
          {CHOICES.map((value) => (
            <Radio.Card key={value} value={value} className={classes.choice} radius="sm">
              <b>{t(`setup.start-${value}`)}</b>
              <span className={classes.small}>{t(`setup.start-${value}-text`)}</span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {isEmpty ? (
        <ClientFields
          errors={{
            name: required('name'),
            code: required('code'),
            line: required('line'),
            timezone: refused['timezone'],
          }}
          onChange={() => provision.reset()}
        />
      ) : (
        <DemoContents />
      )}
      <button type="button" className={classes.later} onClick={forgetFirstRun}>
        {t('setup.later')}
      </button>
    </SetupCard>
  );
};
