import {
  blob,
  foreignKey,
  index,
  integer,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { CLIENT_TYPES, INDUSTRIES } from '../vocabulary';
import { flag, isDate, oneOf, owned, ownedKey, rowId, stamps, versioned } from './columns';

/** A client is a tenant: the customer or business unit whose work is made. Its `id` is every owned row's `client_id`. */
export const clients = sqliteTable(
  'clients',
  {
    ...rowId(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    contact: text('contact'),
    email: text('email'),
    phone: text('phone'),
    location: text('location'),
    /** Employee codes as typed; they may name employees that are imported later. */
    supervisorCode: text('supervisor_code'),
    plannerCode: text('planner_code'),
    engineeringCode: text('engineering_code'),
    clientType: text('client_type', { enum: CLIENT_TYPES }),
    timezone: text('timezone').notNull().default('America/Mexico_City'),
    currency: text('currency').notNull().default('MXN'),
    industry: text('industry', { enum: INDUSTRIES }).notNull().default('general'),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    oneOf('clients_type', t.clientType, CLIENT_TYPES),
    oneOf('clients_industry', t.industry, INDUSTRIES),
  ],
);

/** A person to speak to at a client; the one of the lowest position is the client's contact in files. */
export const clientContacts = sqliteTable(
  'client_contacts',
  {
    ...owned(),
    position: integer('position').notNull().default(0),
    name: text('name').notNull(),
    jobTitle: text('job_title'),
    email: text('email'),
    phone: text('phone'),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    index('client_contacts_client').on(t.clientId, t.position),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

export const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;

/** A client's logo for pages and reports, at most one. */
export const clientLogos = sqliteTable(
  'client_logos',
  {
    ...owned(),
    mediaType: text('media_type', { enum: LOGO_TYPES }).notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
    updatedBy: text('updated_by'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    unique('client_logos_client').on(t.clientId),
    oneOf('client_logos_type', t.mediaType, LOGO_TYPES),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A client's setting from a date on; `valid_from` '0001-01-01' holds for all dates before any other row. */
export const clientSettings = sqliteTable(
  'client_settings',
  {
    ...owned(),
    key: text('key').notNull(),
    value: text('value').notNull(),
    validFrom: text('valid_from').notNull(),
    updatedBy: text('updated_by'),
    updatedAt: text('updated_at').notNull(),
  },
  (t) => [
    unique('client_settings_key').on(t.clientId, t.key, t.validFrom),
    isDate('client_settings_date', t.validFrom),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A period in which rows can no longer be changed; reopening writes a reason and keeps the row. */
export const periodLocks = sqliteTable(
  'period_locks',
  {
    ...owned(),
    fromDate: text('from_date').notNull(),
    toDate: text('to_date').notNull(),
    lockedBy: text('locked_by').notNull(),
    lockedAt: text('locked_at').notNull(),
    reopenedBy: text('reopened_by'),
    reopenedAt: text('reopened_at'),
    reopenReason: text('reopen_reason'),
  },
  (t) => [
    index('period_locks_range').on(t.clientId, t.toDate, t.fromDate),
    isDate('period_locks_from', t.fromDate),
    isDate('period_locks_to', t.toDate),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A named filter of a screen that a user comes back to. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    ...owned(),
    userCode: text('user_code').notNull(),
    page: text('page').notNull(),
    name: text('name').notNull(),
    state: text('state').notNull(),
    ...stamps(),
  },
  (t) => [
    uniqueIndex('saved_views_name').on(t.clientId, t.userCode, t.page, t.name),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A note on any record, or pinned to a date (`table_name` null). */
export const notes = sqliteTable(
  'notes',
  {
    ...owned(),
    tableName: text('table_name'),
    rowId: integer('row_id'),
    noteDate: text('note_date'),
    body: text('body').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: text('written_at').notNull(),
    voidedAt: text('voided_at'),
  },
  (t) => [
    index('notes_record').on(t.clientId, t.tableName, t.rowId),
    index('notes_date').on(t.clientId, t.noteDate),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** What a user has typed and not yet saved, per line, date and shift; kept through crashes, not audited. */
export const drafts = sqliteTable(
  'drafts',
  {
    ...owned(),
    userCode: text('user_code').notNull(),
    kind: text('kind').notNull(),
    scopeKey: text('scope_key').notNull(),
    /** The window that kept it last, by an id of its own making, and the name of the station where that stands. */
    seat: text('seat'),
    station: text('station'),
    content: text('content').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (t) => [
    unique('drafts_place').on(t.clientId, t.userCode, t.kind, t.scopeKey),
    index('drafts_elsewhere').on(t.clientId, t.kind, t.scopeKey),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** One run of an import: which file (SHA-256), which rows (id range), how many. */
export const importBatches = sqliteTable(
  'import_batches',
  {
    ...owned(),
    tableName: text('table_name').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: text('file_hash').notNull(),
    rowsRead: integer('rows_read').notNull(),
    rowsWritten: integer('rows_written').notNull(),
    firstRowId: integer('first_row_id'),
    lastRowId: integer('last_row_id'),
    importedBy: text('imported_by').notNull(),
    importedAt: text('imported_at').notNull(),
  },
  (t) => [ownedKey('import_batches', t), foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] })],
);
