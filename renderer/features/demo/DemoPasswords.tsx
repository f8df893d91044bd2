import { Button, CopyButton } from '@mantine/core';
import type { DemoLoaded } from '../../../electron/contract/demo';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import classes from './Demo.module.css';

/** The demo plant's users with the passwords that are told this once. */
export const DemoPasswords = ({ loaded }: { readonly loaded: DemoLoaded }) => {
  const { t } = useWords();
  const lines = loaded.users.map(({ username, password }) => `${username}\t${password}`);
  return (
    <>
      <Notice
        kind="warning"
        action={
          <CopyButton value={lines.join('\n')} timeout={4000}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {t(copied ? 'demo.copied' : 'demo.copy')}
              </Button>
            )}
          </CopyButton>
        }
      >
        {t('demo.must-change')}
      </Notice>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('demo.passwords')}>
        <table className={classes.passwords}>
          <thead>
            <tr>
              <th scope="col">{t('field.username')}</th>
              <th scope="col">{t('users.role')}</th>
              <th scope="col">{t('users.clients')}</th>
              <th scope="col">{t('field.password')}</th>
            </tr>
          </thead>
          <tbody>
            {loaded.users.map((user) => (
              <tr key={user.code}>
                <td>{user.username}</td>
                <td>{t(`role.${user.role}`)}</td>
                <td>{user.clientCodes.join(', ') || t('users.all-clients')}</td>
                <td className={classes.password}>{user.password}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
