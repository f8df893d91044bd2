-- Guards that the schema itself keeps, whoever writes.
--
-- A row never moves to another client: its `client_id` is fixed.
CREATE TRIGGER `attendance_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `attendance_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of attendance_entries is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_client_is_fixed` BEFORE UPDATE OF `client_id` ON `audit_log`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of audit_log is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `category_standards_client_is_fixed` BEFORE UPDATE OF `client_id` ON `category_standards`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of category_standards is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `client_settings_client_is_fixed` BEFORE UPDATE OF `client_id` ON `client_settings`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of client_settings is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `coverage_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `coverage_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of coverage_entries is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `defect_details_client_is_fixed` BEFORE UPDATE OF `client_id` ON `defect_details`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of defect_details is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `defect_types_client_is_fixed` BEFORE UPDATE OF `client_id` ON `defect_types`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of defect_types is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `downtime_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `downtime_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of downtime_entries is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `downtime_reasons_client_is_fixed` BEFORE UPDATE OF `client_id` ON `downtime_reasons`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of downtime_reasons is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `drafts_client_is_fixed` BEFORE UPDATE OF `client_id` ON `drafts`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of drafts is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `employees_client_is_fixed` BEFORE UPDATE OF `client_id` ON `employees`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of employees is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `equipment_client_is_fixed` BEFORE UPDATE OF `client_id` ON `equipment`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of equipment is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `hold_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `hold_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of hold_entries is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `hold_reasons_client_is_fixed` BEFORE UPDATE OF `client_id` ON `hold_reasons`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of hold_reasons is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `hourly_counts_client_is_fixed` BEFORE UPDATE OF `client_id` ON `hourly_counts`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of hourly_counts is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `import_batches_client_is_fixed` BEFORE UPDATE OF `client_id` ON `import_batches`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of import_batches is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `jobs_client_is_fixed` BEFORE UPDATE OF `client_id` ON `jobs`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of jobs is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `kpi_day_client_is_fixed` BEFORE UPDATE OF `client_id` ON `kpi_day`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of kpi_day is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `kpi_day_operation_client_is_fixed` BEFORE UPDATE OF `client_id` ON `kpi_day_operation`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of kpi_day_operation is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `lines_client_is_fixed` BEFORE UPDATE OF `client_id` ON `lines`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of lines is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `notes_client_is_fixed` BEFORE UPDATE OF `client_id` ON `notes`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of notes is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `operations_client_is_fixed` BEFORE UPDATE OF `client_id` ON `operations`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of operations is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `part_opportunities_client_is_fixed` BEFORE UPDATE OF `client_id` ON `part_opportunities`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of part_opportunities is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `period_locks_client_is_fixed` BEFORE UPDATE OF `client_id` ON `period_locks`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of period_locks is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `piece_plans_client_is_fixed` BEFORE UPDATE OF `client_id` ON `piece_plans`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of piece_plans is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `product_variants_client_is_fixed` BEFORE UPDATE OF `client_id` ON `product_variants`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of product_variants is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `production_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `production_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of production_entries is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `products_client_is_fixed` BEFORE UPDATE OF `client_id` ON `products`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of products is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `quality_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `quality_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of quality_entries is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `routing_operations_client_is_fixed` BEFORE UPDATE OF `client_id` ON `routing_operations`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of routing_operations is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `saved_views_client_is_fixed` BEFORE UPDATE OF `client_id` ON `saved_views`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of saved_views is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_breaks_client_is_fixed` BEFORE UPDATE OF `client_id` ON `shift_breaks`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of shift_breaks is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_calendar_client_is_fixed` BEFORE UPDATE OF `client_id` ON `shift_calendar`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of shift_calendar is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_weekdays_client_is_fixed` BEFORE UPDATE OF `client_id` ON `shift_weekdays`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of shift_weekdays is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `shifts_client_is_fixed` BEFORE UPDATE OF `client_id` ON `shifts`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of shifts is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `shipments_client_is_fixed` BEFORE UPDATE OF `client_id` ON `shipments`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of shipments is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `standards_client_is_fixed` BEFORE UPDATE OF `client_id` ON `standards`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of standards is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `targets_client_is_fixed` BEFORE UPDATE OF `client_id` ON `targets`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of targets is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `work_orders_client_is_fixed` BEFORE UPDATE OF `client_id` ON `work_orders`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of work_orders is fixed'); END;
--> statement-breakpoint
-- The audit log only grows.
CREATE TRIGGER `audit_log_refuses_update` BEFORE UPDATE ON `audit_log`
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_refuses_delete` BEFORE DELETE ON `audit_log`
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
--> statement-breakpoint
-- An employee that a row names is the client's own or of the floating pool.
CREATE TRIGGER `attendance_entries_employee_id_on_insert` BEFORE INSERT ON `attendance_entries`
WHEN NEW.`employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `attendance_entries_employee_id_on_update` BEFORE UPDATE OF `employee_id` ON `attendance_entries`
WHEN NEW.`employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `attendance_entries_covered_by_employee_id_on_insert` BEFORE INSERT ON `attendance_entries`
WHEN NEW.`covered_by_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`covered_by_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `attendance_entries_covered_by_employee_id_on_update` BEFORE UPDATE OF `covered_by_employee_id` ON `attendance_entries`
WHEN NEW.`covered_by_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`covered_by_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `coverage_entries_absent_employee_id_on_insert` BEFORE INSERT ON `coverage_entries`
WHEN NEW.`absent_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`absent_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `coverage_entries_absent_employee_id_on_update` BEFORE UPDATE OF `absent_employee_id` ON `coverage_entries`
WHEN NEW.`absent_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`absent_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `coverage_entries_floating_employee_id_on_insert` BEFORE INSERT ON `coverage_entries`
WHEN NEW.`floating_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`floating_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `coverage_entries_floating_employee_id_on_update` BEFORE UPDATE OF `floating_employee_id` ON `coverage_entries`
WHEN NEW.`floating_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`floating_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `downtime_entries_responsible_employee_id_on_insert` BEFORE INSERT ON `downtime_entries`
WHEN NEW.`responsible_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`responsible_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `downtime_entries_responsible_employee_id_on_update` BEFORE UPDATE OF `responsible_employee_id` ON `downtime_entries`
WHEN NEW.`responsible_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`responsible_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `quality_entries_inspector_employee_id_on_insert` BEFORE INSERT ON `quality_entries`
WHEN NEW.`inspector_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`inspector_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `quality_entries_inspector_employee_id_on_update` BEFORE UPDATE OF `inspector_employee_id` ON `quality_entries`
WHEN NEW.`inspector_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`inspector_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
