import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ListedStation } from '../../../electron/contract/stations';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { RecordDrawer } from '../../ui/records/RecordDrawer';
import { useRecordForm } from '../../ui/records/useRecordForm';

const Revoke = ({ station, onDone }: { readonly station: ListedStation; readonly onDone: () => void }) => {
  const { t } = useWords();
  const revoke = useMutation({ ...procedures.stations.revoke.mutationOptions(), onSuccess: onDone });
  return (
    <>
      <p>{t('stations.revoke-help')}</p>
      {revoke.isError && <Notice kind="critical">{describeFailure(revoke.error)}</Notice>}
      <Button
        size="xs"
        variant="default"
        loading={revoke.isPending}
        onClick={() => revoke.mutate({ id: station.id })}
      >
        {t('stations.revoke')}
      </Button>
    </>
  );
};

/** A station: where the administrator stands is made one, or one that is there is changed or revoked. */
export const StationDrawer = ({
  station,
  onSaved,
  onClose,
}: {
  readonly station: ListedStation | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const form = useRecordForm({
    initial: {
      name: station?.name ?? '',
      allowsPin: station?.allowsPin ?? true,
      idleMinutes: (station?.idleMinutes ?? '') as number | '',
    },
    check: ({ name }) => (name.trim() === '' ? { name: t('form.required') } : {}),
    save: ({ name, allowsPin, idleMinutes }) => {
      const values = { name, allowsPin, idleMinutes: idleMinutes === '' ? null : idleMinutes };
      return station === null
        ? api.stations.register(values)
        : api.stations.update({ ...values, id: station.id, version: station.version });
    },
    onSaved,
  });
  const { values } = form;
  return (
    <RecordDrawer
      title={station === null ? t('stations.register') : station.name}
      form={form}
      onClose={onClose}
      beside={station !== null && <Revoke station={station} onDone={onSaved} />}
    >
      {station === null && <Notice kind="plain">{t('stations.register-help')}</Notice>}
      <TextInput
        label={t('stations.name')}
        description={t('stations.name-help')}
        maxLength={50}
        autoComplete="off"
        data-autofocus
        {...form.text('name')}
      />
      <Switch
        label={t('stations.allows-pin')}
        description={t('stations.allows-pin-help')}
        checked={values.allowsPin}
        onChange={(event) => form.change({ allowsPin: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('stations.idle')}
        description={t('stations.idle-help')}
        min={1}
        max={720}
        allowDecimal={false}
        allowNegative={false}
        value={values.idleMinutes}
        onChange={(value) => form.change({ idleMinutes: typeof value === 'number' ? value : '' })}
        {...form.errorOf('idleMinutes')}
      />
    </RecordDrawer>
  );
};
