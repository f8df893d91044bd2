import { useQueries } from '@tanstack/react-query';
import type { Explanation, Slice } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { addDays } from '../../format';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { hours, over, sum } from './expression';
import { Formula } from './Formula';
import { formulaOf } from './formulas';
import { settingText } from './words';
import classes from './Why.module.css';

/** Dates over which the same settings held. */
export type Stretch = { readonly from: string; readonly to: string };

/** The stretches into which changed settings cut a range; one where nothing changed. */
export const stretchesOf = (settings: Explanation['settings'], { from, to }: Stretch): readonly Stretch[] => {
  const starts = [...new Set([from, ...settings.map((setting) => setting.from)])]
    .filter((start) => start >= from && start <= to)
    .toSorted();
  return starts.map((start, at) => ({ from: start, to: addDays(starts[at + 1] ?? addDays(to, 1), -1) }));
};

/** The formula of a range within which a setting changed: each stretch by its own reading, then both sides together. */
export const StretchedFormula = ({
  slice,
  explanation,
  stretches,
  isFull,
}: {
  readonly slice: Slice;
  readonly explanation: Explanation;
  readonly stretches: readonly Stretch[];
  readonly isFull: boolean;
}) => {
  const { t, format, say } = useWords();
  const answers = useQueries({
    queries: stretches.map((stretch) =>
      procedures.kpi.explain.queryOptions({ input: { ...slice, ...stretch } }),
    ),
  });
  const failed = answers.find((answer) => answer.isError);
  if (failed) return <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />;
  const parts = answers.flatMap((answer) => answer.data ?? []);
  if (parts.length < stretches.length) return <Loading height={240} />;
  const { value, unit, kpi } = explanation.result;
  const side = (name: 'numerator' | 'denominator') =>
    sum(...parts.map((part) => hours(part.result[name] ?? 0)));
  return (
    <>
      {parts.map((part, at) => {
        const stretch = stretches[at] ?? slice;
        return (
          <div key={stretch.from} className={classes.stretch}>
            <h4>
              {[
                format.dateRange(stretch.from, stretch.to),
                ...part.settings.map((setting) => settingText(setting.key, setting.value, t)),
              ].join(' · ')}
            </h4>
            {part.result.value === null &&
              part.result.noteKeys.map((key) => (
                <p key={key} className={classes.place}>
                  {say({ key, params: part.result.noteParams })}
                </p>
              ))}
            <Formula
              lines={formulaOf(kpi, part).map(({ isResult, ...line }) => line)}
              unit={unit}
              isFull={isFull}
            />
          </div>
        );
      })}
      {value !== null && (
        <Formula
          lines={[
            {
              label: `kpi.${kpi}`,
              expression: over(side('numerator'), side('denominator')),
              value: value / 100,
              form: 'share',
              isResult: true,
            },
          ]}
          unit={unit}
          isFull={isFull}
        />
      )}
    </>
  );
};
