import { Button, Chip, Group, Input, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { ShiftRecord } from '../../../electron/contract/shifts';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { BreakFields } from './BreakFields';
import { endsNextDay, isTime, proposedHours } from './clock';
import { WEEKDAYS, weekdayName } from './weekdays';
import classes from './shifts.module.css';

const SHIFT_TYPES = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER'] as const;
const MOST_CREW = 3000;

const valuesOf = (shift: ShiftRecord | null) => ({
  code: shift?.code ?? '',
  name: shift?.name ?? '',
  shiftType: shift?.shiftType ?? ('SHIFT_1ST' as const),
  startTime: shift?.startTime ?? '',
  endTime: shift?.endTime ?? '',
  standardHours: shift?.standardHours ?? ('' as number | ''),
  standardCrew: shift?.standardCrew ?? ('' as number | ''),
  weekdays: shift?.weekdays ?? [1, 2, 3, 4, 5],
  breaks: shift?.breaks ?? [],
  isActive: shift?.isActive ?? true,
});

/** A shift: its clock, weekdays and breaks, and the hours and crew that entries take over. */
export const ShiftForm = ({
  client,
  record: shift,
  onSaved,
  onClose,
}: OpenRecord<ShiftRecord> & { readonly client: ClientSummary }) => {
  const { t, language, format } = useWords();
  const mayWrite = useMay('write-standards');
  const form = useRecordForm({
    initial: valuesOf(shift),
    version: shift?.version,
    check: ({ code, name, startTime, endTime, standardHours }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
      ...(isTime(startTime) ? {} : { startTime: t('shifts.time-needed') }),
      ...(isTime(endTime) ? {} : { endTime: t('shifts.time-needed') }),
      ...(standardHours === '' ? { standardHours: t('form.required') } : {}),
    }),
    save: ({ isActive, standardHours, standardCrew, ...values }, version) => {
      const common = {
        clientId: client.id,
        ...values,
        standardHours: Number(standardHours),
        standardCrew: standardCrew === '' ? null : standardCrew,
        breaks: values.breaks.map((one) => ({ ...one })),
      };
      return shift === null
        ? api.shifts.create(common)
        : api.shifts.update({ ...common, id: shift.id, version, isActive });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as ShiftRecord),
      version: (theirs as ShiftRecord).version,
    }),
    onSaved: (saved) => {
      void queryClient.invalidateQueries({ queryKey: procedures.plant.key() });
      void queryClient.invalidateQueries({ queryKey: procedures.calendar.key() });
      onSaved(saved);
    },
  });
  const { values } = form;
  const proposal = proposedHours(values.startTime, values.endTime, values.breaks);
  const hours = proposal === null ? null : Math.round(proposal * 100) / 100;
  return (
    <MasterDrawer
      title={shift === null ? t('shifts.add') : shift.name}
      client={client}
      form={form}
      mayWrite={mayWrite}
      size={520}
      history={shift === null ? undefined : { kind: 'shift', rowId: shift.id }}
      onClose={onClose}
    >
      <div className={classes.row}>
        <TextInput
          w={140}
          label={t('masters.code')}
          required
          maxLength={20}
          data-autofocus
          {...form.text('code')}
        />
        <TextInput flex={1} label={t('masters.name')} required maxLength={50} {...form.text('name')} />
      </div>
      <Select
        label={t('shifts.type')}
        description={t('shifts.type-help')}
        allowDeselect={false}
        disabled={!mayWrite}
        data={SHIFT_TYPES.map((value) => ({ value, label: t(`shift.${value}`) }))}
        value={values.shiftType}
        onChange={(value) =>
          form.change({ shiftType: SHIFT_TYPES.find((known) => known === value) ?? values.shiftType })
        }
        {...form.errorOf('shiftType')}
      />
      <div className={classes.row}>
        <TextInput type="time" w={130} label={t('shifts.start')} required {...form.text('startTime')} />
        <TextInput
          type="time"
          w={130}
          label={endsNextDay(values.startTime, values.endTime) ? t('shifts.end-next-day') : t('shifts.end')}
          required
          {...form.text('endTime')}
        />
      </div>
      <p className={classes.hint}>{t('shifts.clock-help', { zone: client.timezone })}</p>
      <Input.Wrapper label={t('shifts.weekdays')} description={t('shifts.weekdays-help')}>
        <Chip.Group
          multiple
          value={values.weekdays.map(String)}
          onChange={(chosen) => form.change({ weekdays: chosen.map(Number).toSorted((a, b) => a - b) })}
        >
          <Group gap={6} mt={6} role="group" aria-label={t('shifts.weekdays')}>
            {WEEKDAYS.map((weekday) => (
              <Chip key={weekday} size="xs" value={String(weekday)} disabled={!mayWrite}>
                {weekdayName(language, weekday, 'short')}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {form.errorOf('weekdays').error && <Input.Error mt={4}>{form.errorOf('weekdays').error}</Input.Error>}
      </Input.Wrapper>
      <BreakFields
        breaks={values.breaks}
        onChange={(breaks) => form.change({ breaks: [...breaks] })}
        errorOf={(path) => form.errorOf('breaks', path)}
        isReadOnly={!mayWrite}
      />
      <div className={classes.row}>
        <NumberInput
          w={150}
          label={t('shifts.hours')}
          required
          min={0.01}
          max={24}
          decimalScale={2}
          allowNegative={false}
          hideControls
          value={values.standardHours}
          onChange={(value) => form.change({ standardHours: typeof value === 'number' ? value : '' })}
          {...form.errorOf('standardHours')}
        />
        <NumberInput
          w={150}
          label={t('lines.crew')}
          min={1}
          max={MOST_CREW}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={values.standardCrew}
          onChange={(value) => form.change({ standardCrew: typeof value === 'number' ? value : '' })}
          {...form.errorOf('standardCrew')}
        />
      </div>
      {hours !== null && hours !== values.standardHours && (
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={!mayWrite}
          onClick={() => form.change({ standardHours: hours })}
        >
          {t('shifts.propose', { hours: format.exact(hours) })}
        </Button>
      )}
      <p className={classes.hint}>{t('shifts.hours-help')}</p>
      {shift !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={t('masters.active-help')}
          checked={values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};
