import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { DataFolder } from '../../../electron/contract/setup';
import { chooseDataFolder, isDesktop } from '../../api/desktop-port';
import { useSetupStatus } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { keep } from './kept';
import { SetupCard } from './SetupCard';
import classes from './Setup.module.css';

const MARKS = { good: '✓', warning: '▲', critical: '■' } as const;
const STATES = { enough: 'good', little: 'warning', none: 'critical' } as const;

const Check = ({
  state,
  children,
  detail,
}: {
  readonly state: keyof typeof MARKS;
  readonly children: ReactNode;
  readonly detail: string;
}) => (
  <li className={classes.check} data-state={state}>
    <span className={classes.mark} aria-hidden>
      {MARKS[state]}
    </span>
    <span>
      {children}
      <span className={classes.small}>{detail}</span>
    </span>
  </li>
);

/** Where the data will lie, what was looked at there, and how to have them elsewhere. */
export const FolderStep = ({ folder }: { readonly folder: DataFolder }) => {
  const { t, format } = useWords();
  const status = useSetupStatus();
  const next = useRef<HTMLButtonElement>(null);
  const isFull = folder.room === 'none';
  useEffect(() => next.current?.focus(), []);
  return (
    <SetupCard
      step="folder"
      title={t('setup.folder-title')}
      text={t('setup.folder-text')}
      next={isFull ? t('setup.folder-again') : t('setup.next')}
      nextRef={next}
      isBusy={status.isFetching}
      onNext={() => (isFull ? void status.refetch() : keep({ step: 'admin' }))}
      onBack={() => keep({ step: 'welcome' })}
    >
      <div className={classes.path} data-testid="data-folder">
        {folder.path}
      </div>
      <ul className={classes.checks}>
        <Check state="good" detail={t('setup.folder-local-why')}>
          {folder.fileSystem === null
            ? t('setup.folder-local')
            : t('setup.folder-local-on', { fileSystem: folder.fileSystem })}
        </Check>
        <Check state="good" detail={t('setup.folder-sync-why')}>
          {t('setup.folder-sync')}
        </Check>
        <Check state={STATES[folder.room]} detail={t(`setup.folder-${folder.room}`)}>
          {t('setup.folder-free', { size: format.bytes(folder.freeBytes) })}
        </Check>
      </ul>
      {isFull && <Notice kind="critical">{t('setup.folder-full')}</Notice>}
      {isDesktop ? (
        <div>
          <Button variant="default" size="xs" onClick={chooseDataFolder}>
            {t('setup.folder-other')}
          </Button>
        </div>
      ) : (
        <p className={classes.note}>
          {t('setup.folder-option')}{' '}
          <code className={classes.command}>npm start -- --data {t('setup.folder-example')}</code>
        </p>
      )}
    </SetupCard>
  );
};
