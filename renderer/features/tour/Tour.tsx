import { Button, Kbd, Portal } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { Me } from '../../../electron/contract/session';
import { useSetPreferences } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { placeBeside } from './place';
import { stepsFor, type TourStep } from './steps';
import { closeTour, showStep, useTourStep } from './tour';
import classes from './Tour.module.css';
import { useTarget } from './useTarget';

const WIDTH = 340;
const HEIGHT = 190;
const RING = 4;

const TYPED_INTO = 'input, textarea, select, [contenteditable=true], [role=menu]';

/** Parts of the frame that are not there for everybody, or not in every version, are no step. */
const isThere = ({ page, target }: TourStep): boolean =>
  page !== null || document.querySelector(target) !== null;

/** Opens a page of the tour unless it is open; whose numbers are shown goes along. */
const useOpenPage = () => {
  const navigate = useNavigate();
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  return (page: TourStep['page']): void => {
    const along = search.client === undefined ? {} : { client: search.client };
    if (page === 'today' && pathname !== '/today') void navigate({ to: '/today', search: along });
    if (page === 'sheet' && pathname !== '/sheet') void navigate({ to: '/sheet', search: along });
    if (page === 'kpi' && !pathname.startsWith('/kpis/'))
      void navigate({ to: '/kpis/$kpi', params: { kpi: 'efficiency' }, search: along });
  };
};

const Stop = ({
  step,
  at,
  count,
  onStep,
  onEnd,
}: {
  readonly step: TourStep;
  readonly at: number;
  readonly count: number;
  readonly onStep: (next: number) => void;
  readonly onEnd: () => void;
}) => {
  const { t } = useWords();
  const open = useOpenPage();
  const { box, isMissing } = useTarget(step.target);
  const next = useRef<HTMLButtonElement>(null);
  const isLast = at === count - 1;
  useEffect(() => {
    open(step.page);
    // Only when the step changes: wherever somebody goes from there is up to them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [step]);
  const isPlaced = box !== null || isMissing;
  useEffect(() => {
    if (isPlaced) next.current?.focus({ preventScroll: true });
  }, [isPlaced, step]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') return onEnd();
      // Whoever types somewhere else on the page needs the arrows there.
      if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
      const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (move === 0 || at + move < 0 || at + move >= count) return;
      event.preventDefault();
      event.stopPropagation();
      onStep(at + move);
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [at, count, onEnd, onStep]);
  if (!isPlaced) return null;
  const place = placeBeside(
    box,
    { width: WIDTH, height: HEIGHT },
    { width: innerWidth, height: innerHeight },
  );
  return (
    <Portal>
      {box && (
        <div
          className={classes.ring}
          style={{
            left: box.left - RING,
            top: box.top - RING,
            width: box.width + 2 * RING,
            height: box.height + 2 * RING,
          }}
          aria-hidden
        />
      )}
      <div
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        className={classes.card}
        style={{ ...place, width: WIDTH }}
        data-testid="tour"
        data-step={step.name}
      >
        <div className={classes.count}>{t('tour.step', { step: at + 1, steps: count })}</div>
        <h2 className={classes.title} id="tour-title">
          {t(`tour.${step.name}-title`)}
        </h2>
        <p className={classes.text} id="tour-text">
          {t(`tour.${step.name}`)}
        </p>
        <div className={classes.foot}>
          <span className={classes.keys} aria-hidden>
            <Kbd size="xs">←</Kbd> <Kbd size="xs">→</Kbd> <Kbd size="xs">Esc</Kbd>
          </span>
          {!isLast && (
            <Button size="xs" variant="subtle" onClick={onEnd}>
              {t('tour.skip')}
            </Button>
          )}
          {at > 0 && (
            <Button size="xs" variant="default" onClick={() => onStep(at - 1)}>
              {t('setup.back')}
            </Button>
          )}
          <Button size="xs" ref={next} onClick={() => (isLast ? onEnd() : onStep(at + 1))}>
            {t(isLast ? 'tour.done' : 'setup.next')}
          </Button>
        </div>
      </div>
    </Portal>
  );
};

/** The tour, once somebody has begun it; whoever ends or skips it is not offered it again. */
export const Tour = ({ me }: { readonly me: Me }) => {
  const at = useTourStep();
  const preferences = useSetPreferences();
  const isOpen = at !== null;
  const steps = useMemo(() => (isOpen ? stepsFor(me.role).filter(isThere) : []), [isOpen, me.role]);
  const step = at === null ? undefined : steps[at];
  if (at === null || !step) return null;
  const end = () => {
    closeTour();
    if (!me.tourSeen) preferences.mutate({ tourSeen: true });
  };
  return <Stop step={step} at={at} count={steps.length} onStep={showStep} onEnd={end} />;
};
