import { useSearch } from '@tanstack/react-router';
import { useWords } from '../../i18n/useWords';
import { WithClient } from '../kpis/WithClient';
import { AllClients } from './AllClients';
import { ClientToday } from './ClientToday';
import { useCompared } from './useCompared';

/** What to look at first, the ten KPIs and the course of one of them: of a client, or of all that one has. */
export const TodayPage = () => {
  const { t } = useWords();
  const { client, among } = useSearch({ from: '/today' });
  const compared = useCompared();
  if (among === 'all' && compared.length > 0) return <AllClients clients={compared} />;
  return (
    <WithClient code={client} title={t('nav.today')}>
      {(found) => <ClientToday key={found.id} client={found} />}
    </WithClient>
  );
};
