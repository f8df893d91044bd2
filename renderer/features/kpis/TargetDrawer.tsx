import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { useMay } from '../session/useMay';
import { amountsOf } from './amounts';
import { TargetForm } from './TargetForm';
import { TargetList } from './TargetList';
import classes from './Targets.module.css';

/** A KPI's targets with the dates from which they hold; leaders and above set and take away. */
export const TargetDrawer = ({
  kpi,
  better,
  client,
  onClose,
}: {
  readonly kpi: KpiName;
  readonly better: 'higher' | 'lower';
  readonly client: ClientSummary;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const today = todayIn(client.timezone);
  const targets = useQuery(procedures.targets.list.queryOptions({ input: { clientId: client.id, kpi } }));
  const amounts = amountsOf(kpi, words);
  const mayWrite = useMay('write-masters');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={520}
      title={t('targets.title', { kpi: amounts.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.place}>
        {client.name} · {t(`why.better-${better}`)}
      </p>
      {targets.isPending && <Loading height={160} />}
      {targets.isError && <ErrorPanel error={targets.error} onRetry={() => void targets.refetch()} />}
      {targets.data && (
        <>
          <TargetList
            kpi={kpi}
            clientId={client.id}
            targets={targets.data}
            mayWrite={mayWrite}
            today={today}
          />
          {mayWrite && <TargetForm kpi={kpi} clientId={client.id} targets={targets.data} today={today} />}
        </>
      )}
    </Drawer>
  );
};
