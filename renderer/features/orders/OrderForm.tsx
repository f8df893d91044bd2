import { Autocomplete, Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Job, OrderRecord } from '../../../electron/contract/order-record';
import { api } from '../../api/client';
import { failureOf } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { RecordDrawer } from '../../ui/records/RecordDrawer';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { CycleTimeField } from '../products/CycleTimeField';
import { hoursOfTyped, typedCycle } from '../products/cycleTime';
import { JobsEditor } from './JobsEditor';
import { cellsOf, draftOf, quantityOf, type JobDraft } from './jobDrafts';
import classes from './OrderForm.module.css';

const PRIORITIES = ['RUSH', 'STANDARD', 'LOW'] as const;
const DATES = ['plannedStartDate', 'plannedShipDate', 'requiredDate'] as const;

/** An order that stands there, with its jobs. */
export type KnownOrder = { readonly order: OrderRecord; readonly jobs: readonly Job[] };

const valuesOf = (known: KnownOrder | undefined, format: Words['format']) => ({
  code: known?.order.code ?? '',
  styleModel: known?.order.styleModel ?? '',
  plannedQuantity: known ? String(known.order.plannedQuantity) : '',
  plannedStartDate: known?.order.plannedStartDate ?? '',
  plannedShipDate: known?.order.plannedShipDate ?? '',
  requiredDate: known?.order.requiredDate ?? '',
  priority: known?.order.priority ?? null,
  poNumber: known?.order.poNumber ?? '',
  cycleTimeHours: typedCycle(known?.order.cycleTimeHours ?? null, format),
  notes: known?.order.notes ?? '',
  routing: [] as string[],
  isReleased: true,
  jobs: (known?.jobs ?? []).map(draftOf),
});
type Values = ReturnType<typeof valuesOf>;

/** The planned quantity as typed, else the sum of the jobs. */
const plannedOf = ({ plannedQuantity, jobs }: Values): number =>
  plannedQuantity.trim() === ''
    ? jobs.reduce((sum, job) => sum + quantityOf(job), 0)
    : Number(plannedQuantity.replaceAll(/[\s,.](?=\d{3}\b)/g, ''));

const factsOf = (values: Values, format: Words['format']) => ({
  styleModel: values.styleModel,
  plannedQuantity: plannedOf(values),
  ...Object.fromEntries(DATES.map((name) => [name, values[name] === '' ? null : values[name]])),
  priority: values.priority,
  poNumber: values.poNumber,
  cycleTimeHours: hoursOfTyped(values.cycleTimeHours, format),
  notes: values.notes,
});

const inputOf = (job: JobDraft) => ({
  jobNumber: job.jobNumber === '' ? null : job.jobNumber,
  partNumber: job.partNumber,
  quantity: quantityOf(job),
  cells: cellsOf(job),
});

const save = async (
  clientId: number,
  known: KnownOrder | undefined,
  values: Values,
  version: number,
  format: Words['format'],
): Promise<number> => {
  const facts = factsOf(values, format);
  const added = values.jobs.filter(({ id }) => id === undefined).map(inputOf);
  if (!known) {
    const { code, isReleased, routing } = values;
    return (await api.orders.create({ ...facts, clientId, code, isReleased, routing, jobs: added })).id;
  }
  await api.orders.update({
    ...facts,
    clientId,
    id: known.order.id,
    version,
    newJobs: added,
    jobs: values.jobs.flatMap((job) =>
      job.id === undefined || job.version === undefined
        ? []
        : [
            {
              id: job.id,
              version: job.version,
              quantity: quantityOf(job),
              completed: Number(job.completed || 0),
              scrapped: Number(job.scrapped || 0),
              cells: cellsOf(job),
            },
          ],
    ),
  });
  return known.order.id;
};

/** What stands in other records: styles, sizes and colours of products, operations and routings. */
const useKnown = (clientId: number, style: string) => {
  const input = { clientId };
  const products = useQuery(procedures.products.list.queryOptions({ input })).data ?? [];
  const operations = useQuery(procedures.operations.list.queryOptions({ input })).data ?? [];
  const routings = useQuery(procedures.routings.list.queryOptions({ input })).data;
  const product = products.find((one) => one.style === style && one.sizes.length + one.colours.length > 0);
  return {
    styles: routings?.styles ?? [],
    sizes: product?.sizes ?? [],
    colours: product?.colours ?? [],
    operations: operations.filter(({ isActive }) => isActive),
    own: routings?.routings.find((one) => one.style === style)?.operations,
    standing: routings?.routings.find((one) => one.style === null)?.operations,
  };
};

/** Makes a work order with its jobs, or changes one. */
export const OrderForm = ({
  client,
  known,
  onMade,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly known?: KnownOrder;
  /** Is given the order's id. */
  readonly onMade: (id: number) => void;
  readonly onClose: () => void;
}) => {
  const { t, format } = useWords();
  const [free, setFree] = useState<string | null>(null);
  const form = useRecordForm({
    initial: valuesOf(known, format),
    version: known?.order.version,
    check: (values) => ({
      ...(values.code.trim() === '' ? { code: t('form.required') } : {}),
      ...(Number.isInteger(plannedOf(values)) && plannedOf(values) > 0
        ? {}
        : { plannedQuantity: t('new-order.quantity-needed') }),
      ...(Number.isNaN(hoursOfTyped(values.cycleTimeHours, format))
        ? { cycleTimeHours: t('cycle.wrong') }
        : {}),
      ...Object.fromEntries(
        values.jobs.flatMap((job, at) => [
          ...(job.partNumber.trim() === '' ? [[`jobs.${at}.partNumber`, t('form.required')]] : []),
          ...(quantityOf(job) > 0 || (job.id !== undefined && quantityOf(job) === 0)
            ? []
            : [[`jobs.${at}.quantity`, t('new-order.quantity-needed')]]),
        ]),
      ),
    }),
    save: async (values, version) => {
      setFree(null);
      try {
        return await save(client.id, known, values, version, format);
      } catch (error) {
        const details = failureOf(error).data?.details;
        if (typeof details === 'object' && details !== null && 'free' in details)
          setFree(String(details.free));
        throw error;
      }
    },
    readTheirs: (theirs) => {
      const { jobs, ...order } = theirs as OrderRecord & { jobs: Job[] };
      return { values: valuesOf({ order, jobs }, format), version: order.version };
    },
    onSaved: (id) => {
      void queryClient.invalidateQueries();
      onMade(id);
    },
  });
  const { values } = form;
  const others = useKnown(client.id, values.styleModel);
  const jobError = (at: number, field: string): string | undefined => {
    const { error } = { error: undefined, ...form.errorOf('jobs', `${at}.${field}`) };
    return error;
  };
  return (
    <RecordDrawer
      title={known ? t('orders.edit', { code: known.order.code }) : t('orders.new')}
      form={form}
      size={720}
      onClose={onClose}
    >
      <div className={classes.two}>
        <TextInput
          label={t('orders.order')}
          required
          maxLength={50}
          data-autofocus={known ? undefined : true}
          disabled={known !== undefined}
          spellCheck={false}
          {...form.text('code')}
        />
        <Autocomplete
          label={t('orders.style')}
          maxLength={100}
          limit={20}
          data={others.styles}
          value={values.styleModel}
          onChange={(styleModel) => form.change({ styleModel })}
          {...form.errorOf('styleModel')}
        />
      </div>
      {free && (
        <Button
          className={classes.free}
          size="compact-sm"
          variant="light"
          onClick={() => {
            form.change({ code: free });
            setFree(null);
          }}
        >
          {t('orders.use-code', { code: free })}
        </Button>
      )}
      <div className={classes.three}>
        <TextInput
          label={t('orders.planned')}
          description={t('orders.planned-help')}
          inputMode="numeric"
          placeholder={
            values.jobs.length > 0 ? format.integer(plannedOf({ ...values, plannedQuantity: '' })) : ''
          }
          {...form.text('plannedQuantity')}
        />
        <Select
          label={t('orders.priority')}
          description={t('orders.priority-help')}
          clearable
          data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={values.priority}
          onChange={(value) => form.change({ priority: PRIORITIES.find((one) => one === value) ?? null })}
        />
        <TextInput
          label={t('orders.po')}
          description={t('orders.po-help')}
          maxLength={50}
          {...form.text('poNumber')}
        />
      </div>
      <div className={classes.three}>
        {DATES.map((name) => (
          <TextInput key={name} type="date" label={t(`orders.${name}`)} {...form.text(name)} />
        ))}
      </div>
      <JobsEditor
        jobs={values.jobs}
        known={others}
        errorOf={jobError}
        onChange={(jobs) => form.change({ jobs })}
      />
      {!known && values.styleModel.trim() !== '' && (
        <MultiSelect
          label={t('orders.routing')}
          description={
            others.own
              ? t('orders.routing-own', { steps: others.own.join(' → ') })
              : others.standing
                ? t('orders.routing-default', { steps: others.standing.join(' → ') })
                : t('orders.routing-none')
          }
          disabled={others.own !== undefined}
          searchable
          data={others.operations.map(({ code, name }) => ({
            value: code,
            label: name === code ? code : `${code} · ${name}`,
          }))}
          value={values.routing}
          onChange={(routing) => form.change({ routing })}
          {...form.errorOf('routing')}
        />
      )}
      <CycleTimeField
        label={t('orders.cycle')}
        help={t('orders.cycle-help')}
        value={values.cycleTimeHours}
        onChange={(cycleTimeHours) => form.change({ cycleTimeHours })}
        {...form.errorOf('cycleTimeHours')}
      />
      <Textarea
        label={t('orders.notes')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={4000}
        {...form.text('notes')}
      />
      {!known && (
        <Checkbox
          label={t('orders.release-now')}
          description={t('orders.release-now-help')}
          checked={values.isReleased}
          onChange={(event) => form.change({ isReleased: event.currentTarget.checked })}
        />
      )}
    </RecordDrawer>
  );
};
