import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { BothValues, type Side } from '../../ui/BothValues';
import type { Clash } from './bound';
import classes from './dialogs.module.css';

const nameOf = ({ section, key }: Clash): string => `${section}|${key}`;

/** Shows both values of every row that was changed meanwhile; each is settled by choosing one. */
export const ConflictDialog = ({
  clashes,
  client,
  onSettle,
  onClose,
}: {
  readonly clashes: readonly Clash[];
  readonly client: ClientSummary;
  /** By section and key, joined with `|`. */
  readonly onSettle: (choices: ReadonlyMap<string, Side>) => void;
  readonly onClose: () => void;
}) => {
  const { t, format } = useWords();
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(
    new Map(clashes.filter(({ theirs }) => !theirs).map((clash) => [nameOf(clash), 'theirs'])),
  );
  const isSettled = clashes.every((clash) => choices.has(nameOf(clash)));
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t('conflict.title', { count: clashes.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p style={{ marginTop: 0 }}>{t('conflict.text')}</p>
      {clashes.map((clash, at) => {
        const { mine, theirs, isMineVoid, theirsAt } = clash;
        const name = nameOf(clash);
        const theirHead =
          theirsAt === null
            ? t('conflict.theirs-now')
            : t('conflict.theirs', { when: format.time(theirsAt, client.timezone) });
        return (
          <div key={name}>
            <h3 className={classes.section}>{t(`sheet.section-${clash.section}`)}</h3>
            <BothValues
              label={mine[0]?.text ?? ''}
              mine={{ head: t('conflict.mine'), values: isMineVoid ? t('conflict.mine-void') : mine }}
              theirs={{ head: theirHead, values: theirs ?? t('conflict.theirs-void') }}
              chosen={choices.get(name)}
              isMinePossible={theirs !== null}
              isFirst={at === 0}
              onChoose={(side) => setChoices((before) => new Map(before).set(name, side))}
            />
          </div>
        );
      })}
      <div className={classes.foot}>
        <span className={classes.total}>{t('conflict.next')}</span>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button disabled={!isSettled} onClick={() => onSettle(choices)}>
          {t('conflict.submit')}
        </Button>
      </div>
    </Modal>
  );
};
