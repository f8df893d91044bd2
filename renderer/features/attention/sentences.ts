import type { Finding } from '../../../electron/contract/attention';
import type { Words } from '../../i18n/useWords';
import { shiftTypeOf } from '../kpis/narrowing';
import { OF_ORDERS } from './order-sentences';
import { whenOf } from './when';

/** A finding in words: what happened, and what is to be known beside it. */
export type Told = { readonly text: string; readonly beside: readonly string[] };

/** What a sentence is made from. */
export type Telling = {
  readonly finding: Finding;
  readonly words: Words;
  /** When it was, in words. */
  readonly when: string;
};

export type Teller = (telling: Telling) => Told;

/** A name in the middle of a sentence: without its capital, unless more of it is in capitals. */
export const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** The name of a catalogue's code in the language of the page; the code itself where it has none. */
export const nameIn = ({ finding: { names }, words: { language } }: Telling, name: string): string =>
  names[`${name}${language === 'es' ? 'Es' : 'En'}`] ?? names[name] ?? '';

const lineOf = ({ finding: { names }, words: { t } }: Telling): string =>
  names['line'] === null || names['line'] === undefined
    ? t('attention.no-line')
    : t('attention.line', { line: names['line'] });

const shiftOf = ({ words: { t } }: Telling, code: string | null | undefined): string => {
  const type = shiftTypeOf(code ?? null);
  return type ? t(`shift.${type}`) : '';
};

/** The texts that are not empty. */
export const given = (...texts: readonly (string | false | null | undefined)[]): string[] =>
  texts.filter((text): text is string => typeof text === 'string' && text !== '');

const stops: Teller = (telling) => {
  const { finding, words, when } = telling;
  const { t, format } = words;
  const { hours, perDay, usualPerDay, sharePercent } = finding.numbers;
  return {
    text: t('attention.stops', {
      line: lineOf(telling),
      hours: format.fixed(hours, 1),
      reason: inSentence(nameIn(telling, 'reason')),
      when,
      share: format.fixed(sharePercent, 0),
    }),
    beside: given(
      usualPerDay !== undefined &&
        t('attention.stops-usual', { perDay: format.fixed(perDay, 1), usual: format.fixed(usualPerDay, 1) }),
    ),
  };
};

const defects: Teller = (telling) => {
  const { finding, words, when } = telling;
  const { t, format } = words;
  const { dpmo, usualDpmo, times, targetDpmo, typeSharePercent, units } = finding.numbers;
  const isGrown = finding.counts === 1 && times !== undefined;
  const more = Math.round(units ?? 0);
  return {
    text: isGrown
      ? t('attention.defects', {
          dpmo: format.integer(dpmo),
          times: format.fixed(times, 1),
          usual: format.integer(usualDpmo),
          when,
        })
      : t('attention.defects-target', {
          dpmo: format.integer(dpmo),
          target: format.integer(targetDpmo),
          when,
        }),
    beside: given(
      finding.names['type'] !== null &&
        t('attention.defects-type', {
          share: format.fixed(typeSharePercent, 0),
          type: inSentence(nameIn(telling, 'type')),
        }),
      more > 0 && t('attention.defects-units', { count: more, units: format.integer(more) }),
    ),
  };
};

const efficiency: Teller = ({ finding, words, when }) => {
  const { t, format } = words;
  const { percent, usualPercent, targetPercent, crewHours, isFallen } = finding.numbers;
  const by = finding.names['by'] === 'line' ? 'line' : 'style';
  const { group } = finding.names;
  const what = group ? t(`attention.of-${by}`, { group }) : t(`attention.of-no-${by}`);
  return {
    text:
      isFallen === 1
        ? t('attention.efficiency', {
            what,
            usual: format.percent(usualPercent),
            percent: format.percent(percent),
            when,
          })
        : t('attention.efficiency-target', {
            what,
            percent: format.percent(percent),
            target: format.percent(targetPercent),
            when,
          }),
    beside: given(
      t('attention.efficiency-crew', {
        hours: format.integer(finding.costHours),
        crew: format.integer(crewHours),
      }),
    ),
  };
};

const newStyle: Teller = ({ finding, words }) => {
  const { t, format } = words;
  const { firstPercent, lastPercent, otherPercent, days, learnedAfterDays } = finding.numbers;
  const params = {
    style: finding.names['style'] ?? '',
    first: format.percent(firstPercent),
    last: format.percent(lastPercent),
    date: format.date(finding.from, 'day'),
  };
  return {
    text:
      learnedAfterDays === undefined
        ? t('attention.new-style', { ...params, days: format.integer(days) })
        : t('attention.new-style-learned', { ...params, days: format.integer(learnedAfterDays) }),
    beside: [t('attention.new-style-others', { percent: format.percent(otherPercent) })],
  };
};

const slowerShift: Teller = (telling) => {
  const { finding, words, when } = telling;
  const { t, format } = words;
  return {
    text: t('attention.slower-shift', {
      percent: format.percent(finding.numbers['percent']),
      shift: shiftOf(telling, finding.names['shift']),
      other: format.percent(finding.numbers['otherPercent']),
      otherShift: shiftOf(telling, finding.names['other']),
      when,
    }),
    beside: [],
  };
};

const absences: Teller = ({ finding, words, when }) => {
  const { t, format } = words;
  const { percent, hours, usualPercent, targetPercent, coveredPercent } = finding.numbers;
  const isGrown = finding.counts === 1 && usualPercent !== undefined;
  return {
    text: isGrown
      ? t('attention.absences', {
          percent: format.percent(percent),
          usual: format.percent(usualPercent),
          when,
        })
      : t('attention.absences-target', {
          percent: format.percent(percent),
          target: format.percent(targetPercent),
          when,
        }),
    beside: given(
      coveredPercent !== undefined &&
        t('attention.absences-covered', {
          hours: format.integer(hours),
          covered: format.fixed(coveredPercent, 0),
        }),
    ),
  };
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const absentWeekday: Teller = ({ finding, words, when }) => {
  const { t, format } = words;
  const { percent, otherPercent, weekday, days } = finding.numbers;
  const number = WEEKDAYS.find((one) => one === weekday) ?? 1;
  return {
    text: t('attention.absent-weekday', {
      weekday: t(`attention.weekday-${number}`),
      percent: format.percent(percent),
      other: format.percent(otherPercent),
    }),
    beside: [t('attention.over-days', { days: format.integer(days), when })],
  };
};

const absentAfterPayday: Teller = ({ finding, words }) => {
  const { t, format } = words;
  const { percent, otherPercent, days } = finding.numbers;
  return {
    text: t('attention.absent-after-payday', {
      percent: format.percent(percent),
      other: format.percent(otherPercent),
    }),
    beside: [t('attention.payday', { days: format.integer(days) })],
  };
};

const missing: Teller = (telling) => {
  const { finding, words, when } = telling;
  const { t } = words;
  const { shifts = 0, others = 0 } = finding.numbers;
  return {
    text: t('attention.missing', { line: lineOf(telling), count: shifts, when }),
    beside: given(others > 0 && t('attention.missing-others', { count: others })),
  };
};

const estimates: Teller = ({ finding, words, when }) => {
  const { t, format } = words;
  const { hours, sharePercent, hasNoStandard } = finding.numbers;
  const styles = [finding.names['style'], finding.names['second']].filter((name) => typeof name === 'string');
  const share = format.percent(sharePercent);
  return {
    text: t('attention.estimates', {
      hours: format.integer(hours),
      styles: styles.length > 0 ? format.list(styles) : t('attention.no-style'),
      when,
    }),
    beside: [
      t(hasNoStandard === 1 ? 'attention.estimates-standard' : 'attention.estimates-share', { share }),
    ],
  };
};

const entryTooGood: Teller = (telling) => {
  const { finding, words, when } = telling;
  const { t, format } = words;
  const { order } = finding.names;
  return {
    text: t('attention.entry-too-good', {
      line: lineOf(telling),
      shift: shiftOf(telling, finding.names['shift']),
      value: format.integer(finding.numbers['value']),
      when,
    }),
    beside: [order ? t('attention.entry-check', { order }) : t('attention.entry-check-any')],
  };
};

const runOverShift: Teller = (telling) => {
  const { finding, words, when } = telling;
  const { t, format } = words;
  return {
    text: t('attention.run-over-shift', {
      line: lineOf(telling),
      shift: shiftOf(telling, finding.names['shift']),
      value: format.exact(finding.numbers['value'] ?? 0),
      limit: format.exact(finding.numbers['limit'] ?? 0),
      when,
    }),
    beside: [t('attention.run-check')],
  };
};

const TELLERS: Readonly<Record<Finding['kind'], Teller>> = {
  stops,
  defects,
  efficiency,
  'new-style': newStyle,
  'slower-shift': slowerShift,
  ...OF_ORDERS,
  absences,
  'absent-weekday': absentWeekday,
  'absent-after-payday': absentAfterPayday,
  missing,
  estimates,
  'entry-too-good': entryTooGood,
  'run-over-shift': runOverShift,
};

/** A number and its unit on one line. */
const together = (text: string): string => text.replaceAll(/(\d) (%|h)(?![\p{L}])/gu, '$1\u00a0$2');

/** A finding in words, seen from today. */
export const tell = (finding: Finding, today: string, words: Words): Told => {
  const { text, beside } = TELLERS[finding.kind]({ finding, words, when: whenOf(finding, today, words) });
  return { text: together(text), beside: beside.map(together) };
};
