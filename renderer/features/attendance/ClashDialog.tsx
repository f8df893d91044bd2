import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { AttendanceSheet } from '../../../electron/contract/attendance';
import { useWords } from '../../i18n/useWords';
import { BothValues, type RowValue, type Side } from '../../ui/BothValues';
import { typedOf, type Clash, type Typed } from './rows';
import { stateText } from './words';
import classes from './Attendance.module.css';

/** Shows both values of everybody whose record somebody else changed meanwhile; each is settled by choosing one. */
export const ClashDialog = ({
  clashes,
  sheet,
  onSettle,
  onClose,
}: {
  readonly clashes: readonly Clash[];
  readonly sheet: AttendanceSheet;
  /** The people whose records hold; of the others what is typed. */
  readonly onSettle: (theirs: readonly number[]) => void;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const [choices, setChoices] = useState<ReadonlyMap<number, Side>>(
    new Map(
      clashes.flatMap(({ row }) =>
        row.readOnlyBecause === null ? [] : [[row.employee.id, 'theirs'] as const],
      ),
    ),
  );
  const valuesOf = (typed: Typed, { row }: Clash): RowValue[] => {
    const { coveredById: id } = typed;
    const helper = row.coveredBy?.id === id ? row.coveredBy : sheet.helpers.find((each) => each.id === id);
    return [
      { field: 'state', label: t('attendance.state'), text: stateText(typed, row, words), isShown: true },
      { field: 'cover', label: t('attendance.cover'), text: helper?.name ?? '' },
      { field: 'notes', label: t('attendance.notes'), text: typed.notes ?? '' },
    ];
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('conflict.title', { count: clashes.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.told}>{t('conflict.text')}</p>
      {clashes.map((clash, at) => {
        const { employee, readOnlyBecause } = clash.row;
        return (
          <section key={employee.id} aria-label={employee.name}>
            <h3 className={classes.clashName}>
              {employee.name} <span className={classes.told}>{employee.code}</span>
            </h3>
            {readOnlyBecause && <p className={classes.told}>{words.say(readOnlyBecause)}</p>}
            <BothValues
              label={employee.name}
              mine={{ head: t('conflict.mine'), values: valuesOf(clash.mine, clash) }}
              theirs={{ head: t('conflict.theirs-now'), values: valuesOf(typedOf(clash.row), clash) }}
              chosen={choices.get(employee.id)}
              isMinePossible={readOnlyBecause === null}
              isFirst={at === 0}
              onChoose={(side) => setChoices((before) => new Map(before).set(employee.id, side))}
            />
          </section>
        );
      })}
      <div className={classes.foot}>
        <span className={classes.told}>{t('conflict.next')}</span>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={clashes.some(({ row }) => !choices.has(row.employee.id))}
          onClick={() =>
            onSettle(clashes.map(({ row }) => row.employee.id).filter((id) => choices.get(id) === 'theirs'))
          }
        >
          {t('conflict.submit')}
        </Button>
      </div>
    </Modal>
  );
};
