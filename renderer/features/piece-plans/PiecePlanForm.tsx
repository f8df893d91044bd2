import { Button, NumberInput, Select, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { LineRecord } from '../../../electron/contract/lines';
import type { PiecePlan } from '../../../electron/contract/piece-plans';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { lineText } from '../lines/lineText';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';

const SHIFT_TYPES = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER'] as const;
const MOST_PIECES = 10_000_000;
const SPANS = ['standing', 'one'] as const;

const valuesOf = (plan: PiecePlan | null, today: string) => ({
  lineId: plan?.lineId ?? null,
  shiftType: plan?.shiftType ?? ('SHIFT_1ST' as const),
  span: plan?.date ? ('one' as const) : ('standing' as (typeof SPANS)[number]),
  date: plan?.date ?? today,
  from: plan === null ? today : (plan.from ?? ''),
  pieces: plan?.pieces ?? ('' as number | ''),
});

/** How many pieces a line is to make in a shift, on one date or from a date on. */
export const PiecePlanForm = ({
  client,
  lines,
  today,
  record: plan,
  onSaved,
  onClose,
}: OpenRecord<PiecePlan> & {
  readonly client: ClientSummary;
  readonly lines: readonly LineRecord[];
  readonly today: string;
}) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRecordForm({
    initial: valuesOf(plan, today),
    version: plan?.version,
    check: ({ lineId, pieces, span, date }) => ({
      ...(lineId === null ? { lineId: t('form.required') } : {}),
      ...(pieces === '' ? { pieces: t('form.required') } : {}),
      ...(span === 'one' && date === '' ? { date: t('form.required') } : {}),
    }),
    save: async ({ lineId, shiftType, span, date, from, pieces }, version): Promise<unknown> => {
      const input = {
        clientId: client.id,
        lineId: lineId ?? 0,
        shiftType,
        date: span === 'one' ? date : null,
        from: span === 'one' || from === '' ? null : from,
        pieces: Number(pieces),
      };
      return plan === null
        ? api.piecePlans.add(input)
        : api.piecePlans.change({ ...input, id: plan.id, version });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as PiecePlan, today),
      version: (theirs as PiecePlan).version,
    }),
    onSaved: () => onSaved(),
  });
  const { values } = form;
  const remove = async (): Promise<void> => {
    if (!plan) return;
    try {
      await api.piecePlans.remove({ clientId: client.id, id: plan.id, version: plan.version });
      onSaved();
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  return (
    <MasterDrawer
      title={plan === null ? t('plans.add') : t('plans.title')}
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={plan === null ? undefined : { kind: 'piece-plan', rowId: plan.id }}
      onClose={onClose}
      beside={
        plan !== null &&
        mayWrite && (
          <>
            {failure && <Notice kind="critical">{failure}</Notice>}
            <Button size="xs" variant="default" onClick={() => void remove()}>
              {t('plans.remove')}
            </Button>
          </>
        )
      }
    >
      <Select
        label={t('plans.line')}
        required
        searchable
        openOnFocus={false}
        disabled={!mayWrite}
        data-autofocus
        data={lines
          .filter(({ id, isActive }) => isActive || id === values.lineId)
          .map((line) => ({ value: String(line.id), label: lineText(line) }))}
        value={values.lineId === null ? null : String(values.lineId)}
        onChange={(value) => form.change({ lineId: value === null ? null : Number(value) })}
        {...form.errorOf('lineId')}
      />
      <Select
        label={t('plans.shift')}
        allowDeselect={false}
        disabled={!mayWrite}
        data={SHIFT_TYPES.map((value) => ({ value, label: t(`shift.${value}`) }))}
        value={values.shiftType}
        onChange={(value) =>
          form.change({ shiftType: SHIFT_TYPES.find((known) => known === value) ?? values.shiftType })
        }
        {...form.errorOf('shiftType')}
      />
      <SegmentedControl
        disabled={!mayWrite}
        aria-label={t('plans.when')}
        data={SPANS.map((value) => ({ value, label: t(`plans.span-${value}`) }))}
        value={values.span}
        onChange={(value) => form.change({ span: SPANS.find((known) => known === value) ?? values.span })}
      />
      {values.span === 'one' ? (
        <TextInput type="date" w={170} label={t('plans.date')} required {...form.text('date')} />
      ) : (
        <TextInput
          type="date"
          styles={{ wrapper: { maxWidth: 170 } }}
          label={t('plans.from')}
          description={t('plans.from-help')}
          {...form.text('from')}
        />
      )}
      <NumberInput
        w={150}
        label={t('plans.pieces')}
        required
        min={0}
        max={MOST_PIECES}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={values.pieces}
        onChange={(value) => form.change({ pieces: typeof value === 'number' ? value : '' })}
        {...form.errorOf('pieces')}
      />
    </MasterDrawer>
  );
};
