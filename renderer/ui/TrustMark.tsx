import { Tooltip } from '@mantine/core';
import { useWords } from '../i18n/useWords';
import classes from './marks.module.css';

const THRESHOLDS = [0.01, 0.5, 0.8, 0.95];

/** How far a value can be trusted, in four small bars; `confidence` is 0..1, null where there is no value. */
export const TrustMark = ({ confidence }: { readonly confidence: number | null }) => {
  const { t, format } = useWords();
  const label =
    confidence === null ? t('trust.none') : t('trust', { percent: format.integer(confidence * 100) });
  return (
    <Tooltip label={label}>
      <span className={classes.trust} role="img" aria-label={label}>
        {THRESHOLDS.map((threshold) => (
          <span key={threshold} data-full={(confidence ?? 0) >= threshold || undefined} />
        ))}
      </span>
    </Tooltip>
  );
};
