import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, localeOf } from '../format';
import { languageOf } from './index';
import { useNumberFormat } from './numberFormat';
import { createWords, type Words } from './words';

/** Everything that turns data into words in the language of the page. */
export const useWords = (): Words => {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const numberFormat = useNumberFormat();
  return useMemo(
    () => createWords(t, language, createFormat(localeOf(language, navigator.languages), numberFormat)),
    [t, language, numberFormat],
  );
};
export type { Words };
