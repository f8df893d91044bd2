import { Button } from '@mantine/core';
import { useIdleCountdown } from '../../api/idle';
import { useWords } from '../../i18n/useWords';
import classes from './IdleWarning.module.css';

/** Ends the session when nobody uses the page, and says so quietly a minute before. Any use of the page stays. */
export const IdleWarning = ({ idleSeconds }: { readonly idleSeconds: number }) => {
  const { t } = useWords();
  const left = useIdleCountdown(idleSeconds);
  return (
    <div role="status" className={classes.place}>
      {left !== null && (
        <div className={classes.warning} data-testid="idle-warning">
          <span>
            {t('idle.warning')} <span aria-hidden>{t('idle.left', { seconds: left })}</span>
          </span>
          <Button size="compact-sm" variant="default">
            {t('idle.stay')}
          </Button>
        </div>
      )}
    </div>
  );
};
