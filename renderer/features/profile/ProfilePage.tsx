import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Modal } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { Page } from '../../ui/Page';

import { useSignedIn } from '../session/SignedIn';
import { startTour } from '../tour/tour';
import { Looks } from './Looks';
import { OwnSessions } from './OwnSessions';
import { PasswordForm } from './PasswordForm';
import { Preview } from './Preview';
import classes from './Profile.module.css';

const Who = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const facts = [
    [t('field.full-name'), me.fullName],
    [t('field.username'), me.username],
    [t('users.role'), t(`role.${me.role}`)],
    [
      t('users.clients'),
      me.role === 'ADMIN' || me.role === 'POWERUSER'
        ? t('users.all-clients')
        : me.clients.map(({ name }) => name).join(', ') || '–',
    ],
  ] as const;
  return (
    <section className={classes.section} aria-labelledby="profile-who">
      <h2 id="profile-who" className={classes.title}>
        {t('profile.who')}
      </h2>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{t('profile.who-note')}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={startTour}>
          {t('tour.again')}
        </Button>
      </div>
    </section>
  );
};

const Password = () => {
  const { t } = useWords();
  const { open } = useSearch({ from: '/profile' });
  const navigate = useNavigate({ from: '/profile' });
  const show = (isOpen: boolean) =>
    void navigate({ search: isOpen ? { open: 'password' } : {}, replace: true });
  return (
    <section className={classes.section} aria-labelledby="profile-password">
      <h2 id="profile-password" className={classes.title}>
        {t('field.password')}
      </h2>
      <p className={classes.note}>{t('profile.password-note')}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => show(true)}>
          {t('password.title')}
        </Button>
      </div>
      <Modal
        opened={open === 'password'}
        onClose={() => show(false)}
        title={t('password.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <PasswordForm onDone={() => show(false)} onCancel={() => show(false)} />
      </Modal>
    </section>
  );
};

/** One's own account: who one is, how pages look and write numbers, password and sessions. */
export const ProfilePage = () => {
  const { t } = useWords();
  return (
    <Page title={t('profile.title')}>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Looks />
          <Preview />
        </div>
        <div className={classes.stack}>
          <Who />
          <Password />
          <OwnSessions />
        </div>
      </div>
    </Page>
  );
};
