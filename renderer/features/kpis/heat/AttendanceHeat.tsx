import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { procedures } from '../../../api/queries';
import { useWords } from '../../../i18n/useWords';
import { ErrorPanel } from '../../../ui/ErrorPanel';
import { Loading } from '../../../ui/Loading';
import { keepWhile } from '../keep';
import type { PictureProps } from '../OwnPictures';
import { asTable, PicturePanel } from '../picture/PicturePanel';
import { inputOf } from '../slice';
import { HeatMap } from './HeatMap';
import { HeatTable, heatRows } from './HeatTable';
import { columnStep, HEAT_LAYOUTS } from './layout';
import classes from './Heat.module.css';

/** Who was missing when: absence by weekday and week or by line, in colour and number, with its cover beside it. */
export const AttendanceHeat = ({ slice, search, onChange, onWhy }: PictureProps) => {
  const words = useWords();
  const { t } = words;
  const layout = search.heat ?? 'weekdays';
  const by = layout === 'weekdays' ? 'week' : columnStep(slice.range);
  const shape =
    layout === 'weekdays' ? ({ layout } as const) : ({ layout, by: columnStep(slice.range) } as const);
  const absence = useQuery(
    procedures.kpi.heat.queryOptions({
      input: { ...inputOf(slice), kpi: 'absenteeism', ...shape },
      placeholderData: keepWhile({ layout, clientId: slice.client.id }),
    }),
  );
  const cover = useQuery(
    procedures.kpi.heat.queryOptions({
      input: { ...inputOf(slice), kpi: 'coverage-rate', ...shape },
      placeholderData: keepWhile({ layout, clientId: slice.client.id }),
    }),
  );
  const error = absence.error ?? cover.error;
  const isReady = absence.data !== undefined && cover.data !== undefined;
  return (
    <PicturePanel
      id="attendance-heat"
      title={t(`heat.title-${layout}`)}
      search={search}
      onChange={onChange}
      text={
        absence.data && cover.data
          ? asTable(heatRows(absence.data, cover.data, { layout, by, range: slice.range }, words))
          : null
      }
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t('heat.layout')}
          value={layout}
          data={HEAT_LAYOUTS.map((value) => ({ value, label: t(`heat.${value}`) }))}
          onChange={(value) => onChange({ heat: value === 'lines' ? 'lines' : undefined })}
        />
      }
    >
      {error && !isReady ? (
        <ErrorPanel error={error} onRetry={() => void Promise.all([absence.refetch(), cover.refetch()])} />
      ) : !absence.data || !cover.data ? (
        <Loading height={240} />
      ) : absence.data.rows.length === 0 || absence.data.total.records === 0 ? (
        <p className={classes.note}>{t('heat.empty')}</p>
      ) : search.view === 'table' ? (
        <HeatTable absence={absence.data} cover={cover.data} shape={{ layout, by, range: slice.range }} />
      ) : (
        <HeatMap
          key={layout}
          absence={absence.data}
          cover={cover.data}
          shape={{ layout, by, range: slice.range }}
          clientCode={slice.client.code}
          onWhy={onWhy}
          onLine={(line) => onChange({ line })}
        />
      )}
    </PicturePanel>
  );
};
