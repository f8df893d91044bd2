import { Button, Modal } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import type { ReadBackLine } from './readBack';
import classes from './dialogs.module.css';

/** Reads a batch back and saves it only on confirm; with warnings the focus does not begin on that button. */
export const ReadBackDialog = ({
  lines,
  title,
  total,
  failure,
  isSaving,
  onEdit,
  onConfirm,
  onClose,
}: {
  readonly lines: readonly ReadBackLine[];
  readonly title: string;
  /** What the sheet makes together once this is saved. */
  readonly total: string;
  readonly failure: string | null;
  readonly isSaving: boolean;
  readonly onEdit: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const confirm = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const warnings = lines.reduce((sum, line) => sum + line.warnings.length, 0);
  useEffect(() => {
    const button = warnings > 0 ? back : confirm;
    // After the dialog's own focus handling.
    const timer = setTimeout(() => button.current?.focus(), 30);
    return () => clearTimeout(timer);
    // Only when the dialog opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isSaving) {
          event.preventDefault();
          onConfirm();
        }
      }}
    >
      <ol className={classes.lines}>
        {lines.map((line) => (
          <li key={line.key} className={classes.line} data-change={line.change}>
            <div className={classes.words}>
              {line.change !== 'create' && (
                <span className={classes.change}>{t(`read-back.change-${line.change}`)} </span>
              )}
              {line.sentence}
              {line.changes.length > 0 && (
                <ul className={classes.changes}>
                  {line.changes.map(({ field, before, after }) => (
                    <li key={field}>
                      {t(`column.${field}`)}: <del>{before || NO_VALUE}</del> → {after || NO_VALUE}
                    </li>
                  ))}
                </ul>
              )}
              {line.warnings.map((warning) => (
                <p key={warning} className={classes.warning}>
                  ▲ {warning}
                </p>
              ))}
            </div>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onEdit(line.key)}
              aria-label={t('read-back.edit-line', { line: line.sentence })}
            >
              {t('read-back.edit')}
            </Button>
          </li>
        ))}
      </ol>
      {failure && <Notice kind="critical">{failure}</Notice>}
      <div className={classes.foot}>
        <span className={classes.total}>{total}</span>
        <Button ref={back} variant="default" onClick={onClose}>
          {t('read-back.back')}
        </Button>
        <Button ref={confirm} loading={isSaving} onClick={onConfirm}>
          {t('read-back.confirm', { count: lines.length })}
        </Button>
      </div>
    </Modal>
  );
};
