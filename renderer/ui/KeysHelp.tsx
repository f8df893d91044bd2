import { Button, Kbd, Modal, Portal, Table } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useWords } from '../i18n/useWords';
import { ALL_KEYS, keysOf, type KeyGroup } from './keys';
import classes from './KeysHelp.module.css';

const Group = ({ group }: { readonly group: KeyGroup }) => {
  const { t } = useWords();
  return (
    <section>
      <h3 className={classes.group}>{t(group.name)}</h3>
      <Table aria-label={t(group.name)}>
        <Table.Tbody>
          {group.rows.map(([keys, meaning]) => (
            <Table.Tr key={meaning}>
              <Table.Td className={classes.keys}>
                {keys.map((key) => (
                  <Kbd key={key} mr={6}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(meaning)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};

/** The keys of the page that is open and of every page; on paper those of all pages. */
export const KeysHelp = ({
  path,
  isOpen,
  onClose,
}: {
  readonly path: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  return (
    <>
      <Modal
        opened={isOpen}
        onClose={onClose}
        title={t('keys.title')}
        size={520}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {keysOf(path).map((group) => (
          <Group key={group.name} group={group} />
        ))}
        <div className={classes.foot}>
          <span>{t('keys.paper')}</span>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('keys.print')}
          </Button>
        </div>
      </Modal>
      {isOpen && (
        <Portal>
          <div className={`${classes.sheet} print-alone`} aria-hidden data-mantine-color-scheme="light">
            <h1 className={classes.heading}>Lineside · {t('keys.title')}</h1>
            {ALL_KEYS.map((group) => (
              <Group key={group.name} group={group} />
            ))}
          </div>
        </Portal>
      )}
    </>
  );
};
