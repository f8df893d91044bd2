import { Button } from '@mantine/core';
import { useWords } from '../../i18n/useWords';

/** The way from the first rows of a long table to all of them and back; nothing where all are shown anyway. */
export const MoreRows = ({
  total,
  first,
  isWhole,
  onChange,
}: {
  readonly total: number;
  readonly first: number;
  readonly isWhole: boolean;
  readonly onChange: (isWhole: boolean) => void;
}) => {
  const { t } = useWords();
  if (total <= first) return null;
  return (
    <Button size="compact-xs" variant="subtle" aria-expanded={isWhole} onClick={() => onChange(!isWhole)}>
      {isWhole ? t('orders.fewer-rows') : t('orders.more-rows', { count: total - first })}
    </Button>
  );
};
