import { UnstyledButton } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { namedRange, nameOf, searchOf, type PeriodSearch, type Range } from '../period/period';
import classes from './Attention.module.css';

const OFFERED = ['yesterday', 'last-7', 'last-30', 'last-90', 'last-180'] as const;

/** The usual periods, one click each. */
export const QuickDays = ({
  range,
  today,
  onChange,
}: {
  readonly range: Range;
  readonly today: string;
  readonly onChange: (period: PeriodSearch) => void;
}) => {
  const { t } = useWords();
  const current = nameOf(range, today);
  return (
    <div className={classes.quick} role="group" aria-label={t('overview.quick')}>
      {OFFERED.map((name) => (
        <UnstyledButton
          key={name}
          className={classes.day}
          aria-pressed={name === current}
          onClick={() => onChange(searchOf(namedRange(name, today), today))}
        >
          {t(`overview.quick-${name}`)}
        </UnstyledButton>
      ))}
    </div>
  );
};
