-- Stops were given a table anew, and a table's triggers go with it: a row stays its client's, and names own or floating employees.
CREATE TRIGGER `downtime_entries_client_is_fixed` BEFORE UPDATE OF `client_id` ON `downtime_entries`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of downtime_entries is fixed'); END;
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
