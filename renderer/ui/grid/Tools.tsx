import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowBarDown,
  IconArrowForwardUp,
  IconCopyPlus,
  IconRowInsertBottom,
  IconRowRemove,
} from '@tabler/icons-react';
import type { Words } from '../../i18n/useWords';
import { ROW_EDITS } from './gridKeys';
import type { GridEdits } from './useGridEdits';
import classes from './Tools.module.css';

const TOOLS = [
  { name: 'undo', label: 'grid.undo', keys: 'Ctrl Z', Icon: IconArrowBackUp },
  { name: 'redo', label: 'grid.redo', keys: 'Ctrl Y', Icon: IconArrowForwardUp },
  { name: 'fill', label: 'grid.fill-down', keys: 'Ctrl D', Icon: IconArrowBarDown },
  { name: 'duplicate', label: 'grid.duplicate', keys: 'Ctrl Shift D', Icon: IconCopyPlus },
  { name: 'insert', label: 'grid.insert', keys: 'Ctrl Alt +', Icon: IconRowInsertBottom },
  { name: 'remove', label: 'grid.remove', keys: 'Ctrl Alt −', Icon: IconRowRemove },
] as const;

/** What can be done to the selected cells and rows, for hands without a keyboard, and what was done last. */
export const Tools = ({
  edits,
  isFixed,
  problems,
  onNextProblem,
  onUsed,
  words: { t },
}: {
  readonly edits: Pick<GridEdits, 'message' | (typeof TOOLS)[number]['name']>;
  /** Rows are given: none is inserted, duplicated or removed. */
  readonly isFixed: boolean;
  /** How many cells need correction. */
  readonly problems: number;
  readonly onNextProblem: () => void;
  /** Puts the focus back into the grid. */
  readonly onUsed: () => void;
  readonly words: Words;
}) => (
  <div className={classes.strip}>
    <span className={classes.message} role="status" data-testid="grid-message">
      {edits.message}
    </span>
    {problems > 0 && (
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        className={classes.problems}
        title={`${t('grid.next-problem')} (F8)`}
        onClick={onNextProblem}
      >
        {t('grid.problems', { count: problems })}
      </Button>
    )}
    <div role="group" aria-label={t('grid.tools')} className={classes.tools}>
      {TOOLS.filter(({ name }) => !isFixed || !ROW_EDITS.has(name)).map(({ name, label, keys, Icon }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          className={classes.tool}
          aria-label={t(label)}
          title={`${t(label)} (${keys})`}
          onClick={() => {
            edits[name]();
            onUsed();
          }}
        >
          <Icon size={17} />
        </ActionIcon>
      ))}
    </div>
  </div>
);
