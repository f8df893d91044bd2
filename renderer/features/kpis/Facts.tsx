import type { KpiOverview } from '../../../electron/contract/course';
import type { TextKey } from '../../i18n';
import { useWords, type Words } from '../../i18n/useWords';
import { amountsOf } from './amounts';
import classes from './KpiPage.module.css';

type Fact = { readonly key: TextKey; readonly write: (value: number, words: Words) => string };

const percent = (value: number, { format }: Words) => format.percentWithUnit(value);
const count = (value: number, { format }: Words) => format.integer(value);
const days = (value: number, { t, format }: Words) => `${format.fixed(value, 1)}\u00a0${t('unit.days')}`;

/** Numbers that results carry beside their value, in the order in which they are told. */
const FACTS: Readonly<Record<string, Fact>> = {
  sigmaLevel: { key: 'fact.sigmaLevel', write: (value, { format }) => format.fixed(value, 2) },
  availability: { key: 'fact.availability', write: percent },
  accountedTime: { key: 'fact.accountedTime', write: percent },
  performance: { key: 'fact.performance', write: percent },
  quality: { key: 'fact.quality', write: percent },
  operationsInspected: { key: 'fact.operationsInspected', write: count },
  operationsInRouting: { key: 'fact.operationsInRouting', write: count },
  overdueIncomplete: { key: 'fact.overdueIncomplete', write: count },
  weightedMeanDays: { key: 'fact.weightedMeanDays', write: days },
  medianDays: { key: 'fact.medianDays', write: days },
  percentile85Days: { key: 'fact.percentile85Days', write: days },
  oldestDays: { key: 'fact.oldestDays', write: days },
  orders0To7Days: { key: 'fact.orders0To7Days', write: count },
  orders8To14Days: { key: 'fact.orders8To14Days', write: count },
  orders15To30Days: { key: 'fact.orders15To30Days', write: count },
  ordersOver30Days: { key: 'fact.ordersOver30Days', write: count },
};

/** The numbers that a value is made of and those that belong to it. */
export const Facts = ({ overview }: { readonly overview: KpiOverview }) => {
  const words = useWords();
  const { t, format } = words;
  const { kpi, now } = overview;
  const amounts = amountsOf(kpi, words);
  const beside = Object.entries(FACTS).flatMap(([name, { key, write }]) => {
    const value = now.extra[name];
    return value === undefined ? [] : [[t(key), write(value, words)] as const];
  });
  const facts = [
    ...(now.numerator === null || now.denominator === null
      ? []
      : [
          [amounts.numeratorName, amounts.numerator(now.numerator)] as const,
          [amounts.denominatorName, amounts.denominator(now.denominator)] as const,
        ]),
    ...beside,
    [t('column.records'), format.integer(now.records)] as const,
    [
      t('column.estimated'),
      format.percentWithUnit(now.value === null ? null : now.estimatedShare * 100),
    ] as const,
    [
      t('column.confidence'),
      format.percentWithUnit(now.value === null ? null : now.confidence * 100),
    ] as const,
  ];
  return (
    <section className={classes.panel} aria-labelledby="facts">
      <h2 id="facts" className={classes.title}>
        {t('facts.title')}
      </h2>
      <dl className={classes.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
