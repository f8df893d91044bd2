import { Drawer } from '@mantine/core';
import type { HistoryKind } from '../../../electron/contract/history';
import { useWords } from '../../i18n/useWords';
import { HistoryList } from './HistoryList';
import classes from './HistoryDrawer.module.css';

/** A record whose history is asked for, and what it is called. */
export type HistoryOf = { readonly kind: HistoryKind; readonly rowId: number; readonly title?: string };

/** Who changed a record when, from what to what, newest first. */
export const HistoryDrawer = ({
  client,
  record,
  onClose,
}: {
  readonly client: { readonly id: number; readonly timezone: string };
  readonly record: HistoryOf | null;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  return (
    <Drawer
      opened={record !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={t('history.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {record?.title && <p className={classes.of}>{record.title}</p>}
      {record && <HistoryList client={client} kind={record.kind} rowId={record.rowId} />}
    </Drawer>
  );
};
