import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useLogout } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { usePageKeys } from '../../ui/usePageKeys';
import { WithClient } from '../kpis/WithClient';
import { clientOf } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { BoardScreen } from './BoardScreen';
import { BoardSetup } from './BoardSetup';
import { toggleFullScreen } from './fullScreen';
import classes from './Board.module.css';

/** The board alone, with the keys that there are: F for the full screen, Escape to go. */
export const BoardAlone = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/board' });
  const navigate = useNavigate({ from: '/board' });
  const logout = useLogout();
  const [isLeaving, setIsLeaving] = useState(false);
  const client = clientOf(me.clients, search.client);
  usePageKeys({
    f: () => void toggleFullScreen(),
    Escape: () => {
      if (me.isBoard) setIsLeaving((before) => !before);
      else void navigate({ search: (before) => ({ ...before, on: undefined }) });
    },
    Enter: () => {
      if (isLeaving) logout.mutate({});
    },
  });
  if (!client) return null;
  return (
    <>
      <BoardScreen client={client} search={search} />
      {isLeaving && (
        <div className={classes.leave} role="alertdialog" aria-label={t('board.leave')}>
          {t('board.leave')}
        </div>
      )}
    </>
  );
};

/** Sets a board up, or shows it. */
export const BoardPage = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const { client, on } = useSearch({ from: '/board' });
  if (me.isBoard || on) return <BoardAlone />;
  return (
    <WithClient code={client} title={t('nav.board')}>
      {(found) => <BoardSetup key={found.id} client={found} />}
    </WithClient>
  );
};
