import { Autocomplete, Button, Select, Table } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { StandardStep } from '../../../electron/contract/standards';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { NO_VALUE, todayIn } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Notice } from '../../ui/Notice';
import { lineText } from '../lines/lineText';
import { useMasterSearch } from '../masters/useMasterSearch';
import { CycleTimeField } from '../products/CycleTimeField';
import { amountOf, cycleText, hoursOfTyped, typedCycle } from '../products/cycleTime';
import { useMay } from '../session/useMay';
import classes from './standards.module.css';

/** Which record of a source it is: the product, the line and since when, the category. */
const recordText = (step: StandardStep, { t, format }: Words): string =>
  [
    step.product,
    step.category,
    step.line && t('standards.of-line', { line: step.line }),
    step.shift && t('standards.of-shift', { shift: step.shift }),
    step.source === 'standard' && step.cycleTimeHours !== null && !step.line && !step.shift
      ? t('standards.of-client')
      : null,
    step.from && t('standards.since', { date: format.date(step.from, 'full') }),
  ]
    .filter(Boolean)
    .join(' · ');

/** A work order's own cycle time, which comes before every other standard. */
const OwnTime = ({
  clientId,
  workOrder,
  hours,
}: {
  readonly clientId: number;
  readonly workOrder: string;
  readonly hours: number | null;
}) => {
  const { t, format } = useWords();
  const [typed, setTyped] = useState(typedCycle(hours, format));
  const [told, setTold] = useState<{ readonly kind: 'critical' | 'plain'; readonly text: string } | null>(
    null,
  );
  const cycleTimeHours = hoursOfTyped(typed, format);
  const save = async (): Promise<void> => {
    try {
      const { reRated } = await api.standards.setOrder({ clientId, workOrder, cycleTimeHours });
      await queryClient.invalidateQueries();
      setTold({ kind: 'plain', text: t('standards.re-rated', { count: reRated }) });
    } catch (error) {
      setTold({ kind: 'critical', text: describeFailure(error) });
    }
  };
  return (
    <>
      <form
        className={classes.own}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CycleTimeField
          name="cycleTimeHours"
          label={t('standards.own', { order: workOrder })}
          help={t('standards.own-help')}
          value={typed}
          onChange={setTyped}
          {...(Number.isNaN(cycleTimeHours) ? { error: t('cycle.wrong') } : {})}
        />
        <Button type="submit" disabled={Number.isNaN(cycleTimeHours) || cycleTimeHours === hours}>
          {t('form.save')}
        </Button>
      </form>
      {told && <Notice kind={told.kind}>{told.text}</Notice>}
    </>
  );
};

/** Which standard some work has on a date, and what every source that comes after it would say. */
export const StandardApplies = ({ client }: { readonly client: ClientSummary }) => {
  const words = useWords();
  const { t, format } = words;
  const { search, change } = useMasterSearch();
  const mayWrite = useMay('write-masters');
  const [text, setText] = useState(search.order ?? '');
  const clientId = client.id;
  const date = search.date ?? todayIn(client.timezone);
  const { order, style, line, shift } = search;
  const standards = useQuery(procedures.standards.list.queryOptions({ input: { clientId } }));
  const styles = useQuery(procedures.routings.list.queryOptions({ input: { clientId } }));
  const orders = useQuery(procedures.orders.search.queryOptions({ input: { clientId, text } }));
  const answer = useQuery(
    procedures.standards.explain.queryOptions({
      input: {
        clientId,
        date,
        ...(order === undefined ? {} : { workOrder: order }),
        ...(order === undefined && style !== undefined ? { style } : {}),
        ...(line === undefined ? {} : { line }),
        ...(shift === undefined ? {} : { shift }),
      },
    }),
  );
  const holding = answer.data?.steps.find(({ cycleTimeHours }) => cycleTimeHours !== null);
  const stateOf = (step: StandardStep): 'holds' | 'weaker' | 'nothing' => {
    if (step === holding) return 'holds';
    return step.cycleTimeHours === null ? 'nothing' : 'weaker';
  };
  const own = answer.data?.steps.find(({ source }) => source === 'work-order')?.cycleTimeHours ?? null;
  const offered = (orders.data ?? []).map(({ code, styleModel }) => ({
    value: code,
    label: styleModel === null ? code : `${code} · ${styleModel}`,
  }));
  return (
    <>
      <div className={classes.question}>
        <Select
          label={t('standards.order')}
          placeholder={t('standards.no-order')}
          searchable
          clearable
          w={210}
          filter={({ options }) => options}
          nothingFoundMessage={t('list.none')}
          data={
            order === undefined || offered.some(({ value }) => value === order)
              ? offered
              : [{ value: order, label: order }, ...offered]
          }
          value={order ?? null}
          onSearchChange={(typed) => setText(typed.split(' · ')[0] ?? '')}
          onChange={(code) => change({ order: code ?? undefined })}
        />
        <Autocomplete
          label={t('products.style')}
          w={170}
          disabled={order !== undefined}
          data={styles.data?.styles ?? []}
          value={order === undefined ? (style ?? '') : (answer.data?.style ?? '')}
          onChange={(typed) => change({ style: typed.trim() === '' ? undefined : typed })}
        />
        <Select
          label={t('standards.line')}
          placeholder={t('standards.no-line')}
          clearable
          w={170}
          data={(standards.data?.lines ?? []).map(({ line: code, name }) => ({
            value: code,
            label: lineText({ code, name }),
          }))}
          value={line ?? null}
          onChange={(code) => change({ line: code ?? undefined })}
        />
        <Select
          label={t('standards.shift')}
          placeholder={t('standards.no-shift')}
          clearable
          w={170}
          data={(standards.data?.shifts ?? []).map(({ shift: code, name }) => ({
            value: code,
            label: `${code} · ${name}`,
          }))}
          value={shift ?? null}
          onChange={(code) => change({ shift: code ?? undefined })}
        />
        <DatePickerInput
          label={t('standards.date')}
          w={170}
          valueFormat="ddd D MMM YYYY"
          value={date}
          onChange={(next) => next && change({ date: next })}
        />
      </div>
      {answer.isError && <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />}
      {holding && holding.cycleTimeHours !== null && (
        <p className={classes.answer} role="status">
          {t('standards.answer', {
            cycle: cycleText(holding.cycleTimeHours, words),
            source: t(`source.${holding.source}`),
          })}
        </p>
      )}
      {answer.data && (
        <Table className={classes.steps ?? ''} verticalSpacing={6} aria-label={t('standards.tab-applies')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('standards.source')}</Table.Th>
              <Table.Th scope="col">{t('standards.record')}</Table.Th>
              <Table.Th scope="col" className={classes.number ?? ''}>
                {t('products.in-minutes')}
              </Table.Th>
              <Table.Th scope="col" className={classes.number ?? ''}>
                {t('standards.confidence')}
              </Table.Th>
              <Table.Th scope="col">{t('standards.standing')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.data.steps.map((step, at) => (
              <Table.Tr key={step.source} data-state={stateOf(step)}>
                <Table.Th scope="row" fw="inherit">
                  {at + 1}. {t(`source.${step.source}`)}
                </Table.Th>
                <Table.Td>{recordText(step, words) || NO_VALUE}</Table.Td>
                <Table.Td className={classes.number ?? ''}>
                  {format.exact(
                    step.cycleTimeHours === null
                      ? null
                      : Number(amountOf(step.cycleTimeHours, 'minutes').toFixed(2)),
                  )}
                </Table.Td>
                <Table.Td className={classes.number ?? ''}>
                  {`${format.integer(step.confidence * 100)}\u00a0%`}
                </Table.Td>
                <Table.Td>
                  {stateOf(step) === 'holds' && '● '}
                  {t(`standards.step-${stateOf(step)}`)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {order !== undefined && answer.data && mayWrite && (
        <OwnTime key={`${order} ${own}`} clientId={clientId} workOrder={order} hours={own} />
      )}
    </>
  );
};
