import { useWords } from '../../i18n/useWords';
import classes from './Demo.module.css';

const PLANTS = ['boots', 'shirts', 'socks', 'sneakers', 'jackets'] as const;

/** What the demo plant is made of, before anybody loads it. */
export const DemoContents = () => {
  const { t } = useWords();
  return (
    <div className={classes.progress}>
      <p className={classes.text}>{t('demo.contents')}</p>
      <ul className={classes.plants}>
        {PLANTS.map((name) => (
          <li key={name}>{t(`demo.plant-${name}`)}</li>
        ))}
      </ul>
      <p className={classes.text}>{t('demo.marked')}</p>
    </div>
  );
};
