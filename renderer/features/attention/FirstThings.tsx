import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import type { Finding } from '../../../electron/contract/attention';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { FindingList } from './FindingList';
import classes from './Attention.module.css';

const FIRST_HEIGHT = 96;

/** The panel of what to look at first; says so when nothing stands out. */
export const FirstThings = ({
  findings,
  isOld,
  error,
  onRetry,
  children,
  ...list
}: {
  /** Undefined while they are looked for. */
  readonly findings: readonly Finding[] | undefined;
  /** They are those of the dates before. */
  readonly isOld: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What stands beside the title. */
  readonly children: ReactNode;
  readonly today: string;
  readonly nameOf?: (finding: Finding) => string;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}) => {
  const { t } = useWords();
  return (
    <section
      className={classes.panel}
      aria-labelledby="first-things"
      aria-busy={isOld || findings === undefined}
      data-testid="first-things"
    >
      <div className={classes.head}>
        <h2 id="first-things" className={classes.title}>
          {t('attention.title')}
        </h2>
        {children}
      </div>
      {findings === undefined && error !== null ? (
        <ErrorPanel error={error} onRetry={onRetry} />
      ) : findings === undefined ? (
        <div className={classes.list} aria-label={t('attention.looking')} role="status">
          {[1, 2, 3].map((place) => (
            <Skeleton key={place} height={FIRST_HEIGHT} animate={false} />
          ))}
        </div>
      ) : findings.length === 0 ? (
        <p className={classes.none}>
          <strong>{t('attention.none-title')}</strong>
          {t('attention.none')}
        </p>
      ) : (
        <FindingList findings={findings} {...list} />
      )}
    </section>
  );
};
