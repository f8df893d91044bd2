import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Words } from '../../i18n/useWords';
import { readTime } from '../../ui/grid/clock';
import { readMinutes } from '../../ui/grid/values';
import { isRunning, timesOf, type StopRow } from './rows';
import { partsOf, type Cut, type Parts } from './split';
import type { ShiftClock } from './times';
import classes from './Stops.module.css';

const cutOf = (by: 'time' | 'minutes', text: string, { format }: Words): Cut | null => {
  if (by === 'time') {
    const at = readTime(text);
    return at === null ? null : { at: at.slice(0, 5) };
  }
  const minutes = readMinutes(text, format);
  return minutes === null || Number.isNaN(minutes) ? null : { minutes };
};

/** Asks where a stop is to be cut, says what both parts would be, and cuts. */
export const SplitDialog = ({
  row,
  shift,
  words,
  onSplit,
  onClose,
}: {
  readonly row: StopRow;
  readonly shift: ShiftClock;
  readonly words: Words;
  readonly onSplit: (parts: Parts) => void;
  readonly onClose: () => void;
}) => {
  const { t, format } = words;
  const { from, to, minutes } = timesOf(row, shift, format);
  const [by, setBy] = useState<'time' | 'minutes'>(from === null ? 'minutes' : 'time');
  const [text, setText] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const cut = cutOf(by, text, words);
  const parts = cut && partsOf(row, cut, shift, format);
  const where = { from: from ?? '', to: to ?? '', minutes: format.exact(minutes) };
  const refusal =
    by === 'minutes'
      ? t('stops.split-not-minutes', where)
      : isRunning(row)
        ? t('stops.split-not-after', where)
        : t('stops.split-not-between', where);
  const told = (part: 'first' | 'second'): string => {
    if (!parts) return '';
    const length = parts[part];
    if (length === null) return t('stops.split-runs-on', { from: parts.at ?? '' });
    const span = part === 'first' ? [parts.from, parts.at] : [parts.at, parts.to];
    return span[0] === null || span[1] === null
      ? t('stops.split-length', { minutes: format.exact(length) })
      : t('stops.split-part', { from: span[0] ?? '', to: span[1] ?? '', minutes: format.exact(length) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('stops.split-title')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (parts) onSplit(parts);
        }}
      >
        {from !== null && (
          <SegmentedControl
            fullWidth
            mb="sm"
            aria-label={t('stops.split-by')}
            value={by}
            onChange={(value) => {
              setBy(value === 'time' ? 'time' : 'minutes');
              setText('');
            }}
            data={[
              { value: 'time', label: t('stops.split-at') },
              { value: 'minutes', label: t('stops.split-after') },
            ]}
          />
        )}
        <TextInput
          key={by}
          data-autofocus
          autoFocus
          label={t(by === 'time' ? 'stops.split-time' : 'stops.split-minutes')}
          description={t(
            isRunning(row)
              ? 'stops.split-of-running'
              : from === null
                ? 'stops.split-of-length'
                : 'stops.split-of',
            where,
          )}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          {...(isAsked && !parts ? { error: refusal } : {})}
        />
        <dl className={classes.parts} aria-live="polite">
          <dt>{t('stops.split-first')}</dt>
          <dd>{told('first') || '–'}</dd>
          <dt>{t('stops.split-second')}</dt>
          <dd>{told('second') || '–'}</dd>
        </dl>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{t('stops.split')}</Button>
        </div>
      </form>
    </Modal>
  );
};
