import type { ReactNode } from 'react';
import { hasRight } from '../../../electron/contract/rights';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { clientOf } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { FirstClient } from '../setup/FirstClient';

/** A page for the client that its address names; without any client it says what to do first. */
export const WithClient = ({
  code,
  title,
  children,
}: {
  readonly code: string | undefined;
  readonly title: string;
  readonly children: (client: ClientSummary) => ReactNode;
}) => {
  const { t } = useWords();
  const me = useSignedIn();
  const client = clientOf(me.clients, code);
  if (client) return children(client);
  return (
    <Page title={title}>
      {hasRight(me.role, 'administer') ? (
        <FirstClient />
      ) : (
        <EmptyState title={t('no-client.title')} text={t('no-client.text')} />
      )}
    </Page>
  );
};
