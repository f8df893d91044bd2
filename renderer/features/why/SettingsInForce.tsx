import type { Explanation } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { settingText } from './words';
import classes from './Why.module.css';

/** The readings that the client's settings chose, each with the dates for which it held. */
export const SettingsInForce = ({ settings }: { readonly settings: Explanation['settings'] }) => {
  const { t, format } = useWords();
  if (settings.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3>{t('why.settings')}</h3>
      <ul className={classes.facts}>
        {settings.map(({ key, value, from, to }) => (
          <li key={`${key}|${from}`}>
            <span>{settingText(key, value, t)}</span>
            <span>{format.dateRange(from, to)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
