import { SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import type { Bar } from '../../../../electron/contract/pareto';
import { useWords } from '../../../i18n/useWords';
import { ErrorPanel } from '../../../ui/ErrorPanel';
import { Loading } from '../../../ui/Loading';
import { usePageKeys } from '../../../ui/usePageKeys';
import { inAddress } from '../narrowing';
import type { PictureProps } from '../OwnPictures';
import { asTable, CopyTable } from '../picture/PicturePanel';
import { DefectCourse } from './DefectCourse';
import { DefectRow } from './DefectRow';
import {
  DEFECT_READINGS,
  kindInAddress,
  kindOf,
  nameOfBar,
  type DefectKind,
  type DefectReading,
} from './split';
import { useDefects } from './useDefects';
import trend from '../Trend.module.css';
import classes from './Defects.module.css';

const LARGEST = 15;

/** The reading that a bar of it can be followed over time in; null where a bar narrows the page. */
const splitOf = (by: DefectReading, isPart: boolean): DefectKind['split'] | null => {
  if (by === 'type') return isPart ? 'type' : 'type-group';
  return by === 'cause' ? 'cause' : null;
};

/** What the defects are: by type in two levels, cause, operation or line, and the chosen kind over time. */
export const DefectPareto = (props: PictureProps) => {
  const { slice, search, onChange } = props;
  const words = useWords();
  const { t, format, say } = words;
  const by = DEFECT_READINGS.find((known) => known === search.causes) ?? 'type';
  const { groups, total, noteKeys, isStale, error, retry } = useDefects(slice, by);
  const [closed, setClosed] = useState<ReadonlySet<string | null>>(new Set());
  const read = (reading: DefectReading) => onChange({ causes: reading, defect: undefined });
  usePageKeys(
    Object.fromEntries(DEFECT_READINGS.map((reading, at) => [String(at + 1), () => read(reading)])),
  );
  const asked = kindOf(search.defect);
  const largest = groups?.find(({ bar }) => bar.code !== null);
  const isPartLargest = largest !== undefined && largest.parts.length > 0 && by === 'type';
  const first = isPartLargest ? largest.parts[0] : largest?.bar;
  const usual: DefectKind | null =
    first && splitOf(by, true) !== null ? { split: splitOf(by, true) ?? 'type', code: first.code } : null;
  const shown = asked ?? usual;
  const shownBar = groups
    ?.flatMap(({ bar, parts }) => [
      { bar, split: splitOf(by, false) },
      ...parts.map((part) => ({ bar: part, split: splitOf(by, true) })),
      { bar, split: splitOf(by, true) },
    ])
    .find(({ bar, split }) => shown !== null && split === shown.split && bar.code === shown.code)?.bar;
  const pick = (bar: Bar, isPart: boolean): void => {
    const split = splitOf(by, isPart);
    if (split !== null) onChange({ defect: kindInAddress({ split, code: bar.code }) });
    else onChange({ [by]: inAddress(bar.code) });
  };
  /** A first level that stands among its own second level holds what was not told more closely. */
  const nameOf = (bar: Bar, isPart: boolean): string => {
    const name = nameOfBar(bar, words);
    return isPart && bar.code !== null && bar.code === bar.group ? t('defects.unspecified', { name }) : name;
  };
  const rowOf = (bar: Bar, from: number, isPart: boolean, parts: readonly Bar[]) => {
    const name = nameOfBar(bar, words);
    const split = splitOf(by, isPart);
    const isOpen = !closed.has(bar.code);
    return (
      <DefectRow
        key={`${isPart ? 'part' : 'bar'}|${bar.code}`}
        bar={bar}
        name={nameOf(bar, isPart)}
        title={t(split === null ? 'break-down.narrow' : 'defects.follow', { name })}
        from={from}
        isPart={isPart}
        isShown={shownBar === bar}
        onName={() => pick(bar, isPart)}
        toggle={
          parts.length === 0
            ? null
            : {
                isOpen,
                label: t('defects.types-of', { name }),
                onToggle: () => {
                  const next = new Set(closed);
                  if (!next.delete(bar.code)) next.add(bar.code);
                  setClosed(next);
                },
              }
        }
      />
    );
  };
  const isGroup = (bar: Bar): boolean =>
    groups?.some((group) => group.bar.code === bar.code && group.parts.length > 0) ?? false;
  const shownGroups = groups?.slice(0, LARGEST) ?? [];
  const columns = [
    t(`split.${by}`),
    t('pareto.amount-defects'),
    t('pareto.share'),
    t('pareto.cumulative'),
    t('column.records'),
  ];
  const text = asTable([
    columns,
    ...(groups ?? []).flatMap(({ bar, parts }) =>
      [bar, ...parts].map((one, at) => [
        (at > 0 ? '  ' : '') + nameOf(one, at > 0),
        format.typed(one.amount),
        format.typed(one.share * 100),
        at > 0 ? '' : format.typed(one.cumulativeShare * 100),
        format.typed(one.records),
      ]),
    ),
  ]);
  return (
    <>
      <section className={trend.panel} aria-labelledby="defects">
        <div className={trend.bar}>
          <h2 id="defects" className={trend.title}>
            {t('pareto.defects')}
          </h2>
          <SegmentedControl
            size="xs"
            aria-label={t('break-down.by')}
            value={by}
            data={DEFECT_READINGS.map((value, at) => ({ value, label: `${t(`split.${value}`)} ${at + 1}` }))}
            onChange={(value) => read(DEFECT_READINGS.find((known) => known === value) ?? 'type')}
          />
          <CopyTable text={text} />
        </div>
        {error && !groups ? (
          <ErrorPanel error={error} onRetry={retry} />
        ) : !groups ? (
          <Loading height={220} />
        ) : groups.length === 0 ? (
          <p className={classes.none}>{t('pareto.no-defects')}</p>
        ) : (
          <div className={classes.table} tabIndex={0} role="region" aria-label={columns.join(', ')}>
            <Table stickyHeader verticalSpacing={3} aria-busy={isStale}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{columns[0]}</Table.Th>
                  <Table.Th className={classes.scale} aria-hidden>
                    <span>
                      <b>0</b>
                      <b>50</b>
                      <b>100{' %'}</b>
                    </span>
                  </Table.Th>
                  {columns.slice(1).map((name) => (
                    <Table.Th key={name} scope="col" ta="right">
                      {name}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shownGroups.flatMap(({ bar, parts }, at) => [
                  rowOf(bar, shownGroups[at - 1]?.bar.cumulativeShare ?? 0, false, parts),
                  ...(closed.has(bar.code)
                    ? []
                    : parts.map((part) => rowOf(part, bar.cumulativeShare, true, []))),
                ])}
              </Table.Tbody>
              <Table.Tfoot>
                <Table.Tr>
                  <Table.Th scope="row">{t('break-down.total')}</Table.Th>
                  <Table.Td />
                  <Table.Td ta="right" fw={600} data-testid="defects-total">
                    {format.integer(total)}
                  </Table.Td>
                  <Table.Td ta="right" colSpan={3}>
                    {groups.length > LARGEST && t('pareto.more', { count: groups.length - LARGEST })}
                  </Table.Td>
                </Table.Tr>
              </Table.Tfoot>
            </Table>
          </div>
        )}
        {noteKeys.map((key) => (
          <p key={key} className={trend.note}>
            {say({ key, params: {} })}
          </p>
        ))}
      </section>
      {shown && shownBar && (
        <DefectCourse
          {...props}
          kind={shown}
          name={nameOf(shownBar, shown.split === 'type' && isGroup(shownBar))}
        />
      )}
    </>
  );
};
