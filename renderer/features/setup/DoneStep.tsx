import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/useWords';
import { clientOf } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { startTour } from '../tour/tour';
import { forgetFirstRun, useKept } from './kept';
import { SetupCard } from './SetupCard';

/** The way in: straight to the work, or once around first. */
export const DoneStep = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const navigate = useNavigate();
  const { start, clientCode } = useKept();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const client = clientCode ?? clientOf(me.clients, undefined)?.code;
  const isEmpty = start === 'empty';
  const leave = async (): Promise<void> => {
    await navigate({ to: isEmpty ? '/sheet' : '/today', search: client === undefined ? {} : { client } });
    forgetFirstRun();
  };
  const goAround = async (): Promise<void> => {
    await leave();
    startTour();
  };
  return (
    <SetupCard
      step="done"
      title={t('setup.done-title')}
      text={t(isEmpty ? 'setup.done-empty' : 'setup.done-demo', { client: client ?? '' })}
      next={t(isEmpty ? 'setup.first-shift' : 'setup.look-around')}
      nextRef={next}
      onNext={() => void leave()}
      aside={
        <Button variant="default" onClick={() => void goAround()}>
          {t('tour.take')}
        </Button>
      }
    >
      {null}
    </SetupCard>
  );
};
