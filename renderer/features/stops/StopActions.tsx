import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowMerge, IconArrowsSplit2, IconDots, IconPlayerStop } from '@tabler/icons-react';
import type { Words } from '../../i18n/useWords';
import { isBlank } from '../sheet/section';
import { isRunning } from './rows';
import type { StopView } from './view';

/** What can be done to a stop as a whole: end it now, cut it in two, make it one with its neighbour. */
export const StopActions = ({
  view,
  canMerge,
  words: { t },
  onEnd,
  onSplit,
  onMerge,
}: {
  readonly view: StopView;
  /** Whether a stop of the same reason touches it. */
  readonly canMerge: boolean;
  readonly words: Words;
  readonly onEnd: () => void;
  readonly onSplit: () => void;
  readonly onMerge: () => void;
}) => {
  if (isBlank(view.row) || view.isLocked) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={-1}
          aria-label={t('stops.actions')}
          title={t('stops.actions')}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isRunning(view.row) && (
          <Menu.Item leftSection={<IconPlayerStop size={15} />} rightSection="Alt E" onClick={onEnd}>
            {t('stops.end-now')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconArrowsSplit2 size={15} />} rightSection="Alt S" onClick={onSplit}>
          {t('stops.split')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowMerge size={15} />}
          rightSection="Alt M"
          disabled={!canMerge}
          onClick={onMerge}
        >
          {t('stops.merge')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
