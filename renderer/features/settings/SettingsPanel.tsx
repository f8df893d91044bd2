import { useQuery } from '@tanstack/react-query';
import { procedures } from '../../api/queries';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { inForce, type Dated } from './dated';
import { SETTING_KEYS, type SettingKey } from './keys';
import { SettingForm } from './SettingForm';
import { useSettingText } from './useSettingText';

/** A setting with the value in force today and all its dated values, oldest first. */
export type SettingRow = {
  readonly key: SettingKey;
  readonly now: Dated | null;
  readonly next: Dated | null;
  readonly values: readonly Dated[];
};

/** How a client's KPIs are counted: each setting with its value in force and what follows. */
export const SettingsPanel = ({ client }: MasterPanelProps) => {
  const { t, format } = useWords();
  const textOf = useSettingText();
  const today = todayIn(client.timezone);
  const settings = useQuery({
    ...procedures.settings.get.queryOptions({ input: { clientId: client.id } }),
    select: (all): readonly SettingRow[] =>
      SETTING_KEYS.map((key) => {
        const values = all.filter((one) => one.key === key);
        return { key, values, ...inForce(values, today) };
      }),
  });
  const columns: readonly Column<SettingRow>[] = [
    { key: 'setting', label: t('settings.setting'), value: (row) => t(`settings.${row.key}`) },
    { key: 'value', label: t('settings.in-force'), value: (row) => textOf(row.key, row.now?.value ?? null) },
    {
      key: 'since',
      label: t('settings.since'),
      value: (row) => row.now?.from ?? '',
      show: (row) => (row.now?.from ? format.date(row.now.from, 'full') : t('settings.always')),
    },
    {
      key: 'next',
      label: t('settings.next'),
      value: (row) => row.next?.from ?? null,
      show: (row) =>
        row.next?.from ? `${textOf(row.key, row.next.value)}, ${format.date(row.next.from, 'full')}` : '–',
    },
  ];
  return (
    <MasterList
      name={t('masters.settings')}
      query={settings}
      keyOf={(row) => row.key}
      columns={columns}
      empty={t('masters.settings')}
      form={({ record, ...open }) => record && <SettingForm client={client} record={record} {...open} />}
    />
  );
};
