import { CloseButton, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconSquareRoundedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { useGoTo } from '../../ui/goTo';
import { useReadNotices } from '../notifications/readNotices';
import { tellAlert } from './words';
import { useAlerts } from './useAlerts';
import classes from './AlertStrip.module.css';

const FEW = 3;

/** What to act on at a client, in a slim strip; what was put off stays in the bell alone. Nothing where there is nothing. */
export const AlertStrip = ({ clientId }: { readonly clientId: number }) => {
  const words = useWords();
  const { t } = words;
  const goTo = useGoTo();
  const [isAll, setIsAll] = useState(false);
  const { isRead, markRead } = useReadNotices();
  const { alerts } = useAlerts(clientId);
  const open = alerts.filter(({ id }) => !isRead(id)).map((alert) => tellAlert(alert, words));
  if (open.length === 0) return null;
  const shown = isAll ? open : open.slice(0, FEW);
  return (
    <section className={classes.strip} aria-label={t('alerts.title')} data-testid="alert-strip">
      <ul className={classes.list}>
        {shown.map(({ id, isCritical, what, more, target }) => {
          const Mark = isCritical ? IconSquareRoundedX : IconAlertTriangle;
          return (
            <li key={id} className={classes.item} data-alert={id} data-critical={isCritical || undefined}>
              <Mark size={16} stroke={1.75} aria-label={t(isCritical ? 'state.critical' : 'state.warning')} />
              <UnstyledButton className={classes.what} title={more ?? undefined} onClick={() => goTo(target)}>
                {what}
              </UnstyledButton>
              <CloseButton
                size="xs"
                aria-label={t('alerts.put-off', { what })}
                onClick={() => markRead(id)}
              />
            </li>
          );
        })}
      </ul>
      {open.length > FEW && (
        <UnstyledButton className={classes.rest} aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
          {isAll ? t('alerts.fewer') : t('alerts.rest', { count: open.length - FEW })}
        </UnstyledButton>
      )}
    </section>
  );
};
