import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { chooseLanguage, LANGUAGES, languageOf, type Language } from '../i18n';
import { useWords } from '../i18n/useWords';
import classes from './LanguageAndTheme.module.css';

/** Each language's own name of itself. */
export const LANGUAGE_NAMES = { en: 'English', es: 'Español' } as const satisfies Record<Language, string>;

const THEMES = ['light', 'dark', 'auto'] as const;

/** Switches for language and theme before log-in. */
export const LanguageAndTheme = () => {
  const { t, language } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.row}>
      <SegmentedControl
        size="xs"
        aria-label={t('language')}
        value={language}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={(value) => chooseLanguage(languageOf(value))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('theme')}
        value={colorScheme}
        data={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => setColorScheme(THEMES.find((theme) => theme === value) ?? 'auto')}
      />
    </div>
  );
};
