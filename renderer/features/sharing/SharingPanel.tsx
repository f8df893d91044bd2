import { Button, Code, CopyButton, NumberInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import classes from './SharingPanel.module.css';

const USUAL_PORT = 4781;

/** Whether tablets of the network may use this PC's data, how they get in, and the switch; for administrators. */
export const SharingPanel = () => {
  const { t, format } = useWords();
  const [port, setPort] = useState(USUAL_PORT);
  const sharing = useQuery(procedures.sharing.status.queryOptions({ staleTime: 0 }));
  const onSettled = () => sharing.refetch();
  const start = useMutation({ ...procedures.sharing.start.mutationOptions(), onSettled });
  const stop = useMutation({ ...procedures.sharing.stop.mutationOptions(), onSettled });
  if (sharing.isError) return <ErrorPanel error={sharing.error} onRetry={() => void sharing.refetch()} />;
  if (!sharing.data) return <Loading height={240} />;
  const { isPossible, isOn, addresses, fingerprint, since, by } = sharing.data;
  if (!isPossible) return <EmptyState title={t('sharing.title')} text={t('sharing.not-here')} />;
  const failure = start.error ?? stop.error;
  return (
    <section className={classes.panel} aria-label={t('sharing.title')}>
      {failure && <Notice kind="critical">{describeFailure(failure)}</Notice>}
      <p>{t(isOn ? 'sharing.on' : 'sharing.off')}</p>
      {isOn ? (
        <>
          <ul className={classes.addresses}>
            {addresses.map((address) => (
              <li key={address}>
                <Code>{address}</Code>
                <CopyButton value={address}>
                  {({ copied, copy }) => (
                    <Button size="compact-sm" variant="subtle" onClick={copy}>
                      {t(copied ? 'sharing.copied' : 'sharing.copy')}
                    </Button>
                  )}
                </CopyButton>
              </li>
            ))}
          </ul>
          <dl className={classes.facts}>
            <dt>{t('sharing.fingerprint')}</dt>
            <dd>
              <Code className={classes.fingerprint}>{fingerprint}</Code>
              <span className={classes.help}>{t('sharing.fingerprint-help')}</span>
            </dd>
            <dt>{t('sharing.since')}</dt>
            <dd>
              {since === null ? '–' : t('sharing.since-by', { time: format.dateTime(since), by: by ?? '–' })}
            </dd>
          </dl>
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({})}>
            {t('sharing.stop')}
          </Button>
        </>
      ) : (
        <form
          className={classes.start}
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate({ port });
          }}
        >
          <NumberInput
            label={t('sharing.port')}
            description={t('sharing.port-help')}
            value={port}
            min={1024}
            max={65_535}
            allowDecimal={false}
            hideControls
            w={220}
            onChange={(value) => setPort(Number(value))}
          />
          <Button type="submit" loading={start.isPending}>
            {t('sharing.start')}
          </Button>
        </form>
      )}
    </section>
  );
};
