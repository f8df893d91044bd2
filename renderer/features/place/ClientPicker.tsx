import { Select } from '@mantine/core';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import classes from './place.module.css';

/** The client that an address names among those of the user, else the first one. */
export const clientOf = (
  clients: readonly ClientSummary[],
  code: string | undefined,
): ClientSummary | undefined => clients.find((client) => client.code === code) ?? clients[0];

/** Picks a client; with a single one its name stands there instead. */
export const ClientPicker = ({
  clients,
  value,
  onChange,
}: {
  readonly clients: readonly ClientSummary[];
  readonly value: ClientSummary;
  readonly onChange: (code: string) => void;
}) => {
  const { t } = useWords();
  if (clients.length < 2) return <span className={classes.client}>{value.name}</span>;
  return (
    <Select
      size="xs"
      w={250}
      searchable
      allowDeselect={false}
      aria-label={t('client')}
      data={clients.map(({ code, name }) => ({
        value: code,
        label: name === code ? code : `${name} · ${code}`,
      }))}
      value={value.code}
      onChange={(code) => code && onChange(code)}
    />
  );
};
