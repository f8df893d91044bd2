import { Button, Modal, Radio, Table, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Action, ActionVerdict, Judgement } from '../../../electron/contract/actions';
import type { ClientSummary } from '../../../electron/contract/clients';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { amountsOf } from '../kpis/amounts';
import dialogs from '../orders/dialogs.module.css';
import { ActionTrend, useActionTrend } from './ActionTrend';
import { ActionTrendTable } from './ActionTrendTable';
import { useActionSteps } from './useActions';
import { changeText, sliceText, suggestionText } from './words';
import classes from './Actions.module.css';

const VERDICTS = ['MOVED', 'NOT_MOVED', 'TOO_EARLY'] as const satisfies readonly ActionVerdict[];

/** The number at the opening beside that of the days since, side by side, with how they differ. */
const Compared = ({ action, judged }: { readonly action: Action; readonly judged: Judgement }) => {
  const words = useWords();
  const { t, format } = words;
  const amounts = amountsOf(action.kpi, words);
  const { opened } = action;
  const rows = [
    [`${amounts.name} ${amounts.unit}`, amounts.value(opened.value), amounts.value(judged.value)],
    [t('trend.target'), amounts.value(opened.target), amounts.value(judged.target)],
    [amounts.numeratorName, amounts.numerator(opened.numerator), amounts.numerator(judged.numerator)],
    [
      amounts.denominatorName,
      amounts.denominator(opened.denominator),
      amounts.denominator(judged.denominator),
    ],
  ] as const;
  return (
    <Table verticalSpacing={3} data-testid="action-compared">
      <Table.Thead>
        <Table.Tr>
          <Table.Th aria-label={t('actions.compared')} />
          <Table.Th scope="col" ta="right">
            {t('actions.at-opening')}
            <div className={classes.dates}>{format.dateRange(opened.from, opened.to)}</div>
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('actions.since')}
            <div className={classes.dates}>{format.dateRange(judged.from, judged.to)}</div>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, before, now], at) => (
          <Table.Tr key={name} {...(at === 0 ? { className: classes.first ?? '' } : {})}>
            <Table.Th scope="row" fw={400} className={classes.quantity ?? ''}>
              {name}
            </Table.Th>
            <Table.Td ta="right">{before}</Table.Td>
            <Table.Td ta="right">{now}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** Closes an action: shows what the number was and is, asks whether it moved, and takes a remark. */
export const CloseDialog = ({
  action,
  client,
  onClosed,
  onClose,
}: {
  readonly action: Action;
  readonly client: ClientSummary;
  readonly onClosed: () => void;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const { close } = useActionSteps();
  const [typed, setTyped] = useState<{ readonly from?: string; readonly to?: string }>({});
  const [chosen, setChosen] = useState<ActionVerdict | null>(null);
  const [remark, setRemark] = useState('');
  const [isTable, setIsTable] = useState(false);
  const today = todayIn(client.timezone);
  const { clientId, id, version } = action;
  const judging = useQuery(
    procedures.actions.judge.queryOptions({
      input: { clientId, id, ...typed },
      placeholderData: (before) => before,
      staleTime: 0,
    }),
  );
  const judged = judging.data;
  const trend = useActionTrend(action, typed.to ?? judged?.to ?? today);
  const wrong = close.isError
    ? fieldSentences(close.error)
    : judging.isError
      ? fieldSentences(judging.error)
      : {};
  const verdict = chosen ?? judged?.suggested ?? null;
  const dates = { from: typed.from ?? judged?.from ?? '', to: typed.to ?? judged?.to ?? '' };
  const isReady = judged !== undefined && verdict !== null && !judging.isError && !judging.isPlaceholderData;
  const failure = close.error ?? judging.error;
  return (
    <Modal
      opened
      size={980}
      onClose={onClose}
      title={t('actions.close-title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={dialogs.form}
        noValidate
        aria-label={t('actions.close-title')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady || close.isPending) return;
          close.mutate(
            {
              clientId,
              id,
              version,
              from: judged.from,
              to: judged.to,
              verdict,
              remark: remark.trim() || null,
            },
            { onSuccess: onClosed },
          );
        }}
      >
        <p className={dialogs.about}>{action.problem}</p>
        <p className={dialogs.help}>
          {sliceText(
            { kpi: action.kpi, where: action.where, from: dates.from || today, to: dates.to || today },
            words,
          )}
        </p>
        {failure && Object.keys(wrong).length === 0 && (
          <Notice kind="critical">{describeFailure(failure)}</Notice>
        )}
        <div className={dialogs.sideBySide}>
          <TextInput
            type="date"
            label={t('actions.judged-from')}
            max={today}
            value={dates.from}
            onChange={({ currentTarget: { value } }) => value !== '' && setTyped({ ...dates, from: value })}
            {...(wrong['from'] ? { error: wrong['from'] } : {})}
          />
          <TextInput
            type="date"
            label={t('actions.judged-to')}
            max={today}
            value={dates.to}
            onChange={({ currentTarget: { value } }) => value !== '' && setTyped({ ...dates, to: value })}
            {...(wrong['to'] ? { error: wrong['to'] } : {})}
          />
        </div>
        <div className={classes.sides}>
          {judged ? (
            <div
              aria-busy={judging.isPlaceholderData}
              className={judging.isPlaceholderData ? classes.stale : ''}
            >
              <Compared action={action} judged={judged} />
              <p className={classes.change} data-direction={judged.direction} data-testid="action-change">
                {changeText(action.kpi, judged, words)}
              </p>
            </div>
          ) : (
            !judging.isError && <Loading height={190} />
          )}
          <div>
            {isTable ? (
              <ActionTrendTable action={action} trend={trend} />
            ) : (
              <ActionTrend action={action} trend={trend} />
            )}
            <div className={classes.chartBar}>
              <Button
                size="compact-xs"
                variant="default"
                aria-pressed={isTable}
                onClick={() => setIsTable(!isTable)}
              >
                {t(isTable ? 'trend.as-chart' : 'trend.as-table')}
              </Button>
            </div>
          </div>
        </div>
        <Radio.Group
          label={t('actions.did-it-move')}
          {...(judged ? { description: suggestionText(judged, words) } : {})}
          value={verdict ?? ''}
          onChange={(value) => setChosen(VERDICTS.find((one) => one === value) ?? null)}
        >
          <div className={classes.verdicts}>
            {VERDICTS.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`actions.verdict-${value}`)}
                {...(value === verdict ? { 'data-autofocus': true } : {})}
              />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t('actions.remark')}
          autosize
          minRows={2}
          maxLength={2000}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        <div className={dialogs.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={close.isPending} disabled={!isReady}>
            {t('actions.close')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
