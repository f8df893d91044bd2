import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Losses } from '../../../electron/contract/losses';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { keepWhile } from '../kpis/keep';
import type { PictureProps } from '../kpis/OwnPictures';
import { Answered } from '../kpis/picture/Answered';
import { asTable, PicturePanel } from '../kpis/picture/PicturePanel';
import { inputOf } from '../kpis/slice';
import { stepsOf, type Step } from './steps';
import classes from '../kpis/picture/Pictures.module.css';

const nameOf = ({ kind, loss, hours }: Step, { t, language }: Words): string => {
  if (kind === 'stop') {
    const reason = (language === 'es' ? loss?.nameEs : loss?.name) ?? loss?.code;
    return reason ? t('losses.stop', { reason }) : t('losses.stop-unnamed');
  }
  if ((kind === 'unaccounted' || kind === 'speed') && hours > 0) return t(`losses.${kind}-gain`);
  return t(`losses.${kind}`);
};

const factorOf = ({ factor }: Step, { value, factors }: Losses, { t, format }: Words): string => {
  if (factor === null || factors === null) return '';
  if (factor === 'oee') return t('losses.oee', { value: format.percentWithUnit(value) });
  return t(factor === 'quality' ? 'losses.quality-factor' : `losses.${factor}`, {
    value: format.percentWithUnit(factors[factor]),
  });
};

const signedHours = (step: Step, { format }: Words): string => {
  if (step.loss === null) return format.hours(step.hours);
  return `${step.hours > 0 ? '+' : step.hours < 0 ? '−' : ''}${format.hours(Math.abs(step.hours))}`;
};

const Track = ({ step, most }: { readonly step: Step; readonly most: number }) => {
  const isGain = step.loss !== null && step.hours > 0;
  const start = Math.min(step.from, step.to);
  const look = step.loss === null ? '' : isGain ? classes.gain : classes.second;
  return (
    <div className={classes.track} aria-hidden>
      <div
        className={`${classes.bar} ${look}`}
        style={{
          left: `${(100 * Math.max(0, start)) / most}%`,
          width: `${(100 * Math.abs(step.to - step.from)) / most}%`,
          minWidth: step.hours === 0 ? 0 : 1,
        }}
      />
    </div>
  );
};

const Waterfall = ({ losses, hasBars }: { readonly losses: Losses; readonly hasBars: boolean }) => {
  const words = useWords();
  const { t, format } = words;
  const steps = stepsOf(losses);
  const most = Math.max(...steps.map(({ from, to }) => Math.max(from, to))) || 1;
  return (
    <div className={classes.scroll} style={{ maxHeight: 'none' }}>
      <Table verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('losses.step')}</Table.Th>
            <Table.Th scope="col" colSpan={2} ta="right">
              {t('losses.hours')}
            </Table.Th>
            <Table.Th scope="col" ta="right" style={{ whiteSpace: 'nowrap' }}>
              {t('losses.share')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('losses.factor')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map((step, at) => (
            <Table.Tr key={at} data-step={step.kind} data-code={step.loss?.code ?? undefined}>
              <Table.Th scope="row" fw={step.loss === null ? 600 : 400}>
                {nameOf(step, words)}
              </Table.Th>
              <Table.Td style={{ width: '30%', minWidth: 120 }}>
                {hasBars && <Track step={step} most={most} />}
              </Table.Td>
              <Table.Td ta="right" fw={600}>
                {signedHours(step, words)}
              </Table.Td>
              <Table.Td ta="right">
                {format.percent((100 * Math.abs(step.hours)) / losses.plannedHours)}
              </Table.Td>
              <Table.Td ta="right" fw={step.factor === 'oee' ? 600 : 400} style={{ whiteSpace: 'nowrap' }}>
                {factorOf(step, losses, words)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};

const textOf = (losses: Losses, words: Words): string => {
  const { t, format } = words;
  return asTable([
    [t('losses.step'), t('losses.hours'), t('losses.share'), t('losses.factor')],
    ...stepsOf(losses).map((step) => [
      nameOf(step, words),
      format.typed(step.hours),
      format.typed((100 * step.hours) / losses.plannedHours),
      factorOf(step, losses, words),
    ]),
  ]);
};

/** What became of the planned hours: stops by reason, time that nobody accounts for, speed, quality, and the good rest. */
export const LossPicture = ({ slice, search, onChange }: PictureProps) => {
  const words = useWords();
  const { t, format, say } = words;
  const query = useQuery(
    procedures.kpi.losses.queryOptions({ input: inputOf(slice), placeholderData: keepWhile({}) }),
  );
  return (
    <PicturePanel
      id="picture-losses"
      title={t('losses.title', { range: format.dateRange(slice.range.from, slice.range.to) })}
      search={search}
      text={query.data && query.data.value !== null ? textOf(query.data, words) : null}
      onChange={onChange}
    >
      <Answered answer={query} height={320}>
        {(losses) => (
          <>
            {losses.value === null ? (
              <p className={classes.none}>{t('losses.none')}</p>
            ) : (
              <Waterfall losses={losses} hasBars={search.view !== 'table'} />
            )}
            {losses.basis && <p className={classes.note}>{t(`losses.basis-${losses.basis}`)}</p>}
            {losses.noteKeys.map((key) => (
              <p key={key} className={classes.note}>
                {say({ key, params: {} })}
              </p>
            ))}
          </>
        )}
      </Answered>
    </PicturePanel>
  );
};
