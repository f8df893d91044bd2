import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ACTION_VERDICTS } from '../vocabulary';
import { clients } from './clients';
import { isDate, oneOf, owned, stamps, versioned, voidable } from './columns';
import { employees } from './people';

/**
 * What somebody undertakes against a KPI's number: the number as the engine told it at the opening, of shift dates
 * narrowed by codes (`narrowing`, JSON), in the KPI's unit; and, once closed, the number that the action was judged by.
 * Closed is what has a verdict; an action that is opened again has none, and its history keeps the old one.
 */
export const actions = sqliteTable(
  'actions',
  {
    ...owned(),
    kpi: text('kpi').notNull(),
    fromDate: text('from_date').notNull(),
    toDate: text('to_date').notNull(),
    narrowing: text('narrowing').notNull(),
    problem: text('problem').notNull(),
    countermeasure: text('countermeasure').notNull(),
    ownerEmployeeId: integer('owner_employee_id')
      .notNull()
      .references(() => employees.id),
    dueDate: text('due_date').notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: text('opened_at').notNull(),
    /** The date of the opening in the client's time zone. */
    openedOn: text('opened_on').notNull(),
    openedValue: real('opened_value'),
    openedNumerator: real('opened_numerator'),
    openedDenominator: real('opened_denominator'),
    openedTarget: real('opened_target'),
    closedBy: text('closed_by'),
    closedAt: text('closed_at'),
    judgedFrom: text('judged_from'),
    judgedTo: text('judged_to'),
    closedValue: real('closed_value'),
    closedNumerator: real('closed_numerator'),
    closedDenominator: real('closed_denominator'),
    closedTarget: real('closed_target'),
    verdict: text('verdict', { enum: ACTION_VERDICTS }),
    closingRemark: text('closing_remark'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    index('actions_of_client').on(t.clientId, t.openedOn),
    index('actions_of_kpi').on(t.clientId, t.kpi, t.openedOn),
    index('actions_open')
      .on(t.clientId, t.dueDate)
      .where(sql`closed_at is null and voided_at is null`),
    oneOf('actions_verdict', t.verdict, ACTION_VERDICTS),
    isDate('actions_from', t.fromDate),
    isDate('actions_to', t.toDate),
    isDate('actions_due', t.dueDate),
    isDate('actions_opened_on', t.openedOn),
    isDate('actions_judged_from', t.judgedFrom),
    isDate('actions_judged_to', t.judgedTo),
    check(
      'actions_closed_whole',
      sql`(${t.closedAt} is null) = (${t.verdict} is null) and (${t.closedAt} is null) = (${t.judgedTo} is null)`,
    ),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
