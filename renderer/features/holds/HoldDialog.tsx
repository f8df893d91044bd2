import { Button, Checkbox, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Job } from '../../../electron/contract/order-record';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { clockIn, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import dialogs from '../orders/dialogs.module.css';
import { useMay } from '../session/useMay';
import { useHolds } from './useHolds';

const WHOLE = '-';

/** Asks for a hold of an order or of one of its jobs; a leader can put it in force at once. */
export const HoldDialog = ({
  client,
  order,
  jobs,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly order: { readonly id: number; readonly code: string };
  readonly jobs: readonly Job[];
  readonly onClose: () => void;
}) => {
  const { t, language } = useWords();
  const mayDecide = useMay('decide-hold');
  const { request } = useHolds();
  const codes = useQuery(procedures.catalogues.list.queryOptions({ input: { clientId: client.id } }));
  const [job, setJob] = useState(WHOLE);
  const [reason, setReason] = useState<string | null>(null);
  const [detail, setDetail] = useState('');
  const [date, setDate] = useState(todayIn(client.timezone));
  const [time, setTime] = useState(clockIn(client.timezone));
  const [isApproved, setIsApproved] = useState(mayDecide);
  const [isAsked, setIsAsked] = useState(false);
  const wrong = request.isError ? fieldSentences(request.error) : {};
  const submit = (): void => {
    setIsAsked(true);
    if (reason === null || detail.trim() === '' || date === '' || request.isPending) return;
    request.mutate(
      {
        clientId: client.id,
        workOrderId: order.id,
        jobId: job === WHOLE ? null : Number(job),
        reason,
        reasonDetail: detail.trim(),
        holdDate: date,
        holdTime: time === '' ? null : time,
        isApproved: mayDecide && isApproved,
      },
      { onSuccess: onClose },
    );
  };
  const missing = isAsked ? { error: t('form.required') } : {};
  const errorAt = (field: string) => (wrong[field] ? { error: wrong[field] } : {});
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('holds.request-of', { order: order.code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={dialogs.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {request.isError && Object.keys(wrong).length === 0 && (
          <Notice kind="critical">{describeFailure(request.error)}</Notice>
        )}
        {jobs.length > 1 && (
          <Select
            label={t('holds.extent')}
            description={t('holds.extent-help')}
            allowDeselect={false}
            data={[
              { value: WHOLE, label: t('holds.whole') },
              ...jobs.map(({ id, code, partNumber }) => ({
                value: String(id),
                label: t('holds.of-job', { job: code, part: partNumber }),
              })),
            ]}
            value={job}
            onChange={(value) => setJob(value ?? WHOLE)}
          />
        )}
        <Select
          label={t('holds.reason')}
          required
          searchable
          data-autofocus
          nothingFoundMessage={t('holds.no-reasons')}
          data={(codes.data?.holds ?? []).map(({ code, nameEn, nameEs }) => ({
            value: code,
            label: language === 'es' ? nameEs : nameEn,
          }))}
          value={reason}
          onChange={setReason}
          {...(reason === null ? missing : errorAt('reason'))}
        />
        <Textarea
          label={t('holds.detail')}
          description={t('holds.detail-help')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={detail}
          onChange={(event) => setDetail(event.currentTarget.value)}
          {...(detail.trim() === '' ? missing : {})}
        />
        <div className={dialogs.sideBySide}>
          <TextInput
            type="date"
            label={t('holds.date')}
            required
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            {...errorAt('holdDate')}
          />
          <TextInput
            type="time"
            label={t('holds.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
            {...errorAt('holdTime')}
          />
        </div>
        <p className={dialogs.help}>{t('holds.time-help')}</p>
        {mayDecide ? (
          <Checkbox
            label={t('holds.at-once')}
            checked={isApproved}
            onChange={(event) => setIsApproved(event.currentTarget.checked)}
          />
        ) : (
          <p className={dialogs.help}>{t('holds.waits')}</p>
        )}
        <div className={dialogs.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={request.isPending}>
            {t(mayDecide && isApproved ? 'holds.hold' : 'holds.request')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
