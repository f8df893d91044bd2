import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import classes from './Demo.module.css';
import { DemoContents } from './DemoContents';
import { DemoPasswords } from './DemoPasswords';
import { DemoProgress } from './DemoProgress';
import { useDemoLoad } from './useDemoLoad';

const Remove = ({
  clientCodes,
  onDone,
}: {
  readonly clientCodes: readonly string[];
  readonly onDone: () => void;
}) => {
  const { t, format } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation({
    ...procedures.demo.remove.mutationOptions(),
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries();
    },
  });
  return (
    <>
      <div>
        <Button variant="default" onClick={() => setIsAsking(true)}>
          {t('demo.remove')}
        </Button>
      </div>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('demo.remove-title')}
        size={520}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={classes.progress}>
          <p className={classes.text}>{t('demo.remove-goes')}</p>
          <p className={classes.text}>{t('demo.remove-stays', { clients: format.list([...clientCodes]) })}</p>
          {remove.isError && <Notice kind="critical">{describeFailure(remove.error)}</Notice>}
          <div className={classes.row}>
            <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
              {t('cancel')}
            </Button>
            <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate({})}>
              {t('demo.remove-do')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
};

/** The demo plant for administrators: whether it is here, loading it, and taking it out. */
export const DemoPanel = () => {
  const { t, format } = useWords();
  const demo = useDemoLoad();
  const { status, loaded } = demo;
  if (status.isError && !status.data) {
    return <ErrorPanel error={status.error} onRetry={() => void status.refetch()} />;
  }
  if (!status.data) return <Loading height={240} />;
  const here = status.data.loaded;
  const others = status.data.inTheWay.filter((code) => !here?.clientCodes.includes(code));
  return (
    <section className={classes.panel} aria-labelledby="demo-title">
      <h2 className={classes.title} id="demo-title">
        {t('demo.title')}
      </h2>
      {demo.failure !== null && !demo.isRunning && (
        <Notice kind={demo.isCancelled ? 'plain' : 'critical'}>{demo.failure}</Notice>
      )}
      {demo.isRunning ? (
        <DemoProgress load={demo} />
      ) : here ? (
        <>
          {loaded && <DemoPasswords loaded={loaded} />}
          <dl className={classes.facts}>
            <dt>{t('demo.clients')}</dt>
            <dd>{format.list(here.clientCodes)}</dd>
            <dt>{t('demo.days')}</dt>
            <dd>{t('demo.days-until', { days: here.days, until: format.date(here.until, 'full') })}</dd>
            <dt>{t('demo.seed')}</dt>
            <dd>{here.seed}</dd>
          </dl>
          <p className={classes.text}>{t('demo.users-text')}</p>
          <Remove clientCodes={here.clientCodes} onDone={demo.forget} />
        </>
      ) : status.data.canLoad ? (
        <>
          <DemoContents />
          <div>
            <Button onClick={demo.load} loading={demo.isStarting}>
              {t('demo.load')}
            </Button>
          </div>
        </>
      ) : (
        <p className={classes.text}>
          {t('demo.in-the-way', { count: others.length, clients: format.list(others.slice(0, 5)) })}
        </p>
      )}
    </section>
  );
};
