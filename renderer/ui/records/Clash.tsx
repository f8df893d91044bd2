import { Button, Table } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../Notice';
import { labelOf } from './fields';
import classes from './RecordDrawer.module.css';
import type { ClashView } from './useRecordForm';

const shown = (value: unknown, yes: string, no: string): string => {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) return value.map((one) => shown(one, yes, no)).join(', ');
  if (typeof value === 'object') return Object.values(value).map(String).join(' ');
  return String(value);
};

/** Says that somebody else saved the record first, with both values of every field that differs. */
export const Clash = ({
  form,
  clash,
}: {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly clash: ClashView;
}) => {
  const { t } = useWords();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const labelled = (name: string): string =>
    labelOf((form.current?.elements.namedItem(name) ?? null) as Element | RadioNodeList | null) || name;
  const text = (value: unknown): string => shown(value, t('history.yes'), t('history.no'));
  return (
    <Notice kind="warning">
      {t('form.clash')}
      {clash.fields.length > 0 && (
        <Table className={classes.clash ?? ''} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('form.clash-field')}</Table.Th>
              <Table.Th>{t('form.clash-theirs')}</Table.Th>
              <Table.Th>{t('form.clash-mine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clash.fields.map(({ name, theirs, mine }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{labelled(name)}</Table.Th>
                <Table.Td>{text(theirs)}</Table.Td>
                <Table.Td>{text(mine)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <div className={classes.buttons}>
        <Button ref={first} size="compact-sm" variant="default" onClick={clash.takeTheirs}>
          {t('form.clash-take')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={clash.keepMine}>
          {t('form.clash-keep')}
        </Button>
      </div>
    </Notice>
  );
};
