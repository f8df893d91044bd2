import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { COLUMNS, type ColumnName } from './search';

/** Chooses which KPIs have a column; one always stays. */
export const ColumnPicker = ({
  shown,
  onChange,
}: {
  readonly shown: readonly ColumnName[];
  readonly onChange: (shown: readonly ColumnName[]) => void;
}) => {
  const { t } = useWords();
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="xs" aria-haspopup="dialog">
          {t('portfolio.columns-count', { shown: shown.length, all: COLUMNS.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('portfolio.columns')}>
        <Stack gap={8}>
          {COLUMNS.map((name) => (
            <Checkbox
              key={name}
              size="xs"
              label={t(`kpi.${name}`)}
              checked={shown.includes(name)}
              disabled={shown.length === 1 && shown.includes(name)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...shown, name] : shown.filter((one) => one !== name))
              }
            />
          ))}
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={shown.length === COLUMNS.length}
            onClick={() => onChange(COLUMNS)}
          >
            {t('portfolio.all-columns')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
