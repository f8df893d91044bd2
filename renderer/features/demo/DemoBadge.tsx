import { Tooltip, UnstyledButton } from '@mantine/core';
import type { Me } from '../../../electron/contract/session';
import { useWords } from '../../i18n/useWords';
import classes from './Demo.module.css';

/** Says that figures are of the demo plant, to whoever sees one of its clients. */
export const DemoBadge = ({ me }: { readonly me: Pick<Me, 'demoClients'> }) => {
  const { t, format } = useWords();
  if (me.demoClients.length === 0) return null;
  return (
    <Tooltip label={t('demo.badge-help', { clients: format.list([...me.demoClients]) })}>
      <UnstyledButton className={classes.badge} data-testid="demo-badge">
        ▲ {t('demo.badge')}
      </UnstyledButton>
    </Tooltip>
  );
};
