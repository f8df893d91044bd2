CREATE TRIGGER `actions_client_is_fixed` BEFORE UPDATE OF `client_id` ON `actions`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of actions is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `actions_owner_employee_id_on_insert` BEFORE INSERT ON `actions`
WHEN NEW.`owner_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`owner_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `actions_owner_employee_id_on_update` BEFORE UPDATE OF `owner_employee_id` ON `actions`
WHEN NEW.`owner_employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`owner_employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
-- What an action was opened against stays what it was, whoever writes.
CREATE TRIGGER `actions_opening_is_fixed`
BEFORE UPDATE OF `id`, `kpi`, `from_date`, `to_date`, `narrowing`, `opened_by`, `opened_at`, `opened_on`,
  `opened_value`, `opened_numerator`, `opened_denominator`, `opened_target` ON `actions`
BEGIN SELECT RAISE(ABORT, 'the opening of actions is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `actions_voided_is_fixed` BEFORE UPDATE ON `actions`
WHEN OLD.`voided_at` IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a voided row of actions is fixed'); END;
