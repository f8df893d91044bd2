import { Button, Progress } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import classes from './Demo.module.css';
import type { DemoLoad } from './useDemoLoad';

/** How far a load is, which client it is at, how many rows it has written, and the way out of it. */
export const DemoProgress = ({ load }: { readonly load: DemoLoad }) => {
  const { t, format } = useWords();
  const { step, share } = load;
  const percent = Math.round(share * 100);
  return (
    <div className={classes.progress} data-testid="demo-progress">
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('demo.loading-title')} />
      </Progress.Root>
      <div className={classes.count}>
        <span>
          {load.isCancelling
            ? t('demo.cancelling')
            : step?.clientCode
              ? t('demo.step', { client: step.clientCode, at: step.client, of: step.clients })
              : t('demo.step-people')}
        </span>
        <span>
          {t('demo.rows', { rows: format.integer(step?.rows ?? 0) })} · {format.integer(percent)} %
        </span>
      </div>
      <div>
        <Button variant="default" onClick={load.cancel} disabled={load.isCancelling}>
          {t('demo.cancel')}
        </Button>
      </div>
    </div>
  );
};
