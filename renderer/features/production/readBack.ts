import type { Entry, RehearsedRow } from '../../../electron/contract/production';
import type { Words } from '../../i18n/useWords';
import type { ReadBackLine } from '../sheet/section';
import { INPUT_FIELDS, savedText, textOf, type ProductionRow } from './rows';

const madeSentence = (entry: Entry, { t, format }: Words): string => {
  const { unitsProduced, unitsDefective, workOrder, derived } = entry;
  const what = t(unitsDefective > 0 ? 'read-back.made-defective' : 'read-back.made', {
    good: format.integer(unitsProduced - unitsDefective),
    defective: format.integer(unitsDefective),
    style: workOrder.styleModel ?? t('read-back.units'),
    order: workOrder.code,
  });
  const people = derived.employeesAssigned.value + entry.employeesFloatingIdle;
  const crew = t('read-back.crew', {
    people: format.exact(people),
    hours: format.exact(Math.round(derived.scheduledHours.value * 100) / 100),
    run: format.exact(Math.round(derived.runHours.value * 100) / 100),
  });
  const result =
    derived.efficiency === null
      ? t('read-back.no-value')
      : t('read-back.result', {
          efficiency: format.percent(derived.efficiency),
          performance: format.percentWithUnit(derived.performance),
        });
  return `${what}, ${crew}: ${result}`;
};

/** Says what a submit would do to a row, as a person would read it out. */
export const readBackLine = (
  row: ProductionRow,
  rehearsed: RehearsedRow | undefined,
  words: Words,
): ReadBackLine => {
  const { t, say, format } = words;
  const shown = rehearsed?.entry ?? row.saved;
  const isVoid = row.voidReason !== null;
  const sentence = !shown
    ? ''
    : isVoid
      ? t('read-back.void', {
          units: format.integer(shown.unitsProduced),
          order: shown.workOrder.code,
          reason: row.voidReason ?? '',
        })
      : madeSentence(shown, words);
  return {
    key: row.key,
    change: isVoid ? 'void' : row.saved ? 'update' : 'create',
    sentence,
    changes:
      row.saved && !isVoid
        ? INPUT_FIELDS.filter((field) => row.typed[field] !== undefined).map((field) => ({
            label: t(`column.${field}`),
            before: savedText(row.saved, field, format),
            after: textOf(row, field, format),
          }))
        : [],
    warnings: (rehearsed?.warnings ?? []).map(say),
  };
};
