import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import type { ControlBaseline } from '../../../electron/contract/control';
import type { KpiName } from '../../../electron/contract/kpi';
import { describeFailure, fieldSentences } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import type { Step } from './groups';
import type { PageSlice } from './slice';
import { useFreeze, useRelease } from './useControl';
import classes from './Targets.module.css';

/** Freezes control limits from a sample of dates, or lets the frozen ones go; both keep their reason. */
export const ControlDialog = ({
  kpi,
  by,
  slice,
  baseline,
  onClose,
}: {
  readonly kpi: KpiName;
  readonly by: Step;
  readonly slice: PageSlice;
  /** The limits in force; null where there are none to let go. */
  readonly baseline: ControlBaseline | null;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [what, setWhat] = useState<'freeze' | 'release'>('freeze');
  const [sample, setSample] = useState(slice.range);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const freeze = useFreeze({ slice, kpi, by });
  const release = useRelease({ slice, kpi, by });
  const change = what === 'freeze' ? freeze : release;
  const told = change.error ? fieldSentences(change.error) : {};
  const isTold = ['from', 'to', 'reason'].some((field) => told[field]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('control.title', { kpi: t(`kpi.${kpi}`) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (!reason.trim()) return;
          if (what === 'freeze') freeze.mutate({ ...sample, reason: reason.trim() }, { onSuccess: onClose });
          else release.mutate(reason.trim(), { onSuccess: onClose });
        }}
      >
        {baseline && (
          <SegmentedControl
            fullWidth
            size="xs"
            mb="sm"
            aria-label={t('control.what')}
            value={what}
            data={[
              { value: 'freeze', label: t('control.freeze-new') },
              { value: 'release', label: t('control.release') },
            ]}
            onChange={(value) => setWhat(value === 'release' ? 'release' : 'freeze')}
          />
        )}
        <p className={classes.place}>{t(`control.${what}-text`)}</p>
        {what === 'freeze' && (
          <div className={classes.sample}>
            {(['from', 'to'] as const).map((end) => (
              <DatePickerInput
                key={end}
                label={t(`control.sample-${end}`)}
                valueFormat="ddd D MMM YYYY"
                maxDate={slice.today}
                value={sample[end]}
                popoverProps={{ withinPortal: false }}
                onChange={(date) => date && setSample({ ...sample, [end]: date })}
                error={told[end]}
              />
            ))}
          </div>
        )}
        <Textarea
          data-autofocus
          label={t('control.reason')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isAsked && !reason.trim() ? t('control.reason-missing') : told['reason']}
        />
        {change.error && !isTold && <Notice kind="critical">{describeFailure(change.error)}</Notice>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t(what === 'freeze' ? 'control.freeze' : 'control.release')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
