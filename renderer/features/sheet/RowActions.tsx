import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconBan, IconHistory, IconX } from '@tabler/icons-react';
import type { Words } from '../../i18n/useWords';
import { isBlank, isChanged, type SectionRow } from './section';

/** Buttons of a row: its history, dropping what is not saved of it, voiding it. */
export const RowActions = <Row extends Pick<SectionRow, 'saved' | 'typed' | 'voidReason'>>({
  row,
  words,
  onHistory,
  onVoid,
  onDrop,
}: {
  readonly row: Row;
  readonly words: Words;
  readonly onHistory: (row: Row) => void;
  readonly onVoid: (row: Row) => void;
  readonly onDrop: (row: Row) => void;
}) => {
  if (isBlank(row)) return null;
  const { t } = words;
  const button = { variant: 'subtle', color: 'gray', size: 'sm', tabIndex: -1 } as const;
  const named = (name: string) => ({ 'aria-label': name, title: name });
  return (
    <>
      {row.saved && (
        <ActionIcon {...button} {...named(t('sheet.history'))} onClick={() => onHistory(row)}>
          <IconHistory size={15} />
        </ActionIcon>
      )}
      {isChanged(row) && (
        <ActionIcon {...button} {...named(t('sheet.drop'))} onClick={() => onDrop(row)}>
          {row.saved ? <IconArrowBackUp size={15} /> : <IconX size={15} />}
        </ActionIcon>
      )}
      {!isChanged(row) && !row.saved?.readOnlyBecause && (
        <ActionIcon {...button} {...named(t('sheet.void'))} onClick={() => onVoid(row)}>
          <IconBan size={15} />
        </ActionIcon>
      )}
    </>
  );
};
