import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { useSignedIn } from '../session/SignedIn';
import { amountsOf } from './amounts';
import type { PageSlice } from './slice';
import { TargetForm } from './TargetForm';
import { TargetList } from './TargetList';
import classes from './Targets.module.css';

/** A KPI's targets with the dates from which they hold; leaders and above set and take away. */
export const TargetDrawer = ({
  kpi,
  better,
  slice,
  onClose,
}: {
  readonly kpi: KpiName;
  readonly better: 'higher' | 'lower';
  readonly slice: PageSlice;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const { role } = useSignedIn();
  const { client, today } = slice;
  const targets = useQuery(procedures.targets.list.queryOptions({ input: { clientId: client.id, kpi } }));
  const amounts = amountsOf(kpi, words);
  const mayWrite = role !== 'OPERATOR';
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
