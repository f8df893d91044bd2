import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { useNow } from '../../ui/useNow';
import { useMay } from '../session/useMay';
import { askForStart, closeStart, useIsStartAsked } from './asked';
import { lastedText } from './clock';
import { RunningItem } from './RunningItem';
import { StartStop } from './StartStop';
import { useRunning } from './useRunning';
import classes from './RunningStops.module.css';

const SECOND = 1_000;

/** Says on every page which lines stand still and for how long, and lets stops be closed and started from there. */
export const RunningStops = () => {
  const { t } = useWords();
  const mayEnter = useMay('enter');
  const [isOpen, setIsOpen] = useState(false);
  const isStarting = useIsStartAsked();
  const { data: running = [] } = useRunning();
  const now = useNow(SECOND, running.length > 0);
  const [longest] = running;
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setIsOpen}
        position="right-end"
        width={440}
        trapFocus
        withinPortal
        returnFocus
        shadow="md"
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.badge}
            data-running={running.length > 0 || undefined}
            data-testid="running-stops"
            title={running.length > 0 ? t('running.badge', { count: running.length }) : t('running.none')}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconHandStop size={18} stroke={1.75} aria-hidden />
            <span className={classes.told}>
              <span className={classes.count}>
                {running.length > 0 ? t('running.badge', { count: running.length }) : t('running.title')}
              </span>
              {longest && (
                <span className={classes.clock} aria-hidden>
                  {lastedText(Date.parse(longest.runningSince), now)}
                </span>
              )}
            </span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={0} pt={10} aria-label={t('running.title')}>
          <div className={classes.head}>
            <h2 className={classes.title}>{t('running.title')}</h2>
            {mayEnter && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPlayerPlay size={14} />}
                data-action="start-stop"
                onClick={() => {
                  setIsOpen(false);
                  askForStart();
                }}
              >
                {t('running.start')}
              </Button>
            )}
          </div>
          {running.length === 0 && <p className={classes.none}>{t('running.none')}</p>}
          <ul className={classes.list}>
            {running.map((stop) => (
              <RunningItem
                key={stop.id}
                stop={stop}
                now={now}
                mayClose={mayEnter}
                onLeave={() => setIsOpen(false)}
              />
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
      {isStarting && mayEnter && <StartStop onClose={closeStart} />}
    </>
  );
};
