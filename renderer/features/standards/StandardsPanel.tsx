import { Tabs } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import type { MasterPanelProps } from '../masters/kinds';
import { useMasterSearch } from '../masters/useMasterSearch';
import { StandardApplies } from './StandardApplies';
import { StandardChanges } from './StandardChanges';
import { StandardList } from './StandardList';
import classes from './standards.module.css';

const TABS = ['list', 'applies', 'changes'] as const;
const PANELS = { list: StandardList, applies: StandardApplies, changes: StandardChanges } as const;

/** Ideal cycle times of a client: all of them, which one applies to some work, and who changed them. */
export const StandardsPanel = ({ client }: MasterPanelProps) => {
  const { t } = useWords();
  const { search, change } = useMasterSearch();
  const tab = search.tab ?? 'list';
  const Panel = PANELS[tab];
  return (
    <div className={classes.panel}>
      <Tabs
        value={tab}
        onChange={(next) => {
          const chosen = TABS.find((each) => each === next);
          change({ tab: chosen === 'list' ? undefined : chosen, open: undefined, q: undefined });
        }}
      >
        <Tabs.List aria-label={t('masters.standards')}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`standards.tab-${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Panel client={client} />
    </div>
  );
};
