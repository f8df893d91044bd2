import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { KPI_NAMES, type KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { FAMILIES, FAMILY_NAMES } from './families';
import type { SliceSearch } from './search';

/** Goes from a KPI's page to that of another one, with the same client, period and narrowing. */
export const KpiPicker = ({ kpi, search }: { readonly kpi: KpiName; readonly search: SliceSearch }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Select
      size="xs"
      w={156}
      searchable
      allowDeselect={false}
      aria-label={t('kpis.pick')}
      data={FAMILY_NAMES.map((family) => ({
        group: t(`family.${family}`),
        items: FAMILIES[family].map((name) => ({ value: name, label: t(`kpi.${name}`) })),
      }))}
      value={kpi}
      onChange={(value) => {
        const chosen = KPI_NAMES.find((name) => name === value);
        if (chosen) void navigate({ to: '/kpis/$kpi', params: { kpi: chosen }, search });
      }}
    />
  );
};
