import { useWords } from '../../i18n/useWords';
import { useNow } from '../../ui/useNow';
import { lastedText } from '../running-stops/clock';

const SECOND = 1_000;

/** The time of day in a zone; ticks alone. */
export const Clock = ({ timezone, skew }: { readonly timezone: string; readonly skew: number }) => {
  const { format } = useWords();
  return <>{format.time(new Date(useNow(SECOND, true) + skew), timezone)}</>;
};

/** How long something has lasted, `h:mm:ss`; ticks alone. */
export const Lasted = ({ since, skew }: { readonly since: string; readonly skew: number }) => (
  <>{lastedText(Date.parse(since), useNow(SECOND, true) + skew)}</>
);
