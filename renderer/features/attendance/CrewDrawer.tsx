import { Button, Checkbox, Drawer, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttendancePlace } from '../../../electron/contract/attendance';
import { noteSaved } from '../../api/connection';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import classes from './Attendance.module.css';

/** Chooses who works on a line and shift from a date on. */
export const CrewDrawer = ({
  place,
  title,
  chosen,
  onClose,
}: {
  readonly place: AttendancePlace;
  readonly title: string;
  /** Who is listed now. */
  readonly chosen: readonly number[];
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const { clientId, lineId, shiftType, shiftDate } = place;
  const employees = useQuery(procedures.employees.list.queryOptions({ input: { clientId } }));
  const [picked, setPicked] = useState<readonly number[]>(chosen);
  const [from, setFrom] = useState(shiftDate);
  const [text, setText] = useState('');
  const save = useMutation(
    procedures.attendance.setCrew.mutationOptions({
      onSuccess: () => {
        noteSaved();
        void queryClient.invalidateQueries({ queryKey: procedures.attendance.key() });
        onClose();
      },
    }),
  );
  const own = (employees.data ?? [])
    .filter(({ isOwn, isActive, id }) => isOwn && (isActive || picked.includes(id)))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
  const wanted = text.trim().toLowerCase();
  const shown = own.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(wanted));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={420}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.crew}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ clientId, lineId, shiftType, from, employeeIds: [...picked] });
        }}
      >
        <p className={classes.small}>{t('attendance.crew-help')}</p>
        <DatePickerInput
          label={t('attendance.crew-from')}
          valueFormat="ddd D MMM YYYY"
          value={from}
          onChange={(value) => value && setFrom(value)}
        />
        <TextInput
          label={t('attendance.crew-people')}
          description={`${picked.length} / ${own.length}`}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {employees.data ? (
          <div className={classes.people}>
            {shown.map(({ id, code, name }) => (
              <Checkbox
                key={id}
                label={`${code} · ${name}`}
                checked={picked.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setPicked((before) => (checked ? [...before, id] : before.filter((each) => each !== id)))
                }
              />
            ))}
          </div>
        ) : (
          <Loading height={240} />
        )}
        {save.isError && <Notice kind="critical">{describeFailure(save.error)}</Notice>}
        <Button type="submit" loading={save.isPending}>
          {t('attendance.crew-save')}
        </Button>
      </form>
    </Drawer>
  );
};
