import { ActionIcon, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Line, Shift } from '../../../electron/contract/plant';
import { addDays } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { SheetSearch } from '../../routes';
import { NO_LINE } from './defaults';

const SHIFT_TYPES = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER'] as const;
export type ShiftType = (typeof SHIFT_TYPES)[number];

/** Picks the line, date and shift of a sheet. */
export const PlaceControls = ({
  lines,
  shifts,
  line,
  date,
  shift,
  today,
  onChange,
}: {
  readonly lines: readonly Line[];
  readonly shifts: readonly Shift[];
  readonly line: string;
  readonly date: string;
  readonly shift: ShiftType;
  readonly today: string;
  readonly onChange: (change: Partial<SheetSearch>) => void;
}) => {
  const { t } = useWords();
  const name = (type: ShiftType) =>
    shifts.find((known) => known.shiftType === type)?.name ?? t(`shift.${type}`);
  return (
    <>
      <Select
        size="xs"
        w={170}
        searchable
        allowDeselect={false}
        aria-label={t('sheet.line')}
        data={[
          ...lines
            .filter((known) => known.isActive || known.code === line)
            .map((known) => ({
              value: known.code,
              label: known.name === known.code ? known.code : `${known.code} · ${known.name}`,
            })),
          { value: NO_LINE, label: t('sheet.no-line') },
        ]}
        value={line}
        onChange={(value) => value && onChange({ line: value })}
      />
      <div style={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('sheet.day-before')}
          onClick={() => onChange({ date: addDays(date, -1) })}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <DatePickerInput
          size="xs"
          w={140}
          title={t('sheet.date')}
          valueFormat="ddd D MMM YYYY"
          maxDate={today}
          value={date}
          onChange={(value) => value && onChange({ date: value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('sheet.day-after')}
          disabled={date >= today}
          onClick={() => onChange({ date: addDays(date, 1) })}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      <Select
        size="xs"
        w={160}
        allowDeselect={false}
        aria-label={t('sheet.shift')}
        data={SHIFT_TYPES.map((type) => ({ value: type, label: name(type) }))}
        value={shift}
        onChange={(value) => {
          const chosen = SHIFT_TYPES.find((type) => type === value);
          if (chosen) onChange({ shift: chosen });
        }}
      />
    </>
  );
};
