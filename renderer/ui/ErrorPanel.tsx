import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describeFailure, failureOf } from '../api/failure';
import classes from './panels.module.css';

/** What happened and what to do; the sentence of the failure carries its reference. */
export const ErrorPanel = ({
  error,
  onRetry,
  isWhole = false,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly isWhole?: boolean;
}) => {
  const { t } = useTranslation();
  const isUnreachable = failureOf(error).code === 'unreachable';
  return (
    <div role="alert" className={classes.panel} data-whole={isWhole || undefined}>
      <IconAlertTriangle className={classes.wrong} aria-hidden />
      <h2 className={classes.title}>{t(isUnreachable ? 'failure.title-unreachable' : 'failure.title')}</h2>
      <p className={classes.text}>{describeFailure(error)}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      )}
    </div>
  );
};
