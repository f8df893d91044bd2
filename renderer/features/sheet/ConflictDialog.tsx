import { Button, Modal, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Entry } from '../../../electron/contract/production';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { INPUT_FIELDS, savedText, textOf, type SheetRow } from './rows';
import classes from './dialogs.module.css';

/** A row that two people saved: as typed here, and as it is saved now (null: voided meanwhile). */
export type Clash = { readonly row: SheetRow; readonly theirs: Entry | null };

type Side = 'mine' | 'theirs';

/** Shows both values of every row that was changed meanwhile; each is settled by choosing one. */
export const ConflictDialog = ({
  clashes,
  client,
  onSettle,
  onClose,
}: {
  readonly clashes: readonly Clash[];
  readonly client: ClientSummary;
  readonly onSettle: (choices: ReadonlyMap<string, Side>) => void;
  readonly onClose: () => void;
}) => {
  const { t, format } = useWords();
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(
    new Map(clashes.filter(({ theirs }) => !theirs).map(({ row }) => [row.key, 'theirs'])),
  );
  const isSettled = clashes.every(({ row }) => choices.has(row.key));
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t('conflict.title', { count: clashes.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p style={{ marginTop: 0 }}>{t('conflict.text')}</p>
      {clashes.map(({ row, theirs }, at) => {
        const mine = (field: (typeof INPUT_FIELDS)[number]) => textOf(row, field, format);
        const saved = (field: (typeof INPUT_FIELDS)[number]) => savedText(theirs, field, format);
        const fields = INPUT_FIELDS.filter(
          (field) =>
            ['workOrder', 'unitsProduced', 'unitsDefective'].includes(field) || mine(field) !== saved(field),
        );
        const side = (name: Side, text: (field: (typeof INPUT_FIELDS)[number]) => string, head: string) => (
          <UnstyledButton
            className={classes.side}
            role="radio"
            aria-checked={choices.get(row.key) === name}
            data-autofocus={at === 0 && name === 'mine' ? true : undefined}
            data-chosen={choices.get(row.key) === name || undefined}
            disabled={name === 'mine' && !theirs}
            onClick={() => setChoices((before) => new Map(before).set(row.key, name))}
          >
            <span className={classes.sideHead}>
              {choices.get(row.key) === name ? '●' : '○'} {head}
            </span>
            {name === 'mine' && row.voidReason !== null ? (
              <span>{t('conflict.mine-void')}</span>
            ) : name === 'theirs' && !theirs ? (
              <span>{t('conflict.theirs-void')}</span>
            ) : (
              <dl className={classes.values}>
                {fields.map((field) => (
                  <div key={field} style={{ display: 'contents' }}>
                    <dt>{t(`column.${field}`)}</dt>
                    <dd className={mine(field) !== saved(field) ? classes.differs : undefined}>
                      {text(field) || NO_VALUE}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </UnstyledButton>
        );
        return (
          <div key={row.key} role="radiogroup" aria-label={mine('workOrder')} className={classes.sides}>
            {side('mine', mine, t('conflict.mine'))}
            {side(
              'theirs',
              saved,
              theirs
                ? t('conflict.theirs', { when: format.time(theirs.updatedAt, client.timezone) })
                : t('conflict.theirs-now'),
            )}
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
