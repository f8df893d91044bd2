import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CatalogueCode, CatalogueKind } from '../../../electron/contract/catalogues';
import { noteSaved } from '../../api/connection';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';

/** Moves a code up or down among those beside it; saved at once. */
export const MoveButtons = ({
  place,
  codes,
  record,
  isBlocked,
  onMoved,
}: {
  readonly place: { readonly clientId: number; readonly kind: CatalogueKind };
  readonly codes: readonly CatalogueCode[];
  readonly record: CatalogueCode;
  /** While something typed is not saved. */
  readonly isBlocked: boolean;
  readonly onMoved: () => void;
}) => {
  const { t } = useWords();
  const siblings = codes.filter(({ parentCode }) => parentCode === record.parentCode);
  const at = siblings.findIndex(({ id }) => id === record.id);
  const move = useMutation({
    ...procedures.catalogues.update.mutationOptions(),
    onSuccess: () => {
      noteSaved();
      onMoved();
    },
  });
  const moveTo = (position: number): void =>
    move.mutate({ ...place, id: record.id, version: record.version, position });
  return (
    <>
      {move.isError && <Notice kind="critical">{describeFailure(move.error)}</Notice>}
      <Group gap={8}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          disabled={isBlocked || at <= 0}
          onClick={() => moveTo(at - 1)}
        >
          {t('catalogues.move-up')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          disabled={isBlocked || at >= siblings.length - 1}
          onClick={() => moveTo(at + 1)}
        >
          {t('catalogues.move-down')}
        </Button>
      </Group>
    </>
  );
};
