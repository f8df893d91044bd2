import { Kbd, Modal, Table } from '@mantine/core';
import { useWords } from '../i18n/useWords';
import type { TextKey } from '../i18n';

type KeyRow = readonly [keys: readonly string[], meaning: TextKey];

const EVERYWHERE: readonly KeyRow[] = [
  [['?'], 'keys.help'],
  [['Esc'], 'keys.close'],
];

/** By path; one that ends in `/` stands for every page below it. */
const KEYS: Readonly<Record<string, readonly KeyRow[]>> = {
  '/today': [
    [['←', '→'], 'keys.period'],
    [['T'], 'keys.table'],
    [['W'], 'keys.why'],
  ],
  '/kpis': [[['←', '→'], 'keys.period']],
  '/kpis/': [
    [['←', '→'], 'keys.period'],
    [['T'], 'keys.table'],
    [['W'], 'keys.why'],
  ],
  '/sheet': [
    [['Tab', 'Shift Tab'], 'keys.next-cell'],
    [['Enter'], 'keys.enter'],
    [['← ↑ → ↓'], 'keys.move'],
    [['0–9', 'A–Z'], 'keys.type'],
    [['F2'], 'keys.edit'],
    [['Delete'], 'keys.clear'],
    [['Esc'], 'keys.cancel'],
    [['Ctrl Enter'], 'keys.submit'],
  ],
};

/** The keys of the page that is open. */
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
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table>
        <Table.Tbody>
          {[...(KEYS[path] ?? KEYS[path.replace(/[^/]+$/, '')] ?? []), ...EVERYWHERE].map(
            ([keys, meaning]) => (
              <Table.Tr key={meaning}>
                <Table.Td w={170}>
                  {keys.map((key) => (
                    <Kbd key={key} mr={6}>
                      {key}
                    </Kbd>
                  ))}
                </Table.Td>
                <Table.Td>{t(meaning)}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </Modal>
  );
};
