import { useHotkeys } from '@mantine/hooks';
import { useMantineColorScheme } from '@mantine/core';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { hasRight } from '../../../electron/contract/rights';
import type { Me } from '../../../electron/contract/session';
import { useLive } from '../../api/live';
import { chooseLanguage } from '../../i18n';
import { chooseNumberFormat } from '../../i18n/numberFormat';
import { chooseDensity } from '../../ui/density';
import { Frame } from '../../ui/Frame';
import { FrameTools } from '../../ui/FrameTools';
import { KeysHelp } from '../../ui/KeysHelp';
import { NoticeBell } from '../notifications/NoticeBell';
import { Toasts } from '../notifications/Toasts';
import { FindButton } from '../palette/FindButton';
import { Palette } from '../palette/Palette';
import { DemoBadge } from '../demo/DemoBadge';
import { RunningStops } from '../running-stops/RunningStops';
import { DemoNews } from '../demo/DemoNews';
import { useIsStarting } from '../setup/kept';
import { SetupAfter } from '../setup/SetupWizard';
import { Tour } from '../tour/Tour';
import { TourOffer } from '../tour/TourOffer';
import { OwnPinPage } from './OwnPinPage';
import { PasswordPage } from './PasswordPage';
import { SignedIn } from './SignedIn';
import { UserMenu } from './UserMenu';

/** Makes the page look as the user chose, at once and whenever it changes. */
const useLooks = ({ language, theme, density, numberFormat }: Me): void => {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (language) chooseLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme) setColorScheme(theme);
  }, [theme, setColorScheme]);
  useEffect(() => chooseDensity(density), [density]);
  useEffect(() => chooseNumberFormat(numberFormat), [numberFormat]);
};

const TYPED_INTO = ['INPUT', 'TEXTAREA', 'SELECT'];

/** The pages of who is logged in, in their frame, with what opens over any of them. */
export const Inside = ({ me }: { readonly me: Me }) => {
  useLooks(me);
  useLive(!me.mustChangePassword);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isOnWall = useRouterState({
    select: ({ location }) => location.pathname === '/board' && 'on' in location.search,
  });
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const [isSettingPin, setIsSettingPin] = useState(false);
  const isStarting = useIsStarting(me.code);
  useHotkeys([['mod+K', () => setOver((before) => (before === 'palette' ? null : 'palette'))]], []);
  useHotkeys([['shift+?', () => setOver('keys')]], TYPED_INTO);
  const tools = useMemo(
    () => (
      <>
        <FindButton onClick={() => setOver('palette')} />
        <NoticeBell />
      </>
    ),
    [],
  );
  if (me.mustChangePassword) return <PasswordPage />;
  if (isSettingPin) return <OwnPinPage hasPin={me.hasPin === true} onDone={() => setIsSettingPin(false)} />;
  if (isStarting) {
    return (
      <SignedIn value={me}>
        <SetupAfter />
      </SignedIn>
    );
  }
  if (me.isBoard || isOnWall) {
    return (
      <SignedIn value={me}>{path === '/board' ? <Outlet /> : <Navigate to="/board" replace />}</SignedIn>
    );
  }
  const close = () => setOver(null);
  return (
    <SignedIn value={me}>
      <FrameTools value={tools}>
        <Frame
          me={me}
          badge={<DemoBadge me={me} />}
          standing={<RunningStops />}
          userMenu={
            <>
              <TourOffer me={me} />
              <UserMenu me={me} onPin={() => setIsSettingPin(true)} />
            </>
          }
          onKeys={() => setOver('keys')}
        >
          <Outlet />
        </Frame>
        <Palette isOpen={over === 'palette'} onClose={close} onKeys={() => setOver('keys')} />
        <KeysHelp path={path} isOpen={over === 'keys'} onClose={close} />
        <Toasts />
        {hasRight(me.role, 'administer') && <DemoNews />}
        <Tour me={me} />
      </FrameTools>
    </SignedIn>
  );
};
