import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useConnection } from '../../api/connection';
import { forgetTold, tell, useTold, type Told } from '../../api/told';
import { useWords } from '../../i18n/useWords';
import classes from './Notices.module.css';

const SHOWN_MILLISECONDS = 6_000;

const Toast = ({ told }: { readonly told: Told }) => {
  const { t } = useWords();
  useEffect(() => {
    const timer = setTimeout(() => forgetTold(told.id), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [told.id]);
  return (
    <div className={classes.toast}>
      <span className={classes.mark} data-kind="good">
        <IconCircleCheck size={18} stroke={1.75} aria-hidden />
      </span>
      {t(told.key, told.params)}
    </div>
  );
};

/** Tells once the connection is back for how long it was lost. */
const useConnectionNews = (): void => {
  const { isReachable } = useConnection();
  useEffect(() => {
    if (isReachable) return;
    const lostAt = Date.now();
    return () => {
      const minutes = Math.round((Date.now() - lostAt) / 60_000);
      tell(
        minutes < 1
          ? { kind: 'news', key: 'notices.back-soon' }
          : { kind: 'news', key: 'notices.back', params: { minutes } },
      );
    };
  }, [isReachable]);
};

/** Successes, for moments at the edge of the page; screen readers hear every notice here. */
export const Toasts = () => {
  const { t } = useWords();
  const told = useTold();
  useConnectionNews();
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {told.map((each) =>
        each.kind === 'success' ? (
          <Toast key={each.id} told={each} />
        ) : (
          <span key={each.id} className={classes.heard}>
            {t(each.key, each.params)}
          </span>
        ),
      )}
    </div>
  );
};
