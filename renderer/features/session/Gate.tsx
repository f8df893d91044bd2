import { useEffect, useState } from 'react';
import { useReconnect } from '../../api/reconnect';
import { hasLoggedOut, useMe, useSetupStatus } from '../../api/session';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { SetupBefore } from '../setup/SetupWizard';
import { IdleWarning } from './IdleWarning';
import { Inside } from './Inside';
import { LoginPage } from './LoginPage';

/** Shows the page to who is logged in, else log-in or first run; the address stays, so that both lead back to it. */
export const Gate = () => {
  const status = useSetupStatus();
  const me = useMe();
  useReconnect();
  const [wasInside, setWasInside] = useState(false);
  const isInside = Boolean(me.data);
  useEffect(() => {
    if (isInside) setWasInside(true);
  }, [isInside]);

  const error = status.error ?? (me.data === undefined ? me.error : null);
  if (error) {
    return (
      <ErrorPanel error={error} onRetry={() => void Promise.all([status.refetch(), me.refetch()])} isWhole />
    );
  }
  if (!status.data || me.data === undefined) return <Loading isWhole />;
  if (status.data.needsAdmin && status.data.folder) return <SetupBefore folder={status.data.folder} />;
  if (!me.data)
    return <LoginPage wasInside={wasInside && !hasLoggedOut()} onLeave={() => setWasInside(false)} />;
  return (
    <>
      <Inside key={`${me.data.code}${me.data.isBoard ? ' board' : ''}`} me={me.data} />
      {!me.data.isBoard && <IdleWarning idleSeconds={me.data.idleSeconds} />}
    </>
  );
};
