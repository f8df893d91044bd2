import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { describeFailure } from '../../api/failure';
import { tell } from '../../api/told';
import { useWords } from '../../i18n/useWords';
import { saveTable, TABLE_FORMATS, type TableFormat } from './save';
import type { FileTable } from './table';

/** Saves what a table shows as CSV, an Excel workbook or JSON; it is asked for its rows when it is saved. */
export const SaveMenu = ({ table }: { readonly table: () => FileTable }) => {
  const { t, format } = useWords();
  const save = async (kind: TableFormat): Promise<void> => {
    try {
      await saveTable(table(), kind, {
        number: format.typed,
        yes: t('table-file.yes'),
        no: t('table-file.no'),
      });
    } catch (error) {
      tell({ kind: 'failure', key: 'table-file.failed', reason: describeFailure(error) });
    }
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('table-file.save')}>
          <ActionIcon variant="default" size="input-xs" aria-label={t('table-file.save')}>
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {TABLE_FORMATS.map((kind) => (
          <Menu.Item key={kind} onClick={() => void save(kind)}>
            {t(`table-file.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
