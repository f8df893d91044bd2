import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { chooseLanguage, LANGUAGES, languageOf } from '../../i18n';
import { useWords } from '../../i18n/useWords';
import { LANGUAGE_NAMES } from '../../ui/LanguageAndTheme';
import { keep } from './kept';
import { SetupCard } from './SetupCard';

/** What this is, and in which language; a choice holds at once. */
export const WelcomeStep = () => {
  const { t, language } = useWords();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <SetupCard
      step="welcome"
      title={t('setup.welcome-title')}
      text={t('setup.welcome-text')}
      next={t('setup.next')}
      nextRef={next}
      onNext={() => keep({ step: 'folder' })}
    >
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('setup.language')}
        value={language}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={(value) => chooseLanguage(languageOf(value))}
      />
    </SetupCard>
  );
};
