import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { procedures } from '../../../api/queries';
import { useWords } from '../../../i18n/useWords';
import { ErrorPanel } from '../../../ui/ErrorPanel';
import { Loading } from '../../../ui/Loading';
import { keepWhile } from '../keep';
import { inAddress } from '../narrowing';
import type { PictureProps } from '../OwnPictures';
import { PicturePanel } from '../picture/PicturePanel';
import { inputOf } from '../slice';
import { CascadeChart } from './CascadeChart';
import { cascadeText, CascadeTable } from './CascadeTable';
import { byStarted, stepsOf } from './steps';
import classes from './Cascade.module.css';

/** First-pass yield by operation in routing order, rolling into the throughput yield of a style and of all. */
export const YieldCascade = ({ slice, search, onChange }: PictureProps) => {
  const words = useWords();
  const { t, format, say } = words;
  const query = useQuery(
    procedures.kpi.explain.queryOptions({
      input: { ...inputOf(slice), kpi: 'rty' },
      placeholderData: keepWhile({ clientId: slice.client.id, kpi: 'rty' }),
    }),
  );
  const { data } = query;
  const styles = byStarted(data?.operations ?? []);
  const shown = styles.find(({ style }) => inAddress(style) === search.cascade) ?? styles[0];
  const nameOf = (style: string | null) => style ?? t('group.none');
  return (
    <PicturePanel
      id="cascade"
      title={t('cascade.title')}
      search={search}
      onChange={onChange}
      text={styles.length > 0 ? cascadeText(styles, words) : null}
      controls={
        styles.length > 1 &&
        search.view !== 'table' && (
          <Select
            size="xs"
            w={240}
            searchable
            allowDeselect={false}
            aria-label={t('group.style')}
            value={shown ? inAddress(shown.style) : null}
            data={styles.map(({ style, value }) => ({
              value: inAddress(style),
              label: `${nameOf(style)} · ${format.percentWithUnit(value)}`,
            }))}
            onChange={(code) => onChange({ cascade: code ?? undefined })}
          />
        )
      }
    >
      {query.error && !data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <Loading height={280} />
      ) : !shown ? (
        <p className={classes.said}>{t(data.result.value === null ? 'cascade.empty' : 'cascade.by-job')}</p>
      ) : (
        <div aria-busy={query.isPlaceholderData}>
          {search.view === 'table' ? (
            <CascadeTable
              styles={styles}
              onStyle={(style) => onChange({ style: inAddress(style), view: undefined })}
            />
          ) : (
            <>
              <div className={classes.legend}>
                <span>
                  <i className={classes.keptMark} />
                  {t('cascade.rolled')}
                </span>
                <span>
                  <i className={classes.lostMark} />
                  {t('cascade.lost')}
                </span>
              </div>
              <CascadeChart
                key={shown.style}
                steps={stepsOf(shown)}
                style={shown.style}
                value={shown.value}
                onOperation={(operation) => onChange({ operation })}
              />
            </>
          )}
          <p className={classes.said} data-testid="cascade-said">
            {styles.length > 1 &&
              `${t('cascade.weighted', {
                count: styles.length,
                started: format.integer(styles.reduce((sum, { started }) => sum + started, 0)),
                value: format.percentWithUnit(data.result.value),
              })} `}
            {data.result.noteKeys.map((key) => say({ key, params: data.result.noteParams })).join(' ')}
          </p>
        </div>
      )}
    </PicturePanel>
  );
};
