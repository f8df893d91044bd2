import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { es } from './es';
import { LANGUAGES, languageOf, type Language, type TextKey } from './words';

export { LANGUAGES, languageOf, type Language, type TextKey };

const CHOSEN_KEY = 'lineside.language';

const firstLanguage = (): Language => languageOf(localStorage.getItem(CHOSEN_KEY) ?? navigator.language);

/** The one i18next instance. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'en',
  resources: { en: { translation: en }, es: { translation: es } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  initAsync: false,
});

const tellDocument = (): void => {
  document.documentElement.lang = i18n.language;
};
tellDocument();
i18n.on('languageChanged', tellDocument);

/** Changes the language of the page at once and for the next visit of this browser. */
export const chooseLanguage = (language: Language): void => {
  localStorage.setItem(CHOSEN_KEY, language);
  void i18n.changeLanguage(language);
};
