import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { HistoryKind } from '../../../electron/contract/history';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { RecordDrawer } from '../../ui/records/RecordDrawer';
import type { RecordForm } from '../../ui/records/useRecordForm';
import { HistoryList } from '../history/HistoryList';

const History = ({
  client,
  kind,
  rowId,
}: {
  readonly client: { readonly id: number; readonly timezone: string };
  readonly kind: HistoryKind;
  readonly rowId: number;
}) => {
  const { t } = useWords();
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="subtle" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
        {t(isShown ? 'masters.hide-history' : 'masters.show-history')}
      </Button>
      {isShown && <HistoryList client={client} kind={kind} rowId={rowId} />}
    </>
  );
};

/** The form of one record of plant data: fields, save and cancel, and who changed it when. */
export const MasterDrawer = ({
  title,
  client,
  form,
  mayWrite,
  readOnlyText,
  history,
  size,
  beside,
  children,
  onClose,
}: {
  readonly title: string;
  readonly client: { readonly id: number; readonly timezone: string };
  readonly form: RecordForm;
  readonly mayWrite: boolean;
  /** Why it is only read, where that is not a matter of the role. */
  readonly readOnlyText?: string | undefined;
  /** Which changes are told; none for a record that is being made. */
  readonly history?: { readonly kind: HistoryKind; readonly rowId: number } | undefined;
  readonly size?: number;
  /** Further actions on the record, apart from its fields. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  return (
    <RecordDrawer
      title={title}
      form={form}
      isReadOnly={!mayWrite}
      {...(size === undefined ? {} : { size })}
      onClose={onClose}
      beside={
        (beside || history) && (
          <>
            {beside}
            {history && <History client={client} {...history} />}
          </>
        )
      }
    >
      {!mayWrite && <Notice kind="plain">{readOnlyText ?? t('masters.read-only')}</Notice>}
      <fieldset disabled={!mayWrite} style={{ display: 'contents' }}>
        {children}
      </fieldset>
    </RecordDrawer>
  );
};
