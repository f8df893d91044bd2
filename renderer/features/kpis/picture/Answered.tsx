import type { ReactNode } from 'react';
import { ErrorPanel } from '../../../ui/ErrorPanel';
import { Loading } from '../../../ui/Loading';
import classes from './Pictures.module.css';

/** What a picture shows once its query is answered; until then its skeleton, or why there is no answer. */
export const Answered = <T,>({
  answer,
  height,
  children,
}: {
  readonly answer: {
    readonly data: T | undefined;
    readonly error: Error | null;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => unknown;
  };
  /** Of the skeleton, in pixels. */
  readonly height: number;
  readonly children: (data: T) => ReactNode;
}) => {
  const { data, error, isPlaceholderData, refetch } = answer;
  if (data === undefined) {
    return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Loading height={height} />;
  }
  return (
    <div className={isPlaceholderData ? classes.stale : ''} aria-busy={isPlaceholderData}>
      {children(data)}
    </div>
  );
};
