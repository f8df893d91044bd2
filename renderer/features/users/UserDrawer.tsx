import { Group, MultiSelect, PasswordInput, Select, Switch, TextInput, Button } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../../../electron/contract/users';
import { api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { RecordDrawer } from '../../ui/records/RecordDrawer';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { PIN_DIGITS } from '../session/PinPad';
import { useSignedIn } from '../session/SignedIn';
import { describeFailure } from '../../api/failure';

const ROLES = ['OPERATOR', 'LEADER', 'POWERUSER', 'ADMIN'] as const;
type Role = (typeof ROLES)[number];

const needsClients = (role: Role): boolean => role === 'OPERATOR' || role === 'LEADER';

const Reset = ({ user, onDone }: { readonly user: User; readonly onDone: () => void }) => {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const reset = async (): Promise<void> => {
    try {
      await api.users.resetPassword({ code: user.code, password });
      onDone();
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  return (
    <>
      <PasswordInput
        label={t('users.reset')}
        description={t('users.reset-help')}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={failure}
        visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
      />
      <Button mt={8} size="xs" variant="default" disabled={password === ''} onClick={() => void reset()}>
        {t('users.reset-do')}
      </Button>
    </>
  );
};

const Pin = ({ user, onDone }: { readonly user: User; readonly onDone: () => void }) => {
  const { t } = useWords();
  const [pin, setPin] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = async (call: Promise<unknown>): Promise<void> => {
    try {
      await call;
      onDone();
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  return (
    <>
      <PasswordInput
        mt={16}
        label={t(user.hasPin ? 'users.pin-other' : 'users.pin')}
        description={t('users.pin-help')}
        autoComplete="off"
        inputMode="numeric"
        maxLength={PIN_DIGITS}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
        error={failure}
        visibilityToggleButtonProps={{ 'aria-label': t('pin.show') }}
      />
      <Group gap={8} mt={8}>
        <Button
          size="xs"
          variant="default"
          disabled={pin === ''}
          onClick={() => void attempt(api.users.setPin({ code: user.code, pin }))}
        >
          {t('users.pin-do')}
        </Button>
        {user.hasPin && (
          <Button
            size="xs"
            variant="default"
            onClick={() => void attempt(api.users.clearPin({ code: user.code }))}
          >
            {t('users.pin-clear')}
          </Button>
        )}
      </Group>
    </>
  );
};

/** A user's account: made or changed by an administrator; of somebody of the same rank it is only read. */
export const UserDrawer = ({
  user,
  onSaved,
  onClose,
}: {
  readonly user: User | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const me = useSignedIn();
  const form = useRecordForm({
    initial: {
      username: user?.username ?? '',
      fullName: user?.fullName ?? '',
      email: user?.email ?? '',
      role: (user?.role ?? 'OPERATOR') as Role,
      clientCodes: user?.clientCodes ?? [],
      isActive: user?.isActive ?? true,
      password: '',
    },
    check: ({ username, fullName, password }) => ({
      ...(username.trim() === '' ? { username: t('form.required') } : {}),
      ...(fullName.trim() === '' ? { fullName: t('form.required') } : {}),
      ...(user === null && password === '' ? { password: t('form.required') } : {}),
    }),
    save: ({ username, fullName, email, role, clientCodes, isActive, password }) => {
      const common = {
        fullName,
        email: email.trim() === '' ? null : email,
        role,
        clientCodes: needsClients(role) ? [...clientCodes] : [],
      };
      return user === null
        ? api.users.create({ ...common, username, password })
        : api.users.update({ ...common, code: user.code, version: user.version, isActive });
    },
    onSaved,
  });
  const { values } = form;
  const isReadOnly = user?.role === 'ADMIN';
  return (
    <RecordDrawer
      title={user === null ? t('users.add') : user.fullName}
      form={form}
      isReadOnly={isReadOnly}
      onClose={onClose}
      beside={
        user !== null &&
        !isReadOnly && (
          <>
            <Reset user={user} onDone={onSaved} />
            {user.role === 'OPERATOR' && <Pin user={user} onDone={onSaved} />}
          </>
        )
      }
    >
      {isReadOnly && <Notice kind="plain">{t('users.equal-rank')}</Notice>}
      <TextInput
        label={t('field.username')}
        maxLength={50}
        autoComplete="off"
        {...form.text('username')}
        readOnly={user !== null}
        data-autofocus={user === null || undefined}
      />
      <TextInput
        label={t('field.full-name')}
        maxLength={100}
        readOnly={isReadOnly}
        {...form.text('fullName')}
      />
      <TextInput label={t('users.email')} maxLength={100} readOnly={isReadOnly} {...form.text('email')} />
      <Select
        label={t('users.role')}
        description={t(`users.role-${values.role}`)}
        allowDeselect={false}
        disabled={isReadOnly}
        data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={values.role}
        onChange={(value) => form.change({ role: ROLES.find((role) => role === value) ?? values.role })}
        {...form.errorOf('role')}
      />
      {needsClients(values.role) && (
        <MultiSelect
          label={t('users.clients')}
          description={t(values.role === 'OPERATOR' ? 'users.one-client' : 'users.some-clients')}
          searchable
          data={me.clients.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
          {...(values.role === 'OPERATOR' ? { maxValues: 1 } : {})}
          value={[...values.clientCodes]}
          onChange={(clientCodes) => form.change({ clientCodes })}
          {...form.errorOf('clientCodes')}
        />
      )}
      {user === null ? (
        <PasswordInput
          label={t('field.password')}
          description={t('users.password-help')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
          {...form.text('password')}
        />
      ) : (
        <Switch
          label={t('users.may-log-in')}
          checked={values.isActive}
          disabled={isReadOnly}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </RecordDrawer>
  );
};
