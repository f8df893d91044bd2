import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Explanation, Slice } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { Formula } from './Formula';
import { formulaOf } from './formulas';
import { StretchedFormula, stretchesOf } from './StretchedFormula';
import classes from './Why.module.css';

/** The formula with its numbers, in the readings of the settings; every decimal on request. */
export const FormulaSection = ({
  slice,
  explanation,
}: {
  readonly slice: Slice;
  readonly explanation: Explanation;
}) => {
  const { t } = useWords();
  const [isFull, setFull] = useState(false);
  const stretches = stretchesOf(explanation.settings, slice);
  const lines = formulaOf(slice.kpi, explanation);
  const isStretched = stretches.length > 1 && slice.kpi !== 'rty';
  if (!isStretched && lines.length === 0) return null;
  return (
    <section className={classes.part}>
      <div className={classes.rowsBar}>
        <h3>{t('why.formula')}</h3>
        <Button
          variant="default"
          size="compact-sm"
          aria-pressed={isFull}
          onClick={() => setFull((before) => !before)}
        >
          {t('formula.full')}
        </Button>
      </div>
      {isStretched ? (
        <StretchedFormula slice={slice} explanation={explanation} stretches={stretches} isFull={isFull} />
      ) : (
        <Formula lines={lines} unit={explanation.result.unit} isFull={isFull} />
      )}
    </section>
  );
};
