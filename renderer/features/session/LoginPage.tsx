import { useState } from 'react';
import { useStation } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { PasswordLogin } from './PasswordLogin';
import { PinLogin } from './PinLogin';

/** Log-in, with a PIN where the station allows it; after a session that ended by itself it says that what was typed is kept. */
export const LoginPage = ({
  wasInside,
  onLeave,
}: {
  readonly wasInside: boolean;
  readonly onLeave: () => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const [isByPassword, setIsByPassword] = useState(false);
  if (station.isPending) return <Loading isWhole />;
  const note = wasInside ? t('login.session-ended') : null;
  const hasPin = station.data?.allowsPin === true;
  if (hasPin && !isByPassword) {
    return (
      <PinLogin
        station={station.data?.name ?? ''}
        note={note}
        onLeave={onLeave}
        onPassword={() => setIsByPassword(true)}
      />
    );
  }
  return <PasswordLogin note={note} onLeave={onLeave} onPin={hasPin ? () => setIsByPassword(false) : null} />;
};
