import { foreignKey, index, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';
import { flag, owned, ownedKey, stamps } from './columns';

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
  isActive: flag('is_active').notNull().default(true),
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
