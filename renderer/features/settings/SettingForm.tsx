import { NumberInput, Radio, Stack, Table, TextInput } from '@mantine/core';
import { api } from '../../api/client';
import { queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { useRecordForm } from '../../ui/records/useRecordForm';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { CHOICES, isAlert, isChoice, NUMBERS, UNSET } from './keys';
import type { SettingRow } from './SettingsPanel';
import { useSettingText } from './useSettingText';

/** One setting: what it means, its values with their dates, and a new value from a date on. */
export const SettingForm = ({
  client,
  record: setting,
  onSaved,
  onClose,
}: MasterPanelProps & OpenRecord<SettingRow> & { readonly record: SettingRow }) => {
  const { t, format } = useWords();
  const textOf = useSettingText();
  const mayWrite = useMay('write-standards');
  const { key } = setting;
  const form = useRecordForm({
    initial: { value: setting.now?.value ?? '', from: '' },
    check: ({ value }) =>
      value === '' && (isChoice(key) || !NUMBERS[key].canBeUnset) ? { value: t('form.required') } : {},
    save: ({ value, from }) =>
      api.settings.set({
        clientId: client.id,
        key,
        value: value === '' ? UNSET : value,
        ...(from === '' ? {} : { from }),
      }),
    onSaved: (saved) => {
      void queryClient.invalidateQueries();
      onSaved(saved);
    },
  });
  const { values } = form;
  return (
    <MasterDrawer
      title={t(`settings.${key}`)}
      client={client}
      form={form}
      mayWrite={mayWrite}
      size={520}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{t(`settings.${key}-about`)}</p>
      {isChoice(key) ? (
        <Radio.Group
          label={t('settings.value')}
          value={values.value}
          onChange={(value) => form.change({ value })}
          {...form.errorOf('value')}
        >
          <Stack gap={8} mt={6}>
            {CHOICES[key].map((value) => (
              <Radio key={value} value={value} label={textOf(key, value)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <NumberInput
          w={180}
          label={t('settings.value')}
          description={
            NUMBERS[key].canBeUnset
              ? t('settings.unset-help')
              : isAlert(key)
                ? t('settings.never-help')
                : undefined
          }
          min={NUMBERS[key].least}
          max={NUMBERS[key].most}
          decimalScale={NUMBERS[key].decimals}
          allowNegative={false}
          hideControls
          value={values.value}
          onChange={(value) => form.change({ value: String(value) })}
          {...form.errorOf('value')}
        />
      )}
      <TextInput
        type="date"
        styles={{ wrapper: { maxWidth: 170 } }}
        label={t('settings.from')}
        description={t('settings.from-help')}
        {...form.text('from')}
      />
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.from')}</Table.Th>
            <Table.Th>{t('settings.value')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {setting.values.map(({ value, from }) => (
            <Table.Tr key={from ?? ''}>
              <Table.Td>{from === null ? t('settings.always') : format.date(from, 'full')}</Table.Td>
              <Table.Td>{textOf(key, value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </MasterDrawer>
  );
};
