import { Button, Drawer, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { DISPOSITIONS, ROOT_CAUSES } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import type { CodeChoice } from '../catalogues/choices';
import { defectTypeName } from '../catalogues/names';
import { defectsOf, notesOf, unitsOf, withDefects, withNotes, type InspectionRow } from './rows';
import { Tally } from './Tally';
import { tallyOf, withCount, type Defect } from './tally';
import classes from './DefectsDrawer.module.css';

const LONGEST_DESCRIPTION = 500;
const LONGEST_SERIAL = 50;

/** A text that is one edit: it is kept when its field is left, also by closing what it stands in. */
const useLeftText = (value: string, onLeave: (text: string) => void) => {
  const [text, setText] = useState(value);
  const keep = useEffectEvent(() => {
    if (text !== value) onLeave(text);
  });
  useEffect(() => () => keep(), []);
  return {
    value: text,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setText(currentTarget.value),
    onBlur: () => {
      if (text !== value) onLeave(text);
    },
  };
};

const DefectFields = ({
  defect,
  place,
  isLocked,
  words: { t, say },
  onChange,
}: {
  readonly defect: Defect;
  /** How many of its type stand before it, and it. */
  readonly place: number;
  readonly isLocked: boolean;
  readonly words: Words;
  readonly onChange: (changes: Partial<Defect>) => void;
}) => {
  const name = t('inspections.defect', { type: defectTypeName(defect.type), place });
  const field = (label: string) => ({ 'aria-label': `${name}: ${label}`, disabled: isLocked });
  const description = useLeftText(defect.description ?? '', (text) =>
    onChange({ description: text.trim() || null }),
  );
  const unit = useLeftText(defect.unitSerial ?? '', (text) => onChange({ unitSerial: text.trim() || null }));
  return (
    <li className={classes.defect} data-defect={defect.type}>
      <span className={classes.defectName}>{name}</span>
      <TextInput
        {...field(t('inspections.description'))}
        placeholder={t('inspections.description')}
        maxLength={LONGEST_DESCRIPTION}
        {...description}
      />
      <TextInput
        {...field(t('inspections.unit'))}
        placeholder={t('inspections.unit')}
        maxLength={LONGEST_SERIAL}
        {...unit}
      />
      <NativeSelect
        {...field(t('inspections.disposition'))}
        value={defect.disposition}
        onChange={({ currentTarget }) =>
          onChange({ disposition: DISPOSITIONS.find((each) => each === currentTarget.value) ?? 'NONE' })
        }
        data={DISPOSITIONS.map((value) => ({ value, label: t(`inspections.disposition-${value}`) }))}
      />
      <NativeSelect
        {...field(t('inspections.root-cause'))}
        value={defect.rootCause ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ rootCause: ROOT_CAUSES.find((each) => each === currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('inspections.no-root-cause') },
          ...ROOT_CAUSES.map((value) => ({ value, label: say({ key: `cause.${value}`, params: {} }) })),
        ]}
      />
    </li>
  );
};

/** The defects of an inspection: their tally, then what is known of each of them. */
export const DefectsDrawer = ({
  row,
  choices,
  isLocked,
  words,
  onChange,
  onClose,
}: {
  readonly row: InspectionRow;
  readonly choices: readonly CodeChoice[];
  readonly isLocked: boolean;
  readonly words: Words;
  readonly onChange: (next: (row: InspectionRow) => InspectionRow) => void;
  readonly onClose: () => void;
}) => {
  const { t, format } = words;
  const defects = defectsOf(row);
  const counts = useMemo(() => tallyOf(defects), [defects]);
  const notes = useLeftText(notesOf(row), (text) => onChange((now) => withNotes(now, text)));
  const change = (at: number, changes: Partial<Defect>): void =>
    onChange((now) =>
      withDefects(
        now,
        defectsOf(now).map((defect, index) => (index === at ? { ...defect, ...changes } : defect)),
      ),
    );
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={t('inspections.defects-of', {
        order: row.typed.workOrder ?? row.saved?.workOrder ?? '',
        operation: row.typed.operation ?? row.saved?.operation ?? '',
      })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.body}>
        {!isLocked && (
          <Tally
            choices={choices}
            counts={counts}
            defective={unitsOf(row, format).defective}
            words={words}
            onCount={(type, count) =>
              onChange((now) => withDefects(now, withCount(defectsOf(now), type, count)))
            }
          />
        )}
        <section aria-label={t('inspections.details')}>
          <h3 className={classes.title}>{t('inspections.details')}</h3>
          {defects.length === 0 && <p className={classes.none}>{t('inspections.no-defects')}</p>}
          <ul className={classes.defects}>
            {defects.map((defect, at) => (
              <DefectFields
                key={`${defect.id ?? 'new'}-${at}`}
                defect={defect}
                place={defects.slice(0, at + 1).filter(({ type }) => type === defect.type).length}
                isLocked={isLocked}
                words={words}
                onChange={(changes) => change(at, changes)}
              />
            ))}
          </ul>
        </section>
        <Textarea
          label={t('inspections.notes')}
          autosize
          minRows={2}
          maxLength={2000}
          disabled={isLocked}
          {...notes}
        />
        <div className={classes.foot}>
          <Button onClick={onClose} data-action="defects-done">
            {t('inspections.done')}
          </Button>
        </div>
      </div>
    </Drawer>
  );
};
