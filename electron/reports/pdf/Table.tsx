import { Text, View } from '@react-pdf/renderer';
import type { ReportDocument, ReportTable } from '../document';
import { styles } from './styles';

const LEAST_ROOM_BELOW_TITLE = 60;

/** A table: numbers to the right, its title never alone at the foot of a page, its head again on each page. */
export const Table = ({
  table,
  write,
}: {
  readonly table: ReportTable;
  readonly write: ReportDocument['write'];
}) => {
  const cellStyle = (at: number) => {
    const column = table.columns[at];
    return {
      flexGrow: column?.weight ?? 1,
      flexBasis: 0,
      textAlign: column?.kind === 'number' ? ('right' as const) : ('left' as const),
    };
  };
  return (
    <View style={styles.table}>
      <Text style={styles.tableTitle} minPresenceAhead={LEAST_ROOM_BELOW_TITLE}>
        {table.title}
      </Text>
      <View style={styles.head} fixed>
        {table.columns.map(({ label }, at) => (
          <Text key={label} style={[styles.headCell, cellStyle(at)]}>
            {label}
          </Text>
        ))}
      </View>
      {table.rows.map((row, rowAt) => (
        <View key={rowAt} style={styles.row} wrap={false}>
          {table.columns.map((column, at) => (
            <Text key={column.label} style={[styles.cell, cellStyle(at)]}>
              {write(row[at] ?? null, column, table.digitsOf?.(rowAt, at))}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
};
