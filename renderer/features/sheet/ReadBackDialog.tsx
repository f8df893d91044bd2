import { Button, Modal } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { SECTIONS, type ReadBackLine, type SectionName } from './section';
import classes from './dialogs.module.css';

/** A line of a section. */
export type SheetLine = ReadBackLine & { readonly section: SectionName };

const Line = ({
  line,
  isBusy,
  onEdit,
}: {
  readonly line: SheetLine;
  readonly isBusy: boolean;
  readonly onEdit: (line: SheetLine) => void;
}) => {
  const { t } = useWords();
  return (
    <li className={classes.line} data-change={line.change}>
      <div className={classes.words}>
        {line.change !== 'create' && (
          <span className={classes.change}>{t(`read-back.change-${line.change}`)} </span>
        )}
        {line.sentence}
        {line.changes.length > 0 && (
          <ul className={classes.changes}>
            {line.changes.map(({ label, before, after }) => (
              <li key={label}>
                {label}: <del>{before || NO_VALUE}</del> → {after || NO_VALUE}
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
        className={classes.edit}
        disabled={isBusy}
        onClick={() => onEdit(line)}
        aria-label={t('read-back.edit-line', { line: line.sentence })}
      >
        {t('read-back.edit')}
      </Button>
    </li>
  );
};

/** Reads a batch back and saves it only on confirm; with warnings the focus does not begin on that button. */
export const ReadBackDialog = ({
  lines,
  title,
  total,
  failure,
  isSaving,
  isWaiting,
  onEdit,
  onConfirm,
  onClose,
}: {
  readonly lines: readonly SheetLine[];
  readonly title: string;
  /** What the sheet makes together once this is saved. */
  readonly total: string;
  readonly failure: string | null;
  readonly isSaving: boolean;
  /** The connection was lost while it was saved; whether it is saved is not known yet. */
  readonly isWaiting: boolean;
  readonly onEdit: (line: SheetLine) => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const confirm = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const sections = new Set(lines.map(({ section }) => section)).size;
  const warnings = lines.reduce((sum, line) => sum + line.warnings.length, 0);
  const focusFirst = useEffectEvent(() =>
    (warnings > 0 ? back : confirm).current?.focus({ preventScroll: true }),
  );
  useEffect(() => {
    // After the dialog's own focus handling.
    const timer = setTimeout(() => focusFirst(), 30);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat && !isSaving) {
          event.preventDefault();
          onConfirm();
        }
      }}
    >
      {SECTIONS.map((section) => {
        const own = lines.filter((line) => line.section === section);
        if (own.length === 0) return null;
        return (
          <section key={section} aria-label={t(`sheet.section-${section}`)}>
            {sections > 1 && <h3 className={classes.section}>{t(`sheet.section-${section}`)}</h3>}
            <ol className={classes.lines}>
              {own.map((line) => (
                <Line key={line.key} line={line} isBusy={isSaving || isWaiting} onEdit={onEdit} />
              ))}
            </ol>
          </section>
        );
      })}
      {isWaiting && <Notice kind="warning">{t('read-back.waiting')}</Notice>}
      {failure && <Notice kind="critical">{failure}</Notice>}
      <div className={classes.foot}>
        <span className={classes.total}>{total}</span>
        <Button ref={back} variant="default" disabled={isSaving || isWaiting} onClick={onClose}>
          {t('read-back.back')}
        </Button>
        <Button ref={confirm} loading={isSaving || isWaiting} onClick={onConfirm}>
          {t('read-back.confirm', { count: lines.length })}
        </Button>
      </div>
    </Modal>
  );
};
