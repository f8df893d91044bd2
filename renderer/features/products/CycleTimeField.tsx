import { Select, TextInput } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { CYCLE_UNITS, cycleText, hoursOfTyped, typedCycle, type TypedCycle } from './cycleTime';
import classes from './products.module.css';

/** A cycle time in the unit that its typist thinks in, with what it is in the others under it. */
export const CycleTimeField = ({
  label,
  help,
  value,
  onChange,
  name,
  error,
  isFocused = false,
}: {
  readonly label: string;
  /** What it means to leave it blank. */
  readonly help: string;
  readonly value: TypedCycle;
  readonly onChange: (value: TypedCycle) => void;
  readonly name: string;
  readonly error?: string;
  readonly isFocused?: boolean;
}) => {
  const words = useWords();
  const { t, format } = words;
  const hours = hoursOfTyped(value, format);
  const isNumber = hours !== null && !Number.isNaN(hours);
  return (
    <div className={classes.cycle}>
      <TextInput
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        name={name}
        label={label}
        description={isNumber ? cycleText(hours, words) : help}
        inputMode="decimal"
        autoComplete="off"
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        data-autofocus={isFocused || undefined}
        {...(error ? { error } : {})}
      />
      <Select
        aria-label={t('cycle.unit')}
        w={150}
        allowDeselect={false}
        data={CYCLE_UNITS.map((unit) => ({ value: unit, label: t(`cycle.unit-${unit}`) }))}
        value={value.unit}
        onChange={(next) => {
          const unit = CYCLE_UNITS.find((known) => known === next) ?? value.unit;
          onChange(isNumber ? typedCycle(hours, format, unit) : { ...value, unit });
        }}
      />
    </div>
  );
};
