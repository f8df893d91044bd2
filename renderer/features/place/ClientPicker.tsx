import { Select } from '@mantine/core';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { ClientLogo } from '../clients/ClientLogo';
import classes from './place.module.css';

/** The client that an address names among those of the user, else the first one in use. */
export const clientOf = (
  clients: readonly ClientSummary[],
  code: string | undefined,
): ClientSummary | undefined =>
  clients.find((client) => client.code === code) ?? clients.find(({ isActive }) => isActive);

/** Picks a client in use; with a single one its name stands there instead. */
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
  const logo = <ClientLogo clientId={value.id} />;
  const offered = clients.filter(({ isActive, code }) => isActive || code === value.code);
  if (offered.length < 2) {
    return (
      <>
        {logo}
        <span className={classes.client}>{value.name}</span>
      </>
    );
  }
  return (
    <>
      {logo}
      <Select
        size="xs"
        className={classes.picker}
        searchable
        allowDeselect={false}
        aria-label={t('client')}
        data={offered.map(({ code, name }) => ({
          value: code,
          label: name === code ? code : `${name} · ${code}`,
        }))}
        value={value.code}
        onChange={(code) => code && onChange(code)}
      />
    </>
  );
};
