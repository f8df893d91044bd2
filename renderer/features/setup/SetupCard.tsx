import { Button } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { useWords } from '../../i18n/useWords';
import { Doorstep } from '../../ui/Doorstep';
import { STEPS, type Step } from './kept';
import classes from './Setup.module.css';

/** Where a step stands among the others: a dot each, and the same in words. */
const Dots = ({ step }: { readonly step: Step }) => {
  const { t } = useWords();
  const at = STEPS.indexOf(step);
  return (
    <div className={classes.progress}>
      <span className={classes.count}>{t('setup.step', { step: at + 1, steps: STEPS.length })}</span>
      <ol className={classes.dots} aria-label={t('setup.steps')}>
        {STEPS.map((name, place) => (
          <li
            key={name}
            className={classes.dot}
            data-state={place < at ? 'done' : place === at ? 'now' : 'next'}
            {...(place === at ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes.hidden}>{t(`setup.${name}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
};

/** One small screen of the first run: what it asks, and the way on and back. */
export const SetupCard = ({
  step,
  title,
  text,
  children,
  next,
  nextRef,
  onNext,
  onBack,
  aside,
  isBusy = false,
  isBlocked = false,
}: {
  readonly step: Step;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
  /** What the button on says; left out where the way on is elsewhere. */
  readonly next?: string;
  readonly nextRef?: Ref<HTMLButtonElement>;
  readonly onNext: () => void;
  readonly onBack?: (() => void) | undefined;
  /** Another way on, beside the first. */
  readonly aside?: ReactNode;
  readonly isBusy?: boolean;
  readonly isBlocked?: boolean;
}) => {
  const { t } = useWords();
  return (
    <Doorstep isWide title={title} text={text} above={<Dots step={step} />} onSubmit={onNext}>
      {children}
      <div className={classes.foot}>
        {onBack && (
          <Button variant="default" onClick={onBack} disabled={isBusy}>
            {t('setup.back')}
          </Button>
        )}
        <span className={classes.space} />
        {aside}
        {next !== undefined && (
          <Button type="submit" ref={nextRef} loading={isBusy} disabled={isBlocked}>
            {next}
          </Button>
        )}
      </div>
    </Doorstep>
  );
};
