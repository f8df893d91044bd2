import type { Me } from '../../../electron/contract/session';
import { useSetPreferences } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { startTour, useTourStep } from './tour';
import classes from './Tour.module.css';

/** Offers the tour in the rail until it was taken or declined. */
export const TourOffer = ({ me }: { readonly me: Me }) => {
  const { t } = useWords();
  const preferences = useSetPreferences();
  const isOpen = useTourStep() !== null;
  if (me.tourSeen || isOpen) return null;
  return (
    <div className={classes.offer} data-testid="tour-offer">
      <span>{t('tour.offer')}</span>
      <span className={classes.offerFoot}>
        <button type="button" className={classes.offerButton} onClick={startTour}>
          {t('tour.start')}
        </button>
        <button
          type="button"
          className={classes.offerButton}
          onClick={() => preferences.mutate({ tourSeen: true })}
        >
          {t('tour.decline')}
        </button>
      </span>
    </div>
  );
};
