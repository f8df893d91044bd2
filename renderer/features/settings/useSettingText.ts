import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { CHOICES, isAlert, isChoice, type SettingKey } from './keys';

/** A value of a setting in words. */
export const useSettingText = () => {
  const { t, format } = useWords();
  return (key: SettingKey, value: string | null): string => {
    if (value === null) return NO_VALUE;
    if (isAlert(key) && Number(value) === 0) return t('settings.never');
    if (!isChoice(key)) return format.exact(Number(value));
    const known = (CHOICES[key] as readonly string[]).find((one) => one === value);
    return known === undefined ? value : (t as (name: string) => string)(`settings.${key}.${known}`);
  };
};
