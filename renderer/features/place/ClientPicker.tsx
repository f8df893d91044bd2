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

/** What stands for all clients in the list; no code begins with a space. */
const ALL = ' ';

/** Picks a client in use, or all of them where that is offered; with a single one its name stands there instead. */
export const ClientPicker = ({
  clients,
  value,
  onChange,
  onAll,
}: {
  readonly clients: readonly ClientSummary[];
  /** Null: all of them. */
  readonly value: ClientSummary | null;
  readonly onChange: (code: string) => void;
  readonly onAll?: (() => void) | undefined;
}) => {
  const { t } = useWords();
  const logo = value && <ClientLogo clientId={value.id} />;
  const offered = clients.filter(({ isActive, code }) => isActive || code === value?.code);
  if (value && offered.length < 2) {
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
        data={[
          ...(onAll ? [{ value: ALL, label: t('overview.all') }] : []),
          ...offered.map(({ code, name }) => ({
            value: code,
            label: name === code ? code : `${name} · ${code}`,
          })),
        ]}
        value={value?.code ?? ALL}
        onChange={(code) => (code === ALL ? onAll?.() : code && onChange(code))}
      />
    </>
  );
};
