import { useMantineColorScheme } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Me } from '../../../electron/contract/session';
import { useReconnect } from '../../api/reconnect';
import { useIdleWatch, useMe, useSetupStatus } from '../../api/session';
import { chooseLanguage } from '../../i18n';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Frame } from '../../ui/Frame';
import { Loading } from '../../ui/Loading';
import { FirstRunPage } from '../setup/FirstRunPage';
import { LoginPage } from './LoginPage';
import { PasswordPage } from './PasswordPage';
import { SignedIn } from './SignedIn';
import { UserMenu } from './UserMenu';

const Inside = ({ me }: { me: Me }) => {
  const { setColorScheme } = useMantineColorScheme();
  useIdleWatch(me.idleSeconds);
  useEffect(() => {
    if (me.language) chooseLanguage(me.language);
  }, [me.language]);
  useEffect(() => {
    if (me.theme) setColorScheme(me.theme);
  }, [me.theme, setColorScheme]);
  const [isChanging, setIsChanging] = useState(false);
  if (me.mustChangePassword || isChanging) {
    return <PasswordPage isForced={me.mustChangePassword} onDone={() => setIsChanging(false)} />;
  }
  return (
    <SignedIn value={me}>
      <Frame role={me.role} userMenu={<UserMenu me={me} onPassword={() => setIsChanging(true)} />}>
        <Outlet />
      </Frame>
    </SignedIn>
  );
};

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
  if (status.data.needsAdmin) return <FirstRunPage />;
  if (!me.data) return <LoginPage wasInside={wasInside} onLeave={() => setWasInside(false)} />;
  return <Inside key={me.data.code} me={me.data} />;
};
