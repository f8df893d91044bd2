import { Button, Modal, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { Clash } from './bound';
import type { RowValue } from './section';
import classes from './dialogs.module.css';

type Side = 'mine' | 'theirs';

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
        const differs = (index: number) => mine[index]?.text !== theirs?.[index]?.text;
        const side = (which: Side, values: readonly RowValue[] | null, head: string) => (
          <UnstyledButton
            className={classes.side}
            role="radio"
            aria-checked={choices.get(name) === which}
            data-autofocus={at === 0 && which === 'mine' ? true : undefined}
            data-chosen={choices.get(name) === which || undefined}
            disabled={which === 'mine' && !theirs}
            onClick={() => setChoices((before) => new Map(before).set(name, which))}
          >
            <span className={classes.sideHead}>
              {choices.get(name) === which ? '●' : '○'} {head}
            </span>
            {which === 'mine' && isMineVoid ? (
              <span>{t('conflict.mine-void')}</span>
            ) : values === null ? (
              <span>{t('conflict.theirs-void')}</span>
            ) : (
              <dl className={classes.values}>
                {values.map(({ field, label, text, isShown }, index) =>
                  isShown || differs(index) ? (
                    <div key={field} style={{ display: 'contents' }}>
                      <dt>{label}</dt>
                      <dd className={differs(index) ? classes.differs : undefined}>{text || NO_VALUE}</dd>
                    </div>
                  ) : null,
                )}
              </dl>
            )}
          </UnstyledButton>
        );
        return (
          <div key={name} className={classes.clash}>
            <h3 className={classes.section}>{t(`sheet.section-${clash.section}`)}</h3>
            <div role="radiogroup" aria-label={mine[0]?.text ?? ''} className={classes.sides}>
              {side('mine', mine, t('conflict.mine'))}
              {side(
                'theirs',
                theirs,
                theirsAt === null
                  ? t('conflict.theirs-now')
                  : t('conflict.theirs', { when: format.time(theirsAt, client.timezone) }),
              )}
            </div>
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
