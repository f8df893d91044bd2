import { Autocomplete, Button, Modal, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { noteSaved } from '../../api/connection';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { clockIn, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { readTime } from '../../ui/grid/clock';
import { Notice } from '../../ui/Notice';
import { codeChoices, codeFinder } from '../catalogues/choices';
import { useEquipmentChoices } from '../equipment/choices';
import { orderSearch } from '../orders/choices';
import { clientOf } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { currentShift, lastLine, NO_LINE } from '../sheet/defaults';
import { renewStops } from './useRunning';
import classes from './StartStop.module.css';

const ASK_AFTER_MILLISECONDS = 150;

type Place = { readonly client?: unknown; readonly line?: unknown };

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Notes that a line has begun to stand: which, why, and since when if not now. It belongs to the shift that runs. */
export const StartStop = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { t, format, language } = words;
  const me = useSignedIn();
  const at = useRouterState({ select: ({ location }) => location.search as Place });
  const [clientCode, setClientCode] = useState(textOf(at.client));
  const client = clientOf(me.clients, clientCode);
  const input = { clientId: client?.id ?? 0 };
  const enabled = client !== undefined;
  const lines = useQuery(procedures.plant.lines.queryOptions({ input, enabled }));
  const shifts = useQuery(procedures.plant.shifts.queryOptions({ input, enabled }));
  const [lineCode, setLineCode] = useState(textOf(at.line));
  const [reason, setReason] = useState<string | null>(null);
  const [startTime, setStartTime] = useState('');
  const [workOrder, setWorkOrder] = useState('');
  const [equipment, setEquipment] = useState<string | null>(null);
  const [people, setPeople] = useState('');
  const [detail, setDetail] = useState('');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});

  const active = (lines.data ?? []).filter(({ isActive }) => isActive);
  const line =
    lineCode === NO_LINE || active.some(({ code }) => code === lineCode)
      ? lineCode
      : client && lines.data
        ? lastLine(me.code, client.code, lines.data)
        : undefined;
  const lineId = active.find(({ code }) => code === line)?.id ?? null;
  const zone = client?.timezone ?? 'UTC';
  const now = currentShift(shifts.data ?? [], todayIn(zone), clockIn(zone));
  const codes = useQuery(
    procedures.catalogues.list.queryOptions({
      input: lineId === null ? input : { ...input, lineId },
      enabled,
    }),
  );
  const reasons = useMemo(() => codeChoices(codes.data?.stops ?? [], language), [codes.data, language]);
  const find = useMemo(() => codeFinder(reasons), [reasons]);
  const machines = useEquipmentChoices(input.clientId, lineId);
  const [asked] = useDebouncedValue(workOrder, ASK_AFTER_MILLISECONDS);
  const orders = useQuery({ ...orderSearch(words, input.clientId)(asked.trim()), enabled });

  const start = useMutation({
    ...procedures.stops.start.mutationOptions(),
    onSuccess: async () => {
      noteSaved();
      await renewStops();
      onClose();
    },
  });
  const refused: Readonly<Record<string, string>> = {
    ...(start.isError ? fieldSentences(start.error) : {}),
    ...own,
  };
  const refusal = (field: string) => (refused[field] ? { error: refused[field] } : {});
  const isElsewhere = start.isError && Object.keys(fieldSentences(start.error)).length === 0;

  const submit = (): void => {
    const time = startTime.trim() === '' ? null : (readTime(startTime)?.slice(0, 5) ?? undefined);
    const count = format.parse(people);
    const wrong = {
      ...(reason === null ? { reason: t('running.reason-missing') } : {}),
      ...(time === undefined ? { startTime: t('grid.not-a-time') } : {}),
      ...(Number.isNaN(count) ? { employeesAffected: t('grid.not-a-number') } : {}),
    };
    setOwn(wrong);
    if (Object.keys(wrong).length > 0 || !client || reason === null || start.isPending) return;
    start.mutate({
      place: { clientId: client.id, lineId, shiftDate: now.date, shiftType: now.shiftType },
      reason,
      startTime: time ?? null,
      workOrder: workOrder.trim() || null,
      equipment,
      employeesAffected: count,
      detail: detail.trim() || null,
    });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('running.start')}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {isElsewhere && <Notice kind="critical">{describeFailure(start.error)}</Notice>}
        {refused['place'] && <Notice kind="critical">{refused['place']}</Notice>}
        {me.clients.length > 1 && (
          <Select
            label={t('client')}
            searchable
            allowDeselect={false}
            data={me.clients
              .filter(({ isActive }) => isActive)
              .map(({ code, name }) => ({ value: code, label: name }))}
            value={client?.code ?? null}
            onChange={(code) => {
              setClientCode(code ?? undefined);
              setLineCode(undefined);
              setReason(null);
              setEquipment(null);
            }}
          />
        )}
        <Select
          {...(me.clients.length > 1 ? {} : { className: classes.whole })}
          label={t('sheet.line')}
          searchable
          allowDeselect={false}
          data={[
            ...active.map(({ code, name }) => ({
              value: code,
              label: name === code ? code : `${code} · ${name}`,
            })),
            { value: NO_LINE, label: t('sheet.no-line') },
          ]}
          value={line ?? null}
          onChange={(code) => {
            setLineCode(code ?? undefined);
            setReason(null);
            setEquipment(null);
          }}
        />
        <Select
          className={classes.whole}
          label={t('stops.column-reason')}
          description={t('running.reason-help')}
          data-autofocus
          searchable
          selectFirstOptionOnChange
          nothingFoundMessage={t('stops.no-reason')}
          data={reasons.map(({ value, label }) => ({ value, label }))}
          filter={({ options, search }) => {
            if (search.trim() === '') return options;
            const places = new Map(find(search).map(({ value }, at) => [value, at]));
            return options
              .filter((option) => 'value' in option && places.has(option.value))
              .toSorted((left, right) => {
                const place = (option: typeof left) =>
                  'value' in option ? (places.get(option.value) ?? 0) : 0;
                return place(left) - place(right);
              });
          }}
          value={reason}
          onChange={setReason}
          {...refusal('reason')}
        />
        <TextInput
          label={t('running.start-time')}
          placeholder={t('running.now')}
          autoComplete="off"
          value={startTime}
          onChange={(event) => setStartTime(event.currentTarget.value)}
          {...refusal('startTime')}
        />
        <TextInput
          label={t('stops.column-employeesAffected')}
          inputMode="numeric"
          autoComplete="off"
          value={people}
          onChange={(event) => setPeople(event.currentTarget.value)}
          {...refusal('employeesAffected')}
        />
        <Autocomplete
          label={t('stops.column-workOrder')}
          maxLength={50}
          data={(orders.data ?? []).map(({ value }) => value)}
          filter={({ options }) => options}
          value={workOrder}
          onChange={setWorkOrder}
          {...refusal('workOrder')}
        />
        <Select
          label={t('stops.column-equipment')}
          searchable
          clearable
          nothingFoundMessage={t('stops.no-equipment')}
          data={(machines ?? []).map(({ value, label }) => ({ value, label: `${value} · ${label}` }))}
          value={equipment}
          onChange={setEquipment}
          {...refusal('equipment')}
        />
        <TextInput
          className={classes.whole}
          label={t('stops.column-detail')}
          maxLength={2000}
          value={detail}
          onChange={(event) => setDetail(event.currentTarget.value)}
          {...refusal('detail')}
        />
        <div className={classes.foot}>
          <span className={classes.shift}>
            {t('running.shift', { shift: t(`shift.${now.shiftType}`), date: format.date(now.date) })}
          </span>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {t('running.start-submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
