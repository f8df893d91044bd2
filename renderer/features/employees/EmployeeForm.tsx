import { Autocomplete, Checkbox, NumberInput, Radio, Stack, Switch, TextInput } from '@mantine/core';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Employee } from '../../../electron/contract/employees';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { useSignedIn } from '../session/SignedIn';
import { useMay } from '../session/useMay';
import classes from './Employees.module.css';

const valuesOf = (employee: Employee | null) => ({
  code: employee?.code ?? '',
  name: employee?.name ?? '',
  department: employee?.department ?? '',
  isOfPool: employee !== null && !employee.isOwn,
  isFloating: employee?.isFloating ?? false,
  isSupportBilled: employee?.isSupportBilled ?? false,
  isSupportIncluded: employee?.isSupportIncluded ?? false,
  // Text while it is typed: `52.` is no number yet.
  hourlyRate: employee?.hourlyRate ?? ('' as number | string),
  isActive: employee?.isActive ?? true,
});

/** A person: made or changed by those whose person it is, read by the others. */
export const EmployeeForm = ({
  client,
  departments,
  record: employee,
  onSaved,
  onClose,
}: OpenRecord<Employee> & { readonly client: ClientSummary; readonly departments: readonly string[] }) => {
  const { t } = useWords();
  const { role } = useSignedIn();
  const maySeeAll = role === 'POWERUSER' || role === 'ADMIN';
  const mayWrite = useMay('write-masters') && (employee?.mayChange ?? true);
  const form = useRecordForm({
    initial: valuesOf(employee),
    version: employee?.version,
    check: ({ code, name }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
    }),
    save: ({ isOfPool, isActive, department, hourlyRate, ...rest }, version) => {
      const facts = {
        ...rest,
        isFloating: isOfPool || rest.isFloating,
        clientId: client.id,
        department: department.trim() === '' ? null : department,
        hourlyRate: hourlyRate === '' ? null : Number(hourlyRate),
      };
      return employee === null
        ? api.employees.create({ ...facts, isOfPool })
        : api.employees.update({ ...facts, employeeId: employee.id, version, isActive });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as Employee),
      version: (theirs as Employee).version,
    }),
    onSaved: () => {
      noteSaved();
      onSaved();
    },
  });
  const { values } = form;
  const currency = employee === null ? null : employee.currency;
  const isShared = employee !== null && !employee.isOwn && !employee.mayChange;
  return (
    <MasterDrawer
      title={employee === null ? t('employees.add') : employee.name}
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={employee?.isOwn ? { kind: 'employee', rowId: employee.id } : undefined}
      onClose={onClose}
    >
      {isShared && <Notice kind="plain">{t('employees.shared')}</Notice>}
      <TextInput
        label={t('masters.code')}
        description={t('employees.code-help')}
        required
        maxLength={20}
        data-autofocus
        {...form.text('code')}
      />
      <TextInput label={t('masters.name')} required maxLength={100} {...form.text('name')} />
      <Autocomplete
        label={t('employees.department')}
        description={t('employees.department-help')}
        maxLength={50}
        data={[...departments]}
        value={values.department}
        onChange={(department) => form.change({ department })}
        {...form.errorOf('department')}
      />
      {employee === null && maySeeAll && (
        <Radio.Group
          label={t('employees.home')}
          value={values.isOfPool ? 'pool' : 'client'}
          onChange={(home) => form.change({ isOfPool: home === 'pool' })}
          {...form.errorOf('isOfPool')}
        >
          <Stack gap={6} mt={6}>
            <Radio value="client" label={client.name} />
            <Radio
              value="pool"
              label={t('employees.home-plant')}
              description={t('employees.home-plant-help')}
            />
          </Stack>
        </Radio.Group>
      )}
      {!values.isOfPool && (
        <Switch
          label={t('employees.floating')}
          description={t('employees.floating-help')}
          checked={values.isFloating}
          onChange={(event) => form.change({ isFloating: event.currentTarget.checked })}
          {...form.errorOf('isFloating')}
        />
      )}
      <Checkbox
        name="isSupportBilled"
        label={t('employees.billed')}
        description={t('employees.billed-help')}
        checked={values.isSupportBilled}
        onChange={(event) => form.change({ isSupportBilled: event.currentTarget.checked })}
      />
      <Checkbox
        name="isSupportIncluded"
        label={t('employees.included')}
        description={t('employees.included-help')}
        checked={values.isSupportIncluded}
        onChange={(event) => form.change({ isSupportIncluded: event.currentTarget.checked })}
      />
      {!isShared && (
        <NumberInput
          label={`${t('employees.rate')}${currency === null ? '' : ` (${currency})`}`}
          description={t(values.isOfPool ? 'employees.rate-help-pool' : 'employees.rate-help')}
          classNames={{ input: classes.rate ?? '' }}
          min={0}
          decimalScale={2}
          hideControls
          value={values.hourlyRate}
          onChange={(hourlyRate) => form.change({ hourlyRate })}
          {...form.errorOf('hourlyRate')}
        />
      )}
      {employee !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={t('employees.active-help')}
          checked={values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};
