import { Button } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { hasRight } from '../../../electron/contract/rights';
import type { KpiOverview } from '../../../electron/contract/course';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { TrustMark } from '../../ui/TrustMark';
import type { Range } from '../period/period';
import { useSignedIn } from '../session/SignedIn';
import { amountsOf } from './amounts';
import { ChangeText } from './ChangeText';
import { stateKey } from './stateKey';
import classes from './KpiPage.module.css';

/** The value of a KPI's page with what is to be known of it at a glance. */
export const KpiHeader = ({
  overview,
  before,
  onWhy,
  onTargets,
}: {
  readonly overview: KpiOverview;
  readonly before: Range;
  readonly onWhy: () => void;
  readonly onTargets: () => void;
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const { role } = useSignedIn();
  const { kpi, now, state, target, better } = overview;
  const amounts = amountsOf(kpi, words);
  return (
    <section
      className={classes.header}
      aria-label={t('header.now', { kpi: amounts.name })}
      data-state={state}
      data-testid="kpi-header"
    >
      <h2 className={classes.name}>{amounts.name}</h2>
      <div className={classes.value} data-testid={`value-${kpi}`}>
        {now.value !== null && now.estimatedShare > 0 && <span className={classes.about}>~</span>}
        {amounts.value(now.value)}
        {now.value !== null && <span className={classes.unit}>{amounts.unit}</span>}
      </div>
      <dl className={classes.standing}>
        <div>
          <dt>{t('header.state')}</dt>
          <dd>
            <StateMark state={state} label={t(stateKey(overview))} />
          </dd>
        </div>
        {target !== null && (
          <div>
            <dt>{t('header.target')}</dt>
            <dd>
              {amounts.brief(target.target)}
              {overview.difference !== null && (
                <span className={classes.beside}>{amounts.differenceWithUnit(overview.difference)}</span>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('header.before', { range: format.dayRange(before.from, before.to) })}</dt>
          <dd>
            {amounts.brief(overview.before.value)}
            <span className={classes.beside}>
              <ChangeText overview={overview} before={before} />
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('header.trust')}</dt>
          <dd className={classes.trust}>
            <TrustMark confidence={now.value === null ? null : now.confidence} />
            {now.value !== null &&
              now.estimatedShare > 0 &&
              t('header.estimated', { share: format.percent(now.estimatedShare * 100) })}
          </dd>
        </div>
      </dl>
      <div className={classes.actions} data-print="no">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconTargetArrow size={14} aria-hidden />}
          onClick={onTargets}
        >
          {t(hasRight(role, 'write-masters') ? 'targets.edit' : 'targets.open')}
        </Button>
        <Button size="xs" onClick={onWhy} aria-label={t('kpi.why-of', { kpi: amounts.name })}>
          {t('kpi.why-long')}
        </Button>
      </div>
      <div className={classes.notes}>
        <p>
          {t(`definition.${kpi}`)} {t(`why.better-${better}`)}
        </p>
        {now.noteKeys.map((key) => (
          <p key={key} className={classes.note}>
            {say({ key, params: now.noteParams })}
          </p>
        ))}
      </div>
    </section>
  );
};
