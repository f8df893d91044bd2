import { foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';
import { flag, owned, ownedKey, stamps, versioned } from './columns';
import { lines } from './plant';

/**
 * Columns of a two-level reason or defect catalogue of a client: `code` is what entries name,
 * `parent_code` the first-level code it belongs to (null for the first level itself).
 */
const catalogue = () => ({
  ...owned(),
  code: text('code').notNull(),
  parentCode: text('parent_code'),
  nameEn: text('name_en').notNull(),
  nameEs: text('name_es').notNull(),
  /** Place among its siblings; codes of the same place follow their names. */
  position: integer('position').notNull().default(0),
  isActive: flag('is_active').notNull().default(true),
  ...versioned(),
  ...stamps(),
});

/** Why a line stood still. Planned reasons may come off the planned hours (setting `planned_stops`). */
export const downtimeReasons = sqliteTable(
  'downtime_reasons',
  { ...catalogue(), isPlanned: flag('is_planned').notNull().default(false) },
  (t) => [
    ownedKey('downtime_reasons', t),
    unique('downtime_reasons_code').on(t.clientId, t.code),
    index('downtime_reasons_parent').on(t.clientId, t.parentCode),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** Why a work order is held. */
export const holdReasons = sqliteTable('hold_reasons', catalogue(), (t) => [
  ownedKey('hold_reasons', t),
  unique('hold_reasons_code').on(t.clientId, t.code),
  foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
]);

/** What is wrong with a unit. */
export const defectTypes = sqliteTable('defect_types', catalogue(), (t) => [
  ownedKey('defect_types', t),
  unique('defect_types_code').on(t.clientId, t.code),
  foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
]);

/** Lines on which a stop reason is offered; a reason without any is offered on all. */
export const downtimeReasonLines = sqliteTable(
  'downtime_reason_lines',
  { ...owned(), reason: text('reason').notNull(), lineId: integer('line_id').notNull() },
  (t) => [
    unique('downtime_reason_lines_key').on(t.clientId, t.reason, t.lineId),
    foreignKey({
      columns: [t.clientId, t.reason],
      foreignColumns: [downtimeReasons.clientId, downtimeReasons.code],
    }),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
  ],
);

/** Lines on which a defect type is offered; a type without any is offered on all. */
export const defectTypeLines = sqliteTable(
  'defect_type_lines',
  { ...owned(), defectType: text('defect_type').notNull(), lineId: integer('line_id').notNull() },
  (t) => [
    unique('defect_type_lines_key').on(t.clientId, t.defectType, t.lineId),
    foreignKey({
      columns: [t.clientId, t.defectType],
      foreignColumns: [defectTypes.clientId, defectTypes.code],
    }),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
  ],
);
