import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { KpiName } from '../../../electron/contract/kpi';
import { hasRight } from '../../../electron/contract/rights';
import { useWords } from '../../i18n/useWords';
import { describeFailure } from '../../api/failure';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { usePageKeys } from '../../ui/usePageKeys';
import { amountsOf } from './amounts';
import { ControlRemarks } from './ControlRemarks';
import { usualStep } from './axis';
import { datesOfLabel } from './groups';
import { useSignedIn } from '../session/SignedIn';
import { DateNotes } from './notes/DateNotes';
import { flagsOf } from './notes/flags';
import { NoteDialog } from './notes/NoteDialog';
import { useNotes } from './notes/useNotes';
import { CopyTable } from './picture/PicturePanel';
import { useWalk } from './picture/useWalk';
import { tellPoint } from './TrendTip';
import type { KpiSearch } from './search';
import type { PageSlice } from './slice';
import { TrendChart, rowsOf } from './TrendChart';
import { TrendLegend } from './TrendLegend';
import { TrendTable, trendText } from './TrendTable';
import { useControl } from './useControl';
import { useTrend } from './useTrend';
import classes from './Trend.module.css';

const STEPS = ['day', 'week', 'month'] as const;

/** What the address says of a trend. */
export type TrendSearch = Pick<KpiSearch, 'by' | 'view' | 'compare' | 'limits'>;

/** A KPI's course as chart or table, with the period before, the target and, when switched on, control limits. */
export const TrendPanel = ({
  kpi,
  slice,
  search,
  picker,
  onChange,
  onPoint,
}: {
  readonly kpi: KpiName;
  readonly slice: PageSlice;
  readonly search: TrendSearch;
  /** What else stands in the bar: which KPI is drawn. */
  readonly picker?: ReactNode;
  readonly onChange: (change: TrendSearch) => void;
  readonly onPoint: (by: (typeof STEPS)[number], label: string) => void;
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const by = search.by ?? usualStep(kpi, slice.range);
  const isTable = search.view === 'table';
  const hasBefore = search.compare !== 'none';
  const trend = useTrend(slice, kpi, by);
  const me = useSignedIn();
  const [noteDate, setNoteDate] = useState<string | null>(null);
  const hasLimits = search.limits === 'on';
  const control = useControl(slice, kpi, by, hasLimits);
  const chart = hasLimits ? control.data : undefined;
  const rows = rowsOf(trend.points ?? [], chart, words);
  const notes = useNotes(slice.client.id, slice.range).data ?? [];
  const labels = rows.map(({ label }) => label);
  const flags = flagsOf(notes, by, labels, slice.range);
  const open = (at: number): void => {
    const row = rows[at];
    if (row && row.records > 0) onPoint(by, row.label);
  };
  const walk = useWalk(
    rows.length,
    (at) => {
      const flag = flags.find(({ label }) => label === labels[at]);
      return tellPoint({ kpi, by, range: slice.range }, rows[at], flag, words);
    },
    open,
  );
  /** To the date that the keyboard stands on, else to the last one that has come. */
  const writeNote = (): void => {
    const { today, range } = slice;
    const label = walk.at === null ? undefined : labels[walk.at];
    const at = label === undefined ? range.to : datesOfLabel(by, label, range).from;
    setNoteDate(at < today ? at : today);
  };
  const mayWrite = hasRight(me.role, 'verify');
  usePageKeys({
    t: () => onChange({ view: isTable ? undefined : 'table' }),
    ...(mayWrite ? { n: writeNote } : {}),
  });
  const title = t(`trend.title-${by}`, {
    kpi: amountsOf(kpi, words).name,
    range: format.dateRange(slice.range.from, slice.range.to),
  });
  const step = (value: string) => STEPS.find((known) => known === value);
  return (
    <section className={classes.panel} aria-labelledby="trend-title">
      <div className={classes.bar}>
        <h2 id="trend-title" className={classes.title}>
          {title}
        </h2>
        {picker}
        <SegmentedControl
          size="xs"
          aria-label={t('trend.by')}
          value={by}
          data={STEPS.map((value) => ({ value, label: t(`group.${value}`) }))}
          onChange={(value) => onChange({ by: step(value) })}
        />
        <Button
          variant="default"
          size="xs"
          aria-pressed={isTable}
          data-print="no"
          onClick={() => onChange({ view: isTable ? undefined : 'table' })}
        >
          {t(isTable ? 'trend.as-chart' : 'trend.as-table')}
        </Button>
        <CopyTable text={trendText(kpi, by, rows, words)} />
      </div>
      {trend.error && !trend.points ? (
        <ErrorPanel error={trend.error} onRetry={() => void trend.refetch()} />
      ) : !trend.points ? (
        <Loading height={280} />
      ) : (
        <div className={trend.isPlaceholderData ? classes.stale : ''} aria-busy={trend.isPlaceholderData}>
          <div className={classes.under}>
            {!isTable && <TrendLegend kpi={kpi} rows={rows} hasBefore={hasBefore} />}
            <div className={classes.switches} data-print="no">
              <Switch
                size="xs"
                label={t('trend.before')}
                checked={hasBefore}
                onChange={() => onChange({ compare: hasBefore ? 'none' : undefined })}
              />
              <Switch
                size="xs"
                label={t('trend.limits')}
                checked={hasLimits}
                onChange={() => onChange({ limits: hasLimits ? undefined : 'on' })}
              />
            </div>
          </div>
          {isTable ? (
            <TrendTable
              kpi={kpi}
              by={by}
              range={slice.range}
              rows={rows}
              onPoint={(label) => onPoint(by, label)}
            />
          ) : (
            <TrendChart
              kpi={kpi}
              by={by}
              range={slice.range}
              rows={rows}
              hasBefore={hasBefore}
              flags={flags}
              walk={walk}
              onPoint={(label) => onPoint(by, label)}
            />
          )}
          {hasLimits && control.error && !chart && (
            <Notice kind="critical">{describeFailure(control.error)}</Notice>
          )}
          {chart && <ControlRemarks kpi={kpi} by={by} slice={slice} chart={chart} rows={rows} />}
          {trend.noteKeys.map((key) => (
            <p key={key} className={classes.note}>
              {say({ key, params: {} })}
            </p>
          ))}
          <DateNotes client={slice.client} notes={notes} onWrite={mayWrite ? writeNote : null} />
        </div>
      )}
      {noteDate !== null && (
        <NoteDialog
          clientId={slice.client.id}
          today={slice.today}
          date={noteDate}
          onClose={() => setNoteDate(null)}
        />
      )}
    </section>
  );
};
