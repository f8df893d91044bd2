import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Action } from '../../../electron/contract/actions';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { KpiName, Where } from '../../../electron/contract/kpi';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { addDays, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import { ReasonDialog } from '../orders/ReasonDialog';
import { useMay } from '../session/useMay';
import { CloseDialog } from './CloseDialog';
import { Standing } from './Standing';
import { renewActions, useActionSteps } from './useActions';
import classes from './Actions.module.css';

/** The number that a new action is about, and what is wrong with it in words. */
export type NewAction = {
  readonly kpi: KpiName;
  readonly from: string;
  readonly to: string;
  readonly where: Where | undefined;
  readonly about: string;
  readonly problem: string;
};

const USUAL_DAYS = 14;

const labelOf = ({ name, code }: { readonly name: string; readonly code: string }): string =>
  `${name} · ${code}`;

/** People who may own an action, by what they are called here; those who have left only where they own it already. */
const useOwners = (clientId: number, owner: Action['owner'] | undefined) => {
  const { data } = useQuery(
    procedures.employees.list.queryOptions({ input: { clientId }, staleTime: 60_000 }),
  );
  return useMemo(() => {
    const active = (data ?? []).filter(({ isActive }) => isActive);
    const known = owner && active.some(({ id }) => id === owner.id) ? [] : owner ? [owner] : [];
    return new Map([...known, ...active].map((person) => [labelOf(person), person.id]));
  }, [data, owner]);
};

const valuesOf = (action: Action | null, draft: NewAction | null, today: string) => ({
  problem: action?.problem ?? draft?.problem ?? '',
  countermeasure: action?.countermeasure ?? '',
  owner: action ? labelOf(action.owner) : '',
  dueDate: action?.dueDate ?? addDays(today, USUAL_DAYS),
});

/** What else becomes of an action: closed, opened again, voided. */
const Steps = ({
  action,
  client,
  leaveBy,
  onDone,
}: {
  readonly action: Action;
  readonly client: ClientSummary;
  /** Asks before what was typed into the form is lost. */
  readonly leaveBy: (go: () => void) => void;
  readonly onDone: () => void;
}) => {
  const { t } = useWords();
  const steps = useActionSteps();
  const [open, setOpen] = useState<'close' | 'reopen' | 'void' | null>(null);
  const { clientId, id, version, state } = action;
  const shut = (): void => setOpen(null);
  const ask = (step: 'close' | 'reopen' | 'void') => () => leaveBy(() => setOpen(step));
  return (
    <div className={classes.steps}>
      {state === 'OPEN' && (
        <Button size="xs" onClick={ask('close')}>
          {t('actions.close-ask')}
        </Button>
      )}
      {state === 'CLOSED' && (
        <Button size="xs" variant="default" onClick={ask('reopen')}>
          {t('actions.reopen')}
        </Button>
      )}
      {state !== 'VOIDED' && (
        <Button size="xs" variant="default" onClick={ask('void')}>
          {t('actions.void')}
        </Button>
      )}
      {open === 'close' && <CloseDialog action={action} client={client} onClosed={onDone} onClose={shut} />}
      {(open === 'reopen' || open === 'void') && (
        <ReasonDialog
          title={t(`actions.${open}`)}
          text={action.problem}
          help={t(`actions.${open}-help`)}
          submit={t(`actions.${open}`)}
          isBusy={steps[open].isPending}
          failure={steps[open].isError ? describeFailure(steps[open].error) : null}
          onSubmit={(reason) => steps[open].mutate({ clientId, id, version, reason }, { onSuccess: onDone })}
          onClose={shut}
        />
      )}
    </div>
  );
};

/** An action at the side of its list: opened, changed while it is open, closed; read by those who may not. */
export const ActionForm = ({
  action,
  draft,
  client,
  onClose,
}: {
  /** Null for one that is being opened, which `draft` then says the number of. */
  readonly action: Action | null;
  readonly draft: NewAction | null;
  readonly client: ClientSummary;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const mayWrite = useMay('verify');
  const today = todayIn(client.timezone);
  const owners = useOwners(client.id, action?.owner);
  const form = useRecordForm({
    initial: valuesOf(action, draft, today),
    version: action?.version,
    check: ({ problem, countermeasure, owner, dueDate }) => ({
      ...(problem.trim() === '' ? { problem: t('form.required') } : {}),
      ...(countermeasure.trim() === '' ? { countermeasure: t('form.required') } : {}),
      ...(owners.has(owner) ? {} : { owner: t('form.required') }),
      ...(dueDate === '' ? { dueDate: t('form.required') } : {}),
    }),
    save: async ({ owner, ...facts }, version) => {
      const ownerId = owners.get(owner) ?? 0;
      if (action)
        return api.actions.update({ ...facts, ownerId, clientId: client.id, id: action.id, version });
      if (!draft) throw new Error('an action without a number cannot be opened');
      const { kpi, from, to, where } = draft;
      return api.actions.create({
        ...facts,
        ownerId,
        clientId: client.id,
        kpi,
        from,
        to,
        ...(where ? { where } : {}),
      });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as Action, null, today),
      version: (theirs as Action).version,
    }),
    onSaved: () => {
      noteSaved();
      void renewActions();
      onClose();
    },
  });
  const isOpen = action === null || action.state === 'OPEN';
  const isFixed = !mayWrite || !isOpen;
  return (
    <MasterDrawer
      title={t(action === null ? 'actions.new' : 'actions.one')}
      client={client}
      form={form}
      mayWrite={!isFixed}
      readOnlyText={t(isOpen ? 'actions.read-only' : 'actions.over')}
      size={520}
      history={action ? { kind: 'action', rowId: action.id } : undefined}
      beside={
        action && mayWrite ? (
          <Steps action={action} client={client} leaveBy={form.leaveBy} onDone={onClose} />
        ) : undefined
      }
      onClose={onClose}
    >
      {action && isFixed && <p className={classes.about}>{action.problem}</p>}
      {action ? (
        <Standing action={action} client={client} isRead={isFixed} />
      ) : (
        <p className={classes.about}>{draft?.about}</p>
      )}
      {!isFixed && (
        <>
          <TextInput
            label={t('actions.problem')}
            description={t('actions.problem-help')}
            maxLength={200}
            {...form.text('problem')}
          />
          <Textarea
            label={t('actions.countermeasure')}
            description={t('actions.countermeasure-help')}
            autosize
            minRows={3}
            maxLength={2000}
            {...(action === null ? { 'data-autofocus': true } : {})}
            {...form.text('countermeasure')}
          />
          <Select
            label={t('actions.owner')}
            placeholder={t('actions.owner-placeholder')}
            searchable
            openOnFocus={false}
            selectFirstOptionOnChange
            nothingFoundMessage={t('actions.owner-none')}
            data={[...owners.keys()]}
            value={form.values.owner === '' ? null : form.values.owner}
            onChange={(owner) => form.change({ owner: owner ?? '' })}
            {...form.errorOf('owner')}
          />
          <TextInput type="date" label={t('actions.due')} w={200} {...form.text('dueDate')} />
        </>
      )}
    </MasterDrawer>
  );
};
