import { Table } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import classes from './Profile.module.css';

/** Made up, so that every kind of number is there: thousands, decimals, a sign, a place without a value. */
const ROWS = [
  { date: '2026-03-02', pieces: 12_480, hours: 1234.5, efficiency: 83.34, change: 1.2 },
  { date: '2026-03-03', pieces: 9_765, hours: 987.25, efficiency: 79.9, change: -3.4 },
  { date: '2026-03-04', pieces: 0, hours: 0, efficiency: null, change: null },
] as const;

const AT = '2026-03-04T14:02:00Z';

/** How a table looks with what is chosen: the rows' height and every kind of number. */
export const Preview = () => {
  const { t, format } = useWords();
  return (
    <section className={classes.section} aria-labelledby="profile-preview">
      <h2 id="profile-preview" className={classes.title}>
        {t('profile.preview')}
      </h2>
      <div className={classes.preview}>
        <Table data-testid="preview">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('profile.preview-date')}</Table.Th>
              <Table.Th className={classes.number}>{t('profile.preview-pieces')}</Table.Th>
              <Table.Th className={classes.number}>{t('profile.preview-hours')}</Table.Th>
              <Table.Th className={classes.number}>{t('kpi.efficiency')}</Table.Th>
              <Table.Th className={classes.number}>{t('profile.preview-change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ROWS.map((row) => (
              <Table.Tr key={row.date}>
                <Table.Td>{format.date(row.date)}</Table.Td>
                <Table.Td className={classes.number}>{format.integer(row.pieces)}</Table.Td>
                <Table.Td className={classes.number}>{format.hours(row.hours)}</Table.Td>
                <Table.Td className={classes.number}>{format.percentWithUnit(row.efficiency)}</Table.Td>
                <Table.Td className={classes.number}>{format.signed(row.change)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className={classes.note}>{t('profile.preview-note', { at: format.dateTime(AT, 'UTC') })}</p>
    </section>
  );
};
