import { foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';
import { flag, isDate, notNegative, owned, ownedKey, stamps, versioned } from './columns';
import { lines, shifts } from './plant';

/** A product of a client; its standard is `ideal_cycle_ms`, milliseconds of labour per unit. */
export const products = sqliteTable(
  'products',
  {
    ...owned(),
    code: text('code').notNull(),
    styleModel: text('style_model').notNull(),
    partNumber: text('part_number'),
    description: text('description'),
    category: text('category'),
    idealCycleMs: integer('ideal_cycle_ms'),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('products', t),
    unique('products_code').on(t.clientId, t.code),
    index('products_style').on(t.clientId, t.styleModel),
    index('products_part').on(t.clientId, t.partNumber),
    notNegative('products_amounts', t.idealCycleMs),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A size and colour in which a product is made. */
export const productVariants = sqliteTable(
  'product_variants',
  {
    ...owned(),
    productId: integer('product_id').notNull(),
    size: text('size').notNull(),
    colour: text('colour').notNull(),
    /** Place in the order in which sizes and colours were typed. */
    position: integer('position').notNull().default(0),
    isActive: flag('is_active').notNull().default(true),
  },
  (t) => [
    unique('product_variants_key').on(t.clientId, t.productId, t.size, t.colour),
    foreignKey({ columns: [t.clientId, t.productId], foreignColumns: [products.clientId, products.id] }),
  ],
);

/** Opportunities for a defect that one unit of a part offers (DPMO). */
export const partOpportunities = sqliteTable(
  'part_opportunities',
  {
    ...owned(),
    partNumber: text('part_number').notNull(),
    opportunitiesPerUnit: integer('opportunities_per_unit').notNull(),
    description: text('description'),
    notes: text('notes'),
    updatedBy: text('updated_by'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    unique('part_opportunities_part').on(t.clientId, t.partNumber),
    notNegative('part_opportunities_amounts', t.opportunitiesPerUnit),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A step of the work: cutting, sewing, final inspection. */
export const operations = sqliteTable(
  'operations',
  {
    ...owned(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('operations', t),
    unique('operations_code').on(t.clientId, t.code),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** The operations of a style in their order; a null style is the client's default routing. */
export const routingOperations = sqliteTable(
  'routing_operations',
  {
    ...owned(),
    styleModel: text('style_model'),
    position: integer('position').notNull(),
    operationId: integer('operation_id').notNull(),
  },
  (t) => [
    index('routing_operations_style').on(t.clientId, t.styleModel, t.position),
    foreignKey({
      columns: [t.clientId, t.operationId],
      foreignColumns: [operations.clientId, operations.id],
    }),
  ],
);

/** A client's standard cycle time for a line or a shift, from a date on. */
export const standards = sqliteTable(
  'standards',
  {
    ...owned(),
    lineId: integer('line_id'),
    shiftId: integer('shift_id'),
    cycleMs: integer('cycle_ms').notNull(),
    validFrom: text('valid_from').notNull(),
    updatedBy: text('updated_by'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    index('standards_line').on(t.clientId, t.lineId, t.shiftId, t.validFrom),
    isDate('standards_from', t.validFrom),
    notNegative('standards_amounts', t.cycleMs),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({ columns: [t.clientId, t.shiftId], foreignColumns: [shifts.clientId, shifts.id] }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** The industry's default cycle time of a product category, in the client's own table. */
export const categoryStandards = sqliteTable(
  'category_standards',
  {
    ...owned(),
    category: text('category').notNull(),
    cycleMs: integer('cycle_ms').notNull(),
    validFrom: text('valid_from').notNull().default('0001-01-01'),
    ...stamps(),
  },
  (t) => [
    unique('category_standards_key').on(t.clientId, t.category, t.validFrom),
    notNegative('category_standards_amounts', t.cycleMs),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** Target, warning and critical limit of a KPI from a date on, in millionths of the KPI's unit. */
export const targets = sqliteTable(
  'targets',
  {
    ...owned(),
    kpi: text('kpi').notNull(),
    target: integer('target_millionths').notNull(),
    warning: integer('warning_millionths'),
    critical: integer('critical_millionths'),
    validFrom: text('valid_from').notNull(),
    updatedBy: text('updated_by'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    unique('targets_key').on(t.clientId, t.kpi, t.validFrom),
    isDate('targets_from', t.validFrom),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
