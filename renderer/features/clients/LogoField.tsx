import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useLogo } from './ClientLogo';
import classes from './clients.module.css';

/** A client's logo: chosen, exchanged or taken away; saved at once. */
export const LogoField = ({
  clientId,
  mayWrite,
}: {
  readonly clientId: number;
  readonly mayWrite: boolean;
}) => {
  const { t } = useWords();
  const address = useLogo(clientId);
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setFailure(null);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: procedures.clients.key() });
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  return (
    <fieldset className={classes.group} disabled={!mayWrite}>
      <legend>{t('clients.logo')}</legend>
      {failure && <Notice kind="critical">{failure}</Notice>}
      {address ? (
        <img className={classes.preview} src={address} alt={t('clients.logo-now')} />
      ) : (
        <p className={classes.hint}>{t('clients.logo-none')}</p>
      )}
      {mayWrite && (
        <div className={classes.row}>
          <FileButton
            accept="image/png,image/jpeg"
            inputProps={{ 'aria-label': t('clients.logo-choose') }}
            onChange={(file) =>
              file &&
              void run(async () =>
                api.clients.setLogo({ clientId, content: new Uint8Array(await file.arrayBuffer()) }),
              )
            }
          >
            {(props) => (
              <Button {...props} size="compact-sm" variant="default">
                {t('clients.logo-choose')}
              </Button>
            )}
          </FileButton>
          {address && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => void run(() => api.clients.removeLogo({ clientId }))}
            >
              {t('clients.logo-remove')}
            </Button>
          )}
          <p className={classes.hint}>{t('clients.logo-help')}</p>
        </div>
      )}
    </fieldset>
  );
};
