import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useWords } from '../../i18n/useWords';
import classes from './FindButton.module.css';

const isMac = /Mac|iPad|iPhone/.test(navigator.userAgent);

/** The key that opens the palette, as its keyboard names it. */
export const FIND_KEY = isMac ? '⌘ K' : 'Ctrl K';

/** Opens the palette for those who do not know its key, and tells it. */
export const FindButton = ({ onClick }: { readonly onClick: () => void }) => {
  const { t } = useWords();
  return (
    <UnstyledButton
      className={classes.button}
      aria-label={`${t('palette.title')} ${FIND_KEY}`}
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      data-testid="find"
      onClick={onClick}
    >
      <IconSearch size={15} stroke={1.75} aria-hidden />
      <span className={classes.label}>{t('palette.title')}</span>
      <Kbd size="xs">{FIND_KEY}</Kbd>
    </UnstyledButton>
  );
};
