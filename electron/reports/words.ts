import i18next, { type TFunction } from 'i18next';
import { createFormat, localeOf } from '../../renderer/format';
import { en } from '../../renderer/i18n/en';
import { es } from '../../renderer/i18n/es';
import { createWords, type Language, type Words } from '../../renderer/i18n/words';

const texts = { en, es } as const;

const translate = (language: Language): TFunction => {
  const i18n = i18next.createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: texts[language] } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    initAsync: false,
  });
  return i18n.t;
};

/** The screens' own words, digits and dates for a report in a language. */
export const reportWords = (language: Language): Words =>
  createWords(translate(language), language, createFormat(localeOf(language)));
