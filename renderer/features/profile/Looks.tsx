import { SegmentedControl, Select, useMantineColorScheme } from '@mantine/core';
import { DENSITIES, NUMBER_FORMATS, THEMES } from '../../../electron/contract/session';
import { describeFailure } from '../../api/failure';
import { useSetPreferences } from '../../api/session';
import { createFormat, localeOf } from '../../format';
import { chooseLanguage, LANGUAGES, languageOf } from '../../i18n';
import { useWords } from '../../i18n/useWords';
import { LANGUAGE_NAMES } from '../../ui/LanguageAndTheme';
import { Notice } from '../../ui/Notice';
import { useSignedIn } from '../session/SignedIn';
import classes from './Profile.module.css';

const BY_LANGUAGE = 'language';

/** Language, theme, density and number format; each choice holds at once and is kept with the account. */
export const Looks = () => {
  const { t, language } = useWords();
  const me = useSignedIn();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const save = useSetPreferences();
  const sample = (format: (typeof NUMBER_FORMATS)[number] | null): string =>
    createFormat(localeOf(language, navigator.languages), format).exact(1234.5);
  return (
    <section className={classes.section} aria-labelledby="profile-looks">
      <h2 id="profile-looks" className={classes.title}>
        {t('profile.looks')}
      </h2>
      {save.isError && <Notice kind="critical">{describeFailure(save.error)}</Notice>}
      <div className={classes.choice}>
        <span>{t('language')}</span>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(value) => {
            chooseLanguage(languageOf(value));
            save.mutate({ language: languageOf(value) });
          }}
        />
      </div>
      <div className={classes.choice}>
        <span>{t('theme')}</span>
        <SegmentedControl
          aria-label={t('theme')}
          value={colorScheme}
          data={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={(value) => {
            const theme = THEMES.find((each) => each === value) ?? 'auto';
            setColorScheme(theme);
            save.mutate({ theme });
          }}
        />
      </div>
      <div className={classes.choice}>
        <span>{t('profile.density')}</span>
        <SegmentedControl
          aria-label={t('profile.density')}
          value={me.density ?? 'comfortable'}
          data={DENSITIES.map((value) => ({ value, label: t(`profile.density-${value}`) }))}
          onChange={(value) => {
            const density = DENSITIES.find((each) => each === value);
            if (density) save.mutate({ density });
          }}
        />
      </div>
      <div className={classes.choice}>
        <label htmlFor="profile-numbers">{t('profile.numbers')}</label>
        <Select
          id="profile-numbers"
          allowDeselect={false}
          value={me.numberFormat ?? BY_LANGUAGE}
          data={[
            { value: BY_LANGUAGE, label: t('profile.numbers-language', { sample: sample(null) }) },
            ...NUMBER_FORMATS.map((value) => ({ value, label: sample(value) })),
          ]}
          onChange={(value) =>
            save.mutate({ numberFormat: NUMBER_FORMATS.find((format) => format === value) ?? null })
          }
        />
      </div>
      <p className={classes.note}>{t('profile.numbers-note')}</p>
    </section>
  );
};
