import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Slice } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { TrustPanel } from './TrustPanel';
import classes from './Why.module.css';

/** The trust in the data of a number's range and place, asked for when it is opened. */
export const TrustSection = ({ slice }: { readonly slice: Slice }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { clientId, from, to, where, asOf } = slice;
  return (
    <section className={classes.part}>
      <Button
        variant="default"
        size="compact-sm"
        aria-expanded={isOpen}
        leftSection={isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        onClick={() => setOpen((before) => !before)}
      >
        {t('trust.title')}
      </Button>
      {isOpen && (
        <div className={classes.note}>
          <TrustPanel clientId={clientId} from={from} to={to} where={where} asOf={asOf} />
        </div>
      )}
    </section>
  );
};
